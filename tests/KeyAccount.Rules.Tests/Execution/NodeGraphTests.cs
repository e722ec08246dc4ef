using KeyAccount.Rules.Execution;

namespace KeyAccount.Rules.Tests.Execution;

/// <summary>What the graph makes simpler keeps its truth table. Tables have a bit for each of the 64 ways in which six bitmaps can meet.</summary>
public sealed class NodeGraphTests
{
    private static readonly ulong[] Ways = [0xAAAAAAAAAAAAAAAA, 0xCCCCCCCCCCCCCCCC, 0xF0F0F0F0F0F0F0F0, 0xFF00FF00FF00FF00, 0xFFFF0000FFFF0000, 0xFFFFFFFF00000000];

    private readonly NodeGraph _graph = new();
    private readonly Dictionary<BitsNode, ulong> _leaves = [];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Simplified_logic_keeps_its_truth_table(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 100; round++)
        {
            var made = Leaves().ToList();
            for (var i = 0; i < 60; i++)
            {
                // Near ones often, so that the rules meet what they look for.
                var (a, b) = (made[random.Next(made.Count)], made[random.Next(2) == 0 ? made.Count - 1 - random.Next(Math.Min(4, made.Count)) : random.Next(made.Count)]);
                var (node, expected) = random.Next(4) switch
                {
                    0 => (_graph.And(a.Node, b.Node), a.Table & b.Table),
                    1 => (_graph.Or(a.Node, b.Node), a.Table | b.Table),
                    2 => (_graph.Without(a.Node, b.Node), a.Table & ~b.Table),
                    _ => (_graph.Not(a.Node), ~a.Table),
                };
                Assert.Equal(expected, Table(node));
                made.Add((node, expected));
            }
        }
    }

    [Fact]
    public void What_is_asked_for_twice_is_made_once()
    {
        var (a, b, c) = (Leaf(0), Leaf(1), Leaf(2));
        Assert.Same(_graph.And(a, b), _graph.And(b, a));
        Assert.Same(_graph.Or(a, b), _graph.Or(b, a));
        Assert.Same(_graph.Not(a), _graph.Not(a));
        Assert.NotSame(_graph.Without(a, b), _graph.Without(b, a));
        Assert.NotSame(_graph.And(a, b), _graph.Or(a, b));
        Assert.NotSame(_graph.And(a, b), _graph.And(a, c));
    }

    [Fact]
    public void Rules_leave_less_to_compute()
    {
        var (k, a, b) = (Leaf(0), Leaf(1), Leaf(2));
        Assert.Same(a, _graph.Not(_graph.Not(a)));
        Assert.Same(a, _graph.And(a, _graph.Or(a, b)));
        Assert.Same(a, _graph.Or(a, _graph.And(a, b)));
        Assert.Same(_graph.Or(k, a), _graph.Or(a, _graph.Without(k, a)));
        Assert.Same(_graph.Without(k, _graph.Or(a, b)), _graph.And(_graph.Without(k, a), _graph.Without(k, b)));
        Assert.Same(_graph.Without(a, b), _graph.And(a, _graph.Not(b)));
        Assert.True(NodeGraph.IsAll(_graph.Or(a, _graph.Not(a))));
        Assert.True(NodeGraph.IsNone(_graph.And(a, _graph.Not(a))));
        Assert.True(NodeGraph.AreOpposite(a, _graph.Not(a)));
        Assert.False(NodeGraph.AreOpposite(a, _graph.Not(b)));
        var texts = _graph.Get(() => new ColumnTexts(_graph.Root, new ColumnPlace(-1, 5)));
        var (known, one) = (_graph.Get(() => new KnownTextsNode(texts), texts), _graph.Get(() => new OneTextNode(texts, "x"), texts, more: "x"));
        Assert.Same(known, _graph.Or(one, known));
    }

    /// <summary>All, none, four bitmaps of which nothing is known, and a text that is one of the policy's only where it is known.</summary>
    private IEnumerable<(BitsNode Node, ulong Table)> Leaves()
    {
        yield return (_graph.All(_graph.Root), ulong.MaxValue);
        yield return (_graph.None(_graph.Root), 0);
        for (var i = 0; i < 4; i++) yield return (Leaf(i), Ways[i]);
        var texts = _graph.Get(() => new ColumnTexts(_graph.Root, new ColumnPlace(-1, 5)));
        yield return Keep(_graph.Get(() => new KnownTextsNode(texts), texts), Ways[5]);
        yield return Keep(_graph.Get(() => new OneTextNode(texts, "x"), texts, more: "x"), Ways[5] & Ways[4]);
    }

    private BitsNode Leaf(int i) => Keep(_graph.Get(() => new ColumnTruths(_graph.Root, new ColumnPlace(-1, i)), more: i), Ways[i]).Node;

    private (BitsNode Node, ulong Table) Keep(BitsNode node, ulong table)
    {
        _leaves[node] = table;
        return (node, table);
    }

    private ulong Table(BitsNode node) => node switch
    {
        ConstantBits constant => constant.Value ? ulong.MaxValue : 0,
        LogicNode { Operator: BitOperator.And } and => Table(and.A) & Table(and.B!),
        LogicNode { Operator: BitOperator.Or } or => Table(or.A) | Table(or.B!),
        LogicNode { Operator: BitOperator.Without } without => Table(without.A) & ~Table(without.B!),
        LogicNode not => ~Table(not.A),
        _ => _leaves[node],
    };
}
