namespace KeyAccount.Rules.Execution;

/// <summary>
/// The nodes of a program while it is planned. Equal nodes are made once, whoever asks for them; bit logic is simplified as it is made.
/// </summary>
internal sealed class NodeGraph
{
    private readonly Dictionary<Key, Node> _made = [];
    private readonly List<Node> _nodes = [];
    private readonly List<Space> _spaces = [Space.Root()];

    /// <summary>All nodes, each after those it reads.</summary>
    public IReadOnlyList<Node> Nodes => _nodes;

    public IReadOnlyList<Space> Spaces => _spaces;

    public Space Root => _spaces[0];

    /// <summary>Things that nodes keep from chunk to chunk.</summary>
    public int StateCount { get; private set; }

    private readonly record struct Key(Type Kind, int A, int B, int C, int D, object? More);

    public int NewState() => StateCount++;

    public Space NewSpace(Space parent)
    {
        var space = Space.Below(parent, _spaces.Count);
        _spaces.Add(space);
        return space;
    }

    /// <summary>The node that these operands and this further object make; made by <paramref name="make"/> where there is none yet.</summary>
    public T Get<T>(Func<T> make, Node? a = null, Node? b = null, Node? c = null, Node? d = null, object? more = null)
        where T : Node
    {
        var key = new Key(typeof(T), a?.Id ?? -1, b?.Id ?? -1, c?.Id ?? -1, d?.Id ?? -1, more);
        if (_made.TryGetValue(key, out var known)) return (T)known;
        var node = make();
        _made.Add(key, node);
        return Add(node);
    }

    public T Add<T>(T node)
        where T : Node
    {
        node.Id = _nodes.Count;
        _nodes.Add(node);
        return node;
    }

    // ---- bit logic --------------------------------------------------------------------------------------------------------------

    public BitsNode All(Space space) => Get(() => new ConstantBits(space, true), more: (space, true));

    public BitsNode None(Space space) => Get(() => new ConstantBits(space, false), more: (space, false));

    public BitsNode Constant(Space space, bool value) => value ? All(space) : None(space);

    public BitsNode And(BitsNode a, BitsNode b)
    {
        if (ReferenceEquals(a, b) || IsAll(b) || IsNone(a)) return a;
        if (IsAll(a) || IsNone(b)) return b;
        if (Inner(b) is { } notB) return Without(a, notB);
        if (Inner(a) is { } notA) return Without(b, notA);

        // k & ~x & k & ~y is k & ~(x | y), and the or is often there already.
        if (a is LogicNode { Operator: BitOperator.Without } x && b is LogicNode { Operator: BitOperator.Without } y && ReferenceEquals(x.A, y.A))
            return Without(x.A, Or(x.B!, y.B!));
        if (Absorbs(a, b, BitOperator.Or)) return a;
        if (Absorbs(b, a, BitOperator.Or)) return b;
        return Logic(BitOperator.And, a, b);
    }

    public BitsNode Or(BitsNode a, BitsNode b)
    {
        if (ReferenceEquals(a, b) || IsNone(b) || IsAll(a)) return a;
        if (IsNone(a) || IsAll(b)) return b;
        if (ReferenceEquals(Inner(a), b) || ReferenceEquals(Inner(b), a)) return All(a.Space);

        // x | k & ~x is x | k; and a text that is one of the policy's is known.
        if (b is LogicNode { Operator: BitOperator.Without } x && ReferenceEquals(x.B, a)) return Or(a, x.A);
        if (a is LogicNode { Operator: BitOperator.Without } y && ReferenceEquals(y.B, b)) return Or(b, y.A);
        if (IsPart(a, b)) return b;
        if (IsPart(b, a)) return a;
        if (Absorbs(a, b, BitOperator.And)) return a;
        if (Absorbs(b, a, BitOperator.And)) return b;
        return Logic(BitOperator.Or, a, b);
    }

    public BitsNode Without(BitsNode a, BitsNode b)
    {
        if (IsNone(b) || IsNone(a)) return a;
        if (ReferenceEquals(a, b) || IsAll(b)) return None(a.Space);
        if (IsAll(a)) return Not(b);
        if (Inner(b) is { } notB) return And(a, notB);
        return Get(() => new LogicNode(BitOperator.Without, a, b), a, b, more: BitOperator.Without);
    }

    public BitsNode Not(BitsNode a)
    {
        if (a is ConstantBits constant) return Constant(a.Space, !constant.Value);
        return Inner(a) ?? Get(() => new LogicNode(BitOperator.Not, a, null), a, more: BitOperator.Not);
    }

    public static bool IsAll(BitsNode bits) => bits is ConstantBits { Value: true };

    public static bool IsNone(BitsNode bits) => bits is ConstantBits { Value: false };

    /// <summary>Whether two bitmaps are each other's opposites.</summary>
    public static bool AreOpposite(BitsNode a, BitsNode b) => ReferenceEquals(Inner(a), b) || ReferenceEquals(Inner(b), a) || (IsAll(a) && IsNone(b)) || (IsNone(a) && IsAll(b));

    /// <summary>What a not negates.</summary>
    private static BitsNode? Inner(BitsNode bits) => bits is LogicNode { Operator: BitOperator.Not } not ? not.A : null;

    /// <summary>Whether <paramref name="b"/> is an and (or an or) with <paramref name="a"/> in it.</summary>
    private static bool Absorbs(BitsNode a, BitsNode b, BitOperator op) =>
        b is LogicNode logic && logic.Operator == op && (ReferenceEquals(logic.A, a) || ReferenceEquals(logic.B, a));

    /// <summary>Whether the rows that are one text are among those that are known.</summary>
    private static bool IsPart(BitsNode text, BitsNode known) => text is OneTextNode one && known is KnownTextsNode all && ReferenceEquals(one.Texts, all.Texts);

    /// <summary>And and or do not mind the order of their operands.</summary>
    private LogicNode Logic(BitOperator op, BitsNode a, BitsNode b)
    {
        if (a.Id > b.Id) (a, b) = (b, a);
        return Get(() => new LogicNode(op, a, b), a, b, more: op);
    }
}
