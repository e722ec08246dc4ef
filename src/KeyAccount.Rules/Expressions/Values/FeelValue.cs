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

    /// <summary>How deep values lie in each other: 0 for one that holds no other.</summary>
    public int Depth { get; private protected init; }

    /// <summary>How many parts the value has when it is written out: itself, all values in it as often as they stand there, and a part for every 32 characters of text.</summary>
    public int Size { get; private protected init; } = 1;

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

internal sealed class FeelString : FeelValue
{
    public FeelString(string value)
    {
        Value = value;
        Size = 1 + (value.Length / ValueMeasure.CharactersPerPart);
    }

    public string Value { get; }
}

/// <summary>A list; its elements can be of any kind.</summary>
internal sealed class FeelList : FeelValue
{
    /// <exception cref="WorkLimitException">The list would be larger or deeper than a value may be.</exception>
    public FeelList(IReadOnlyList<FeelValue> items)
    {
        Items = items;
        var measure = new ValueMeasure();
        for (var i = 0; i < items.Count; i++) measure.Add(items[i]);
        (Depth, Size) = measure.Whole;
    }

    public IReadOnlyList<FeelValue> Items { get; }
}

/// <summary>A context: named values, in the order in which they were written.</summary>
internal sealed class FeelContext : FeelValue
{
    private readonly Dictionary<string, FeelValue> _byName = new(StringComparer.Ordinal);

    /// <exception cref="WorkLimitException">The context would be larger or deeper than a value may be.</exception>
    public FeelContext(IEnumerable<KeyValuePair<string, FeelValue>> entries)
    {
        var names = new List<string>();
        var measure = new ValueMeasure();
        foreach (var (name, value) in entries)
        {
            if (!_byName.ContainsKey(name)) names.Add(name);
            _byName[name] = value;
            measure.Add(name);
            measure.Add(value);
        }

        Names = names;
        (Depth, Size) = measure.Whole;
    }

    public IReadOnlyList<string> Names { get; }

    public IEnumerable<KeyValuePair<string, FeelValue>> Entries => Names.Select(name => new KeyValuePair<string, FeelValue>(name, _byName[name]));

    /// <summary>The value of an entry; <see langword="null"/> where there is no such entry.</summary>
    public FeelValue? Find(string name) => _byName.GetValueOrDefault(name);
}

/// <summary>A range of comparable values; a bound that is <see langword="null"/> is open.</summary>
internal sealed class FeelRange : FeelValue
{
    /// <exception cref="WorkLimitException">The range would be larger or deeper than a value may be.</exception>
    public FeelRange(FeelValue? low, bool lowIncluded, FeelValue? high, bool highIncluded)
    {
        (Low, LowIncluded, High, HighIncluded) = (low, lowIncluded, high, highIncluded);
        var measure = new ValueMeasure();
        if (low is not null) measure.Add(low);
        if (high is not null) measure.Add(high);
        (Depth, Size) = measure.Whole;
    }

    public FeelValue? Low { get; }

    public bool LowIncluded { get; }

    public FeelValue? High { get; }

    public bool HighIncluded { get; }
}

/// <summary>Something that can be called: a function written in an expression, or one of the library.</summary>
internal abstract class FeelFunction : FeelValue
{
    /// <summary>The names of the parameters, in order; <see langword="null"/> for a function of the library, which has several forms.</summary>
    public abstract IReadOnlyList<string>? Parameters { get; }

    public abstract FeelValue Invoke(IReadOnlyList<FeelValue> arguments, FeelRun run);
}
