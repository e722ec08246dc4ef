using System.Globalization;
using KeyAccount.Rules.Execution;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Planning;

/// <content>Parts that run value by value: a node of the same plan, which reads columns and gives a column.</content>
internal sealed partial class ExpressionLowering
{
    private Lowered Part(BoundPart e)
    {
        var facts = new Dictionary<Syntax, int>(ReferenceEqualityComparer.Instance);
        var lowered = new List<Lowered>();
        var computed = new List<bool>();
        foreach (var fact in e.Facts)
        {
            if (!facts.TryAdd(fact.Syntax, lowered.Count)) continue;
            lowered.Add(Lower(fact.Value));
            computed.Add(fact.Value.IsComputed);
        }

        var code = FeelCompiler.CompilePart(e.Syntax, e.Source, facts, e.Places);
        if (lowered.Count == 0) return Folded(e, code);
        var space = lowered.Select(f => f.Space).Aggregate(Space.Deeper);
        PartInput[] inputs = [.. lowered.Select((fact, i) => Input(BroadcastAny(fact, space), computed[i]))];
        var part = new RowPart(code, inputs, limits);
        var same = (space, e.Syntax, NodesOf(inputs));
        if (e.Type.Kind == FeelKind.String)
        {
            var texts = graph.Get(() => new PartTexts(space, part, graph.NewState(), graph.NewState()), more: same);
            return new LoweredText(texts, Known(texts));
        }

        var numbers = graph.Get(() => new PartNumbers(space, part, e.Type.Kind, graph.NewState()), more: same);
        var known = graph.Get(() => new PartKnown(numbers), numbers);
        var value = new LoweredNumber(numbers, known, e.Type.Kind == FeelKind.Date);
        return e.Type.Kind == FeelKind.Boolean ? Within(known, Cut(value, 1)) : value;
    }

    /// <summary>A part that reads nothing has one value, found once.</summary>
    private Lowered Folded(BoundPart e, Code code)
    {
        var value = new RowPart(code, [], limits).Run(new FeelRun(limits));
        object? constant = (e.Type.Kind, value) switch
        {
            (FeelKind.Boolean, FeelBoolean truth) => truth.Value,
            (FeelKind.String, FeelString text) => text.Value,
            (FeelKind.Number, FeelNumber number) => number.Value,
            (FeelKind.Date, FeelDate date) => date.ToDateOnly(),
            _ => null,
        };
        return Constant(e.Type, constant);
    }

    /// <summary>What a part reads, node by node: parts of the same syntax that read the same are one.</summary>
    private static string NodesOf(IEnumerable<PartInput> inputs) =>
        string.Join(';', inputs.Select(i => string.Join(',', i.Nodes.Select(n => n.Id.ToString(CultureInfo.InvariantCulture)))));

    private PartInput Input(Lowered fact, bool isComputed) => fact switch
    {
        LoweredTruth v => new TruthInput(v.Yes, v.No),
        LoweredNumber { IsDate: true } v => new NumberInput(v.Values, v.Known, day => FeelDate.Of(DateOnly.FromDayNumber((int)day))),
        LoweredNumber v => new NumberInput(v.Values, v.Known, isComputed ? FeelValue.Computed : FeelValue.Of),
        LoweredText v => new TextInput(v.Codes),
        LoweredList v => new ListInput(v.Segments, v.Known, Input(v.Element, isComputed)),
        LoweredRecord { List: { } list } v => new RecordInput([.. list.Items.Inputs.Select(field => (field.Name, Input(Field(v, field), isComputed: false)))], v.Rows),
        _ => new UnknownInput(),
    };

    /// <summary>Values of a row's, lists among them, for each of its elements in a deeper space.</summary>
    private Lowered BroadcastAny(Lowered value, Space space) => value is LoweredList list ? Expand(list, space) : Broadcast(value, space);
}
