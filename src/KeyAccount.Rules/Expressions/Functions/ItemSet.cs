namespace KeyAccount.Rules.Expressions;

/// <summary>The different values of a list. Texts and numbers are looked up, all others are compared one by one.</summary>
internal sealed class ItemSet(FeelRun run)
{
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<double> _exact = [];
    private readonly HashSet<double> _computed = [];
    private readonly HashSet<double> _rounded = [];
    private readonly List<FeelValue> _others = [];

    /// <summary>Whether the value is new.</summary>
    public bool Add(FeelValue value)
    {
        run.Spend(value is FeelString { Size: var size } ? size : 1);
        if (value is FeelString text) return _texts.Add(text.Value);
        if (value is FeelNumber number) return Add(number);
        if (_others.Exists(other => FeelEquality.AreEqual(other, value, run) == true)) return false;
        _others.Add(value);
        return true;
    }

    /// <summary>Computed numbers equal all that have the same 15 digits; of the others only computed ones.</summary>
    private bool Add(FeelNumber number)
    {
        var rounded = SignificantDigits.Round(number.Value);
        var isNew = number.IsComputed ? !_rounded.Contains(rounded) : !_exact.Contains(number.Value) && !_computed.Contains(rounded);
        if (!isNew) return false;
        _rounded.Add(rounded);
        (number.IsComputed ? _computed : _exact).Add(number.IsComputed ? rounded : number.Value);
        return true;
    }
}
