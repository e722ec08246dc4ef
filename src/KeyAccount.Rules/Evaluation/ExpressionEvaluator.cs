using KeyAccount.Rules.Columns;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Evaluation;

/// <summary>Evaluates bound expressions over all rows of a frame at once. Stateless but for the columns it reads.</summary>
internal sealed class ExpressionEvaluator(Column?[] slots)
{
    /// <summary>The value of an expression in every row of a frame.</summary>
    public Column Evaluate(BoundExpression expression, Frame frame) => expression switch
    {
        BoundConstant e => Constant(e, frame.Count),
        BoundSymbol e => frame.FromRoot(Slot(e.Symbol.Slot)),
        BoundVariable e => frame.ValueOf(e.Variable),
        BoundField e => ((RecordView)Evaluate(e.Record, frame)).Field(e.Field.Ordinal),
        BoundListField e => ListField(e, frame),
        BoundNegate e => NumberKernels.Negate(Number(e.Operand, frame)),
        BoundArithmetic e => NumberKernels.Arithmetic(e.Operator, Number(e.Left, frame), Number(e.Right, frame)),
        BoundConcat e => Concat(Text(e.Left, frame), Text(e.Right, frame)),
        BoundComparison e => Comparison(e, frame),
        BoundIsNull e => IsNull(e, frame),
        BoundLogical e => Logical(e, frame),
        BoundNot e => TruthKernels.Not(Truth(e.Operand, frame)),
        BoundIf e => If(e, frame),
        BoundLet e => Evaluate(e.Body, frame.With(e.Variable, Evaluate(e.Value, frame))),
        BoundQuantified e => Quantified(e, frame),
        BoundFilter e => Filter(e, frame),
        BoundIndex e => Index(e, frame),
        BoundList e => List(e, frame),
        BoundAggregate e => Aggregate(e, frame),
        BoundNumberFunction e => NumberKernels.Apply(e.Function, Number(e.Operand, frame)),
        BoundDateOfText e => Dates(Text(e.Text, frame)),
        BoundDate e => Dates(Number(e.Year, frame), Number(e.Month, frame), Number(e.Day, frame)),
        _ => throw new InvalidOperationException($"{expression.GetType().Name} cannot be evaluated."),
    };

    public TruthColumn Truth(BoundExpression expression, Frame frame) => (TruthColumn)Evaluate(expression, frame);

    public NumberColumn Number(BoundExpression expression, Frame frame) => (NumberColumn)Evaluate(expression, frame);

    public ListView Lists(BoundExpression expression, Frame frame) => (ListView)Evaluate(expression, frame);

    private StringColumn Text(BoundExpression expression, Frame frame) => (StringColumn)Evaluate(expression, frame);

    private Column Slot(int slot)
    {
        if (slots[slot] is ListColumn list) slots[slot] = ListView.Of(list);
        return slots[slot]!;
    }

    private static Column Constant(BoundConstant constant, int count)
    {
        switch (constant.Type.Kind)
        {
            case FeelKind.Boolean:
                return constant.Value is bool truth
                    ? new TruthColumn(count, truth ? Bits.All(count) : Bits.None(count))
                    : new TruthColumn(count, Bits.None(count), Bits.None(count));
            case FeelKind.String:
                var codes = new int[count];
                if (constant.Value is null) codes.AsSpan().Fill(-1);
                return new StringColumn(codes, constant.Value is string text ? StringPool.Of(text) : StringPool.Empty);
            case FeelKind.Date:
                var days = new int[count];
                days.AsSpan().Fill(constant.Value is DateOnly date ? date.DayNumber : 0);
                return new DateColumn(days, constant.Value is null ? Bits.None(count) : default);
            case FeelKind.List:
                return ListView.Unknown(count);
            case FeelKind.Record:
                var rows = new int[count];
                rows.AsSpan().Fill(-1);
                return new RecordView([], rows, count);
            default:
                var values = new double[count];
                values.AsSpan().Fill(constant.Value is double number ? number : 0);
                return new NumberColumn(values, constant.Value is null ? Bits.None(count) : default);
        }
    }

