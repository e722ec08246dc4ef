namespace KeyAccount.Rules.Columns;

internal sealed class NumberColumnBuilder(InputDefinition input) : ColumnBuilder(input)
{
    private double[] _values = [];

    public override bool Add(FactValue value)
    {
        Add(value.Number);
        return value.Kind is FactKind.Number or FactKind.Unknown;
    }

    public override bool Add(double? number)
    {
        var known = number.HasValue && double.IsFinite(number.GetValueOrDefault());
        Append(ref _values, Count, known ? number.GetValueOrDefault() : 0);
        Mark(known);
        return true;
    }

    public override void AddUnknown() => Add(default(double?));

    internal override Column Build() => NumberColumn.Finite(_values.AsMemory(0, Count), Known);
}

internal sealed class DateColumnBuilder(InputDefinition input) : ColumnBuilder(input)
{
    private int[] _days = [];

    public override bool Add(FactValue value)
    {
        Add(value.Date);
        return value.Kind is FactKind.Date or FactKind.Unknown;
    }

    public override bool Add(DateOnly? date)
    {
        Append(ref _days, Count, date.GetValueOrDefault().DayNumber);
        Mark(date.HasValue);
        return true;
    }

    public override void AddUnknown() => Add(default(DateOnly?));

    internal override Column Build() => new DateColumn(_days.AsMemory(0, Count), Known);
}

internal sealed class TruthColumnBuilder(InputDefinition input) : ColumnBuilder(input)
{
    private ulong[] _true = [];

    public override bool Add(FactValue value)
    {
        Add(value.Boolean);
        return value.Kind is FactKind.Boolean or FactKind.Unknown;
    }

    public override bool Add(bool? truth)
    {
        if (Count >> 6 == _true.Length) Array.Resize(ref _true, Math.Max(1, _true.Length * 2));
        if (truth == true) Bits.Set(_true, Count);
        Mark(truth.HasValue);
        return true;
    }

    public override void AddUnknown() => Add(default(bool?));

    internal override Column Build() => new TruthColumn(Count, _true.AsMemory(0, Bits.Words(Count)), Known);
}

internal sealed class StringColumnBuilder(InputDefinition input) : ColumnBuilder(input)
{
    /// <summary>Where any text is allowed, the texts so far; nothing before the first.</summary>
    private Dictionary<string, int>? _codeOf;

    private int[] _codes = [];

    public override bool Add(FactValue value) => Add(value.Text) && value.Kind is FactKind.Text or FactKind.Unknown;

    public override bool Add(string? text)
    {
        var code = text is null ? -1 : Input.Values.IsEmpty ? CodeOf(text) : Input.Dictionary.Find(text);
        Append(ref _codes, Count, code);
        Count++;
        return code >= 0 || text is null;
    }

    public override void AddUnknown() => Add(default(string));

    internal override Column Build() => new StringColumn(_codes.AsMemory(0, Count), Input.Values.IsEmpty ? Pool() : Input.Dictionary);

    private int CodeOf(string text)
    {
        _codeOf ??= new Dictionary<string, int>(StringComparer.Ordinal);
        if (_codeOf.TryGetValue(text, out var code)) return code;
        code = _codeOf.Count;
        _codeOf.Add(text, code);
        return code;
    }

    private StringPool Pool()
    {
        if (_codeOf is null) return StringPool.Empty;
        var texts = new string[_codeOf.Count];
        foreach (var (text, code) in _codeOf) texts[code] = text;
        return StringPool.Of(texts);
    }
}
