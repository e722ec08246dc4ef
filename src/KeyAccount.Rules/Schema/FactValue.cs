using System.Globalization;

namespace KeyAccount.Rules;

/// <summary>The kind of value that a <see cref="FactValue"/> holds.</summary>
public enum FactKind
{
    /// <summary>Nothing is known.</summary>
    Unknown,

    /// <summary>A finite number.</summary>
    Number,

    /// <summary>A text.</summary>
    Text,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A calendar date without a time.</summary>
    Date,
}

/// <summary>One fact: a number, text, boolean or date, or unknown (the default value).</summary>
public readonly record struct FactValue
{
    private readonly double _number;
    private readonly string? _text;

    private FactValue(FactKind kind, double number, string? text)
    {
        Kind = kind;
        _number = number;
        _text = text;
    }

    /// <summary>The unknown fact; the default value.</summary>
    public static FactValue Unknown => default;

    /// <summary>What kind of value this is.</summary>
    public FactKind Kind { get; }

    /// <summary>The number, or <see langword="null"/> when this is not a number.</summary>
    public double? Number => Kind == FactKind.Number ? _number : null;

    /// <summary>The text, or <see langword="null"/> when this is not a text.</summary>
    public string? Text => Kind == FactKind.Text ? _text : null;

    /// <summary>The boolean, or <see langword="null"/> when this is not a boolean.</summary>
    public bool? Boolean => Kind == FactKind.Boolean ? _number != 0 : null;

    /// <summary>The date, or <see langword="null"/> when this is not a date.</summary>
    public DateOnly? Date => Kind == FactKind.Date ? DateOnly.FromDayNumber((int)_number) : null;

    /// <summary>A number; NaN and the infinities are not facts and become <see cref="Unknown"/>.</summary>
    public static FactValue Of(double? number) =>
        number is { } value && double.IsFinite(value) ? new FactValue(FactKind.Number, value, null) : default;

    /// <summary>A number.</summary>
    public static FactValue Of(decimal? number) => Of((double?)number);

    /// <summary>A text; <see langword="null"/> is unknown, an empty text is a text.</summary>
    public static FactValue Of(string? text) => text is null ? default : new FactValue(FactKind.Text, 0, text);

    /// <summary>A boolean; <see langword="null"/> is unknown.</summary>
    public static FactValue Of(bool? value) => value is { } known ? new FactValue(FactKind.Boolean, known ? 1 : 0, null) : default;

    /// <summary>A date; <see langword="null"/> is unknown.</summary>
    public static FactValue Of(DateOnly? date) => date is { } known ? new FactValue(FactKind.Date, known.DayNumber, null) : default;

    /// <summary>The value as invariant text; <c>null</c> when unknown.</summary>
    public override string ToString() => Kind switch
    {
        FactKind.Number => _number.ToString("R", CultureInfo.InvariantCulture),
        FactKind.Text => _text!,
        FactKind.Boolean => _number != 0 ? "true" : "false",
        FactKind.Date => Date!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => "null",
    };
}
