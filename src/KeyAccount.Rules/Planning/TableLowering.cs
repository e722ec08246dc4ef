using System.Globalization;
using KeyAccount.Rules.Execution;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Planning;

/// <summary>Turns decision tables into nodes (semantics, section 7).</summary>
internal sealed class TableLowering
{
    private readonly ExpressionLowering _expressions;
    private readonly PartLowering _parts;
    private readonly NodeGraph _graph;
    private readonly DecisionTable _table;

    /// <summary>The rules as the hit policy ranks them, each with its truth.</summary>
    private readonly (TableRule Rule, LoweredTruth Truth)[] _rules;

    /// <summary>For each rule, the rows in which it or one before it holds; first of all none.</summary>
    private readonly BitsNode[] _earlier;

    public TableLowering(DecisionTable table, ExpressionLowering expressions, PartLowering parts)
    {
        (_table, _expressions, _parts, _graph) = (table, expressions, parts, expressions.Graph);
        _rules = [.. table.Ranked.Select(r => (r, expressions.TruthIn(_graph.Root, r.Condition)))];
        _earlier = new BitsNode[_rules.Length + 1];
        _earlier[0] = _graph.None(_graph.Root);
        for (var i = 0; i < _rules.Length; i++) _earlier[i + 1] = _graph.Or(_earlier[i], _rules[i].Truth.Yes);
    }

    private BitsNode Any => _earlier[^1];

    public TableNodes Lower()
    {
        var candidates = _table.IsSingleHit ? Candidates() : [];
        var violated = Violated();
        return new TableNodes(
            [.. Enumerable.Range(0, _table.Outputs.Length).Select(o => _table.IsSingleHit ? Answer(o, candidates, violated) : Answers(o))],
            _table.IsSingleHit ? Deciding(candidates, violated) : _expressions.Constant(null, _graph.Root),
            new LoweredNumber(Matches(), AllDecided()),
            new LoweredTruth(violated, _graph.Not(violated)));
    }

    // ---- one rule gives the answer ------------------------------------------------------------------------------------------------

    /// <summary>For each rule the rows in which it may be the one that counts.</summary>
    private BitsNode[] Candidates() => [.. _rules.Select((r, i) => _table.HitPolicy is HitPolicy.First or HitPolicy.Priority
        ? _graph.Without(_graph.Not(r.Truth.No), _earlier[i])
        : _graph.Or(r.Truth.Yes, _graph.Without(_graph.Not(r.Truth.No), Any)))];

    /// <summary>The rows in which several rules hold that must not.</summary>
    private BitsNode Violated() => _table.HitPolicy switch
    {
        HitPolicy.Unique => Twice(_rules.Select(r => r.Truth.Yes)),
        HitPolicy.Any => Enumerable.Range(0, _table.Outputs.Length).Select(o => Twice(ByCell(o, [.. _rules.Select(r => r.Truth.Yes)]).Select(c => c.Rows))).Aggregate(_graph.None(_graph.Root), _graph.Or),
        _ => _graph.None(_graph.Root),
    };

    /// <summary>The rows that are in more than one of some sets.</summary>
    private BitsNode Twice(IEnumerable<BitsNode> sets)
    {
        var (once, twice) = (_graph.None(_graph.Root), _graph.None(_graph.Root));
        foreach (var rows in sets) (once, twice) = (_graph.Or(once, rows), _graph.Or(twice, _graph.And(once, rows)));
        return twice;
    }

    /// <summary>The rules by their answer for an output: those that answer the same, word for word, stand together.</summary>
    private List<(BoundExpression Answer, string Text, BitsNode Rows)> ByCell(int output, BitsNode[] rows) =>
        [.. _rules.Select((r, i) => (Answer: r.Rule.Answers[output], Text: r.Rule.Then[output], Rows: rows[i]))
            .GroupBy(c => CellKey(c.Answer, c.Text))
            .Select(g => (g.First().Answer, g.First().Text, g.Select(c => c.Rows).Aggregate(_graph.Or)))];

    private static (object? Value, string? Text) CellKey(BoundExpression answer, string text) => answer is BoundConstant { Value: var value } ? (value, null) : (null, text.Trim());

    /// <summary>The answer in the rows in which all rules that may count, and the default where none may hold, give the same.</summary>
    private Lowered Answer(int output, BitsNode[] candidates, BitsNode violated)
    {
        var cells = ByCell(output, candidates);
        var none = _graph.Not(Any);
        if (_table.Outputs[output] is { DefaultAnswer: { } otherwise, Default: { } text })
        {
            var at = cells.FindIndex(c => CellKey(c.Answer, c.Text).Equals(CellKey(otherwise, text)));
            if (at >= 0) cells[at] = cells[at] with { Rows = _graph.Or(cells[at].Rows, none) };
            else cells.Add((otherwise, text, none));
            none = _graph.None(_graph.Root);
        }

        var open = _graph.Or(_graph.Or(Twice(cells.Select(c => c.Rows)), none), violated);
        return Choose(_table.Outputs[output], [.. cells.Select(c => (c.Answer, _graph.Without(c.Rows, open)))]);
    }

