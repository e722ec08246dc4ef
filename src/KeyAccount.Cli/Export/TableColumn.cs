using System.Globalization;

namespace KeyAccount.Cli.Export;

/// <summary>What a column of a results file holds.</summary>
internal enum ColumnType
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A finite double, written in its shortest form that reads back the same.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A calendar date, written as yyyy-MM-dd.</summary>
    Date,
}

/// <summary>A column of a results file.</summary>
internal sealed record TableColumn(string Name, ColumnType Type)
{
    /// <summary>Whether it says what is wrong with a row, and an empty text that nothing is.</summary>
    public bool HoldsErrors { get; init; }
}

/// <summary>One value of a row; the default is unknown, written as nothing (CSV) or null.</summary>
internal readonly record struct TableValue
{
    private readonly object? _value;

    private TableValue(object? value) => _value = value;

    /// <summary>The unknown value.</summary>
    public static TableValue Unknown => default;

    /// <summary>The value as text, number (double), whole number (long), boolean or date; <see langword="null"/> when unknown.</summary>
    public object? Content => _value;

    /// <summary>A text; <see langword="null"/> is unknown.</summary>
    public static TableValue Of(string? text) => new(text);

    /// <summary>A number; NaN and the infinities are no results and become unknown.</summary>
    public static TableValue Of(double? number) => new(number is { } value && double.IsFinite(value) ? value : null);

    /// <summary>A decimal number, written as the nearest double.</summary>
    public static TableValue Of(decimal? number) => Of((double?)number);

    /// <summary>A whole number.</summary>
    public static TableValue Of(long? number) => new(number);

    /// <summary>True or false.</summary>
    public static TableValue Of(bool? value) => new(value);

    /// <summary>A date.</summary>
    public static TableValue Of(DateOnly? date) => new(date);

    /// <summary>Whether the value may stand in a column of this type.</summary>
    public bool Fits(ColumnType type) => _value is null || type switch
    {
        ColumnType.Text => _value is string,
        ColumnType.Number => _value is double,
        ColumnType.Integer => _value is long,
        ColumnType.Boolean => _value is bool,
        _ => _value is DateOnly,
    };

    /// <summary>The value as invariant text; empty when unknown.</summary>
    public override string ToString() => _value switch
    {
        null => "",
        double number => (number == 0 ? 0 : number).ToString("R", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(_value, CultureInfo.InvariantCulture)!,
    };
}
