namespace KeyAccount.Rules.Expressions;

/// <summary>A value of FEEL while an expression runs. Immutable; equality between values is <see cref="FeelEquality"/>'s, not the object's.</summary>
internal abstract class FeelValue
{
    /// <summary>FEEL's <c>null</c>: unknown, or the result of something that has none.</summary>
    public static FeelValue Null { get; } = new FeelNull();

    public static FeelValue True { get; } = new FeelBoolean(true);

    public static FeelValue False { get; } = new FeelBoolean(false);

    public bool IsNull => this is FeelNull;

    public static FeelValue Of(bool value) => value ? True : False;

    public static FeelValue Of(bool? value) => value is { } known ? Of(known) : Null;

    /// <summary>A number that was read, not computed; <see cref="Null"/> for NaN and the infinities.</summary>
    public static FeelValue Of(double value) => double.IsFinite(value) ? new FeelNumber(value, false) : Null;

    /// <summary>A number that was computed, and so compares to 15 significant digits; <see cref="Null"/> for NaN and the infinities.</summary>
    public static FeelValue Computed(double value) => double.IsFinite(value) ? new FeelNumber(value, true) : Null;

    public static FeelValue Of(string value) => new FeelString(value);

    /// <summary>FEEL's own text of the value, as <c>string(…)</c> gives it.</summary>
    public sealed override string ToString() => FeelText.Of(this);
}

internal sealed class FeelNull : FeelValue;

internal sealed class FeelBoolean(bool value) : FeelValue
{
    public bool Value { get; } = value;
}

/// <summary>A finite number.</summary>
/// <param name="value">The number.</param>
/// <param name="isComputed">Whether it was computed, and so compares to 15 significant digits (semantics, section 3).</param>
internal sealed class FeelNumber(double value, bool isComputed) : FeelValue
{
    public double Value { get; } = value;

    public bool IsComputed { get; } = isComputed;
}

internal sealed class FeelString(string value) : FeelValue
{
    public string Value { get; } = value;
}

/// <summary>A list; its elements can be of any kind.</summary>
internal sealed class FeelList(IReadOnlyList<FeelValue> items) : FeelValue
{
    public IReadOnlyList<FeelValue> Items { get; } = items;
}

/// <summary>A context: named values, in the order in which they were written.</summary>
internal sealed class FeelContext : FeelValue
{
    private readonly Dictionary<string, FeelValue> _byName = new(StringComparer.Ordinal);

    public FeelContext(IEnumerable<KeyValuePair<string, FeelValue>> entries)
    {
        var names = new List<string>();
        foreach (var (name, value) in entries)
        {
            if (!_byName.ContainsKey(name)) names.Add(name);
            _byName[name] = value;
        }

        Names = names;
    }

    public IReadOnlyList<string> Names { get; }

    public IEnumerable<KeyValuePair<string, FeelValue>> Entries => Names.Select(name => new KeyValuePair<string, FeelValue>(name, _byName[name]));

    /// <summary>The value of an entry; <see langword="null"/> where there is no such entry.</summary>
    public FeelValue? Find(string name) => _byName.GetValueOrDefault(name);
}

/// <summary>A range of comparable values; a bound that is <see langword="null"/> is open.</summary>
internal sealed class FeelRange(FeelValue? low, bool lowIncluded, FeelValue? high, bool highIncluded) : FeelValue
{
    public FeelValue? Low { get; } = low;

    public bool LowIncluded { get; } = lowIncluded;

    public FeelValue? High { get; } = high;

    public bool HighIncluded { get; } = highIncluded;
}

/// <summary>Something that can be called: a function written in an expression, or one of the library.</summary>
internal abstract class FeelFunction : FeelValue
{
    /// <summary>The names of the parameters, in order; <see langword="null"/> for a function of the library, which has several forms.</summary>
    public abstract IReadOnlyList<string>? Parameters { get; }

    public abstract FeelValue Invoke(IReadOnlyList<FeelValue> arguments, FeelRun run);
}