    private ListView ListField(BoundListField e, Frame frame)
    {
        var lists = Lists(e.List, frame);
        return lists.Elements is RecordView records ? lists.WithElements(records.Field(e.Field.Ordinal)) : ListView.Unknown(frame.Count);
    }

    private static StringColumn Concat(StringColumn left, StringColumn right)
    {
        var codes = new int[left.Count];
        var entries = new List<string>();
        var known = new Dictionary<(int, int), int>();
        for (var i = 0; i < codes.Length; i++)
        {
            var pair = (left.Codes.Span[i], right.Codes.Span[i]);
            if (pair.Item1 < 0 || pair.Item2 < 0)
            {
                codes[i] = -1;
            }
            else if (!known.TryGetValue(pair, out codes[i]))
            {
                codes[i] = entries.Count;
                entries.Add(left.Dictionary[pair.Item1] + right.Dictionary[pair.Item2]);
                known.Add(pair, codes[i]);
            }
        }

        return Distinct(codes, entries);
    }

    /// <summary>A string column whose entries may repeat, with a dictionary in which they do not.</summary>
    private static StringColumn Distinct(int[] codes, List<string> entries)
    {
        var codeOf = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in entries) codeOf.TryAdd(entry, codeOf.Count);
        for (var i = 0; i < codes.Length; i++)
            if (codes[i] >= 0) codes[i] = codeOf[entries[codes[i]]];
        return new StringColumn(codes, StringPool.Of([.. codeOf.Keys]));
    }

    private TruthColumn Comparison(BoundComparison e, Frame frame)
    {
        var left = Evaluate(e.Left, frame);
        return (left, e.Right) switch
        {
            (NumberColumn numbers, BoundConstant { Value: double number }) when !e.Rounded => ComparisonKernels.Compare(e.Operator, numbers, number),
            (StringColumn texts, BoundConstant { Value: string text }) when e.Operator is ComparisonOperator.Equal or ComparisonOperator.NotEqual => ComparisonKernels.Compare(e.Operator, texts, text),
            _ => ComparisonKernels.Compare(e.Operator, left, Evaluate(e.Right, frame), e.Rounded),
        };
    }

    private TruthColumn IsNull(BoundIsNull e, Frame frame)
    {
        var operand = Evaluate(e.Operand, frame);
        var known = new TruthColumn(frame.Count, operand.CopyKnown());
        return e.Negated ? known : TruthKernels.Not(known);
    }

    private TruthColumn Logical(BoundLogical e, Frame frame)
    {
        var result = Truth(e.Operands[0], frame);
        for (var i = 1; i < e.Operands.Length; i++)
        {
            var next = Truth(e.Operands[i], frame);
            result = e.IsAnd ? TruthKernels.And(result, next) : TruthKernels.Or(result, next);
        }

        return result;
    }

    private Column If(BoundIf e, Frame frame)
    {
        var condition = Truth(e.Condition, frame);
        var (then, otherwise) = (Evaluate(e.Then, frame), Evaluate(e.Else, frame));
        return ColumnMerge.Merge(frame.Count, [then, otherwise], row => Bits.Get(condition.True.Span, row) ? (0, row) : (1, row));
    }

    private TruthColumn Quantified(BoundQuantified e, Frame frame)
    {
        var lists = Lists(e.List, frame);
        return TruthKernels.Reduce(Truth(e.Condition, frame.Expand(lists, e.Variable)), lists, e.IsEvery);
    }

    private ListView Filter(BoundFilter e, Frame frame)
    {
        var lists = Lists(e.List, frame);
        var selected = Truth(e.Condition, frame.Expand(lists, e.Variable)).True.Span;
        var starts = new int[lists.Count];
        var lengths = new int[lists.Count];
        var rows = new List<int>();
        var at = 0;
        for (var row = 0; row < starts.Length; row++)
        {
            starts[row] = rows.Count;
            for (var i = 0; i < lists.Lengths[row]; i++, at++)
                if (Bits.Get(selected, at)) rows.Add(lists.Starts[row] + i);
            lengths[row] = rows.Count - starts[row];
        }

        return new ListView(starts, lengths, lists.Validity, lists.Elements.Gather([.. rows]));
    }

    private Column Index(BoundIndex e, Frame frame)
    {
        var lists = Lists(e.List, frame);
        var indexes = Number(e.Index, frame);
        var rows = new int[frame.Count];
        for (var row = 0; row < rows.Length; row++)
        {
            var index = indexes.IsKnown(row) ? indexes.Values.Span[row] : 0;
            var length = lists.Lengths[row];
            rows[row] = index != Math.Floor(index) ? -1
                : index >= 1 && index <= length ? lists.Starts[row] + (int)index - 1
                : index <= -1 && -index <= length ? lists.Starts[row] + length + (int)index
                : -1;
        }

        return lists.Elements.Gather(rows);
    }

    private ListView List(BoundList e, Frame frame)
    {
        var columns = e.Elements.Select(element => Evaluate(element, frame)).ToArray();
        var length = columns.Length;
        var starts = new int[frame.Count];
        var lengths = new int[frame.Count];
        for (var row = 0; row < starts.Length; row++) (starts[row], lengths[row]) = (row * length, length);
        var elements = length == 0 ? new NumberColumn(ReadOnlyMemory<double>.Empty) : ColumnMerge.Merge(frame.Count * length, columns, i => (i % length, i / length));
        return new ListView(starts, lengths, default, elements);
    }

    private Column Aggregate(BoundAggregate e, Frame frame)
    {
        var lists = Lists(e.List, frame);
        if (e.Function == Expressions.Aggregate.Count)
        {
            var counts = new double[lists.Count];
            for (var i = 0; i < counts.Length; i++) counts[i] = lists.Lengths[i];
            return new NumberColumn(counts, lists.Validity);
        }

        if (lists.Elements is NumberColumn numbers) return NumberKernels.Aggregate(e.Function, numbers, lists);
        var rows = new int[lists.Count];
        for (var row = 0; row < rows.Length; row++)
            rows[row] = NumberKernels.AllKnown(lists.Elements, lists, row) ? ExtremeRow(e.Function, lists, row) : -1;
        return lists.Elements.Gather(rows);
    }

    private static int ExtremeRow(Aggregate function, ListView lists, int row)
    {
        var best = lists.Starts[row];
        for (var i = best + 1; i < lists.Starts[row] + lists.Lengths[row]; i++)
        {
            var order = lists.Elements switch
            {
                DateColumn dates => dates.Days.Span[i].CompareTo(dates.Days.Span[best]),
                StringColumn texts => ComparisonKernels.CompareCodePoints(texts.Text(i)!, texts.Text(best)!),
                _ => 0,
            };
            if (function == Expressions.Aggregate.Min ? order < 0 : order > 0) best = i;
        }

        return best;
    }

    private static DateColumn Dates(StringColumn texts)
    {
        // Each distinct text is read once.
        var dateOf = new DateOnly?[texts.Dictionary.Count];
        for (var i = 0; i < dateOf.Length; i++) dateOf[i] = CalendarDate.TryParse(texts.Dictionary[i], out var date) ? date : null;
        var days = new int[texts.Count];
        var known = Bits.None(texts.Count);
        var codes = texts.Codes.Span;
        for (var i = 0; i < days.Length; i++)
        {
            if (codes[i] < 0 || dateOf[codes[i]] is not { } date) continue;
            days[i] = date.DayNumber;
            Bits.Set(known, i);
        }

        return new DateColumn(days, known);
    }

    private static DateColumn Dates(NumberColumn years, NumberColumn months, NumberColumn days)
    {
        var dates = new int[years.Count];
        var known = Bits.None(years.Count);
        for (var i = 0; i < dates.Length; i++)
        {
            if (!years.IsKnown(i) || !months.IsKnown(i) || !days.IsKnown(i)) continue;
            if (!CalendarDate.TryCreate(years.Values.Span[i], months.Values.Span[i], days.Values.Span[i], out var date)) continue;
            dates[i] = date.DayNumber;
            Bits.Set(known, i);
        }

        return new DateColumn(dates, known);
    }
}