    /// <summary>The answer of each row; rows that have none are unknown.</summary>
    private Lowered Choose(TableOutput output, IReadOnlyList<(BoundExpression Answer, BitsNode Rows)> cells)
    {
        var constants = cells.Where(c => c.Answer is BoundConstant { Value: not null }).ToArray();
        Lowered chosen = output.Type switch
        {
            InputType.String => Texts(output, constants),
            InputType.Boolean => new LoweredTruth(Union(constants.Where(c => Value(c) is true)), Union(constants.Where(c => Value(c) is false))),
            _ => Numbers([.. constants.Select(c => (Value(c) is DateOnly date ? date.DayNumber : (double)Value(c)!, c.Rows))], output.Type == InputType.Date),
        };
        foreach (var (answer, rows) in cells.Where(c => c.Answer is not BoundConstant))
            chosen = _expressions.Choose(rows, _expressions.Lower(answer), chosen);
        return chosen;
    }

    private static object? Value((BoundExpression Answer, BitsNode Rows) cell) => ((BoundConstant)cell.Answer).Value;

    private BitsNode Union(IEnumerable<(BoundExpression Answer, BitsNode Rows)> cells) => cells.Select(c => c.Rows).Aggregate(_graph.None(_graph.Root), _graph.Or);

    private LoweredText Texts(TableOutput output, (BoundExpression Answer, BitsNode Rows)[] cells)
    {
        var rows = cells.ToDictionary(c => (string)Value(c)!, c => c.Rows, StringComparer.Ordinal);
        string[] texts = output.Values.IsEmpty ? [.. rows.Keys] : [.. output.Values];
        return _parts.Label([.. texts.Select(t => rows.GetValueOrDefault(t) ?? _graph.None(_graph.Root))], StringPool.Of(texts));
    }

    private LoweredNumber Numbers((double Number, BitsNode Rows)[] cells, bool areDates)
    {
        if (cells.Length == 0) return _expressions.Constant(null, _graph.Root, areDates);
        var places = _parts.Label([.. cells.Select(c => c.Rows)], StringPool.Of([.. cells.Select((_, i) => i.ToString(CultureInfo.InvariantCulture))]));
        return _parts.Looked(places, [.. cells.Select(c => c.Number)]) with { IsDate = areDates };
    }

    /// <summary>The number of the rule that counts, where that is certain.</summary>
    private LoweredNumber Deciding(BitsNode[] candidates, BitsNode violated)
    {
        if (_table.HitPolicy == HitPolicy.Any) candidates = [.. _rules.Select((r, i) => _graph.Without(r.Truth.Yes, _earlier[i]))];
        var open = _graph.Or(_graph.Or(Twice(candidates), _graph.Not(Any)), violated);
        return Numbers([.. _rules.Select((r, i) => ((double)r.Rule.Number, _graph.Without(candidates[i], open)))], areDates: false);
    }

    // ---- all that hold count ------------------------------------------------------------------------------------------------------

    /// <summary>The rows in which no rule is undecided.</summary>
    private BitsNode AllDecided() => _rules.Select(r => _graph.Or(r.Truth.Yes, r.Truth.No)).Aggregate(_graph.All(_graph.Root), _graph.And);

    /// <summary>How many rules hold.</summary>
    private NumbersNode Matches()
    {
        var (one, zero) = (_expressions.Constant(1, _graph.Root), _expressions.Constant(0, _graph.Root));
        var count = zero.Values;
        foreach (var (_, truth) in _rules)
        {
            var one01 = ((LoweredNumber)_expressions.Choose(truth.Yes, one, zero)).Values;
            var before = count;
            count = ReferenceEquals(before, zero.Values) ? one01 : _graph.Get(() => new CalculationNode(Calculation.Add, before, one01), before, one01, more: Calculation.Add);
        }

        return count;
    }

    private Lowered Answers(int output)
    {
        if (_table.Aggregation == TableAggregation.Count) return new LoweredNumber(Matches(), AllDecided());
        var elements = _rules.Select(r => _expressions.Lower(r.Rule.Answers[output])).ToList();
        var included = _rules.Select(r => r.Truth.Yes).ToList();
        if (_table.Outputs[output].DefaultAnswer is { } otherwise)
        {
            elements.Add(_expressions.Lower(otherwise));
            included.Add(_graph.Not(Any));
        }

        var list = _expressions.Chosen([.. elements], [.. included], AllDecided());
        return _table.Aggregation switch
        {
            TableAggregation.Sum => _expressions.Reduce(Aggregate.Sum, list),
            TableAggregation.Min => _expressions.Reduce(Aggregate.Min, list),
            TableAggregation.Max => _expressions.Reduce(Aggregate.Max, list),
            _ => list,
        };
    }
}

internal sealed record TableNodes(Lowered[] Outputs, LoweredNumber Rule, LoweredNumber Matches, LoweredTruth Violated);
