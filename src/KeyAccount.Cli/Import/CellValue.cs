using System.Globalization;

namespace KeyAccount.Cli.Import;

/// <summary>The value of a cell: unknown, a text, a number, or something that could not be read.</summary>
internal readonly struct CellValue
{
    private readonly object? _content;
    private readonly decimal _number;

    private CellValue(object? content, decimal number)
    {
        _content = content;
        _number = number;
    }

    /// <summary>The unknown value; the default.</summary>
    public static CellValue Unknown => default;

    /// <summary>Whether nothing is known.</summary>
    public bool IsUnknown => _content is null;

    /// <summary>Whether this is a number (and not a text that may be one).</summary>
    public bool IsNumber => ReferenceEquals(_content, NumberMark.Instance);

    /// <summary>Why it could not be read, or <see langword="null"/>.</summary>
    public RowFault? Fault => _content as RowFault;

    /// <summary>The number, when <see cref="IsNumber"/>.</summary>
    public decimal Number => _number;

    /// <summary>The value as text: a number in its shortest invariant form, <see langword="null"/> when unknown or broken.</summary>
    public string? Text => IsNumber ? (_number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture) : _content as string;

    /// <summary>A text; <see langword="null"/> is unknown.</summary>
    public static CellValue Of(string? text) => new(text, 0);

    /// <summary>A number.</summary>
    public static CellValue Of(decimal number) => new(NumberMark.Instance, number);

    /// <summary>Something that could not be read.</summary>
    public static CellValue Broken(RowFault fault) => new(fault, 0);

    private sealed class NumberMark
    {
        public static readonly NumberMark Instance = new();
    }
}
