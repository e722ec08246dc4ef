using System.Collections.Immutable;

namespace KeyAccount.Cli.Mapping;

/// <summary>The closed set of ways to make a value.</summary>
internal enum CellOperation
{
    /// <summary>A column of the file, or a derived one.</summary>
    Column,

    /// <summary>The same text in every row.</summary>
    Constant,

    /// <summary>Texts joined; unknown when one of them is.</summary>
    Concat,

    /// <summary>a + b + …</summary>
    Add,

    /// <summary>a − b − …</summary>
    Subtract,

    /// <summary>a × b × …</summary>
    Multiply,

    /// <summary>a / b / …; unknown when a divisor is 0.</summary>
    Divide,

    /// <summary>The first that is known.</summary>
    First,

    /// <summary>A column of another source's row, found by its key.</summary>
    Lookup,
}

/// <summary>How one value is made from a row: an operation, then trimming, unknown words, stripping, words and factor, in this order.</summary>
internal sealed record CellSpec(CellOperation Operation, SyntaxNode At)
{
    /// <summary>The column's name, the constant, or the column taken from the row that was looked up.</summary>
    public string Text { get; init; } = "";

    /// <summary>What the operation works on; for a look-up, the key.</summary>
    public ImmutableArray<CellSpec> Operands { get; init; } = [];

    /// <summary>The source of a look-up.</summary>
    public string Source { get; init; } = "";

    /// <summary>Dropped from the front, the first that fits.</summary>
    public ImmutableArray<string> StripPrefix { get; init; } = [];

    /// <summary>Dropped from the end, the first that fits.</summary>
    public ImmutableArray<string> StripSuffix { get; init; } = [];

    /// <summary>Their word to ours; <see langword="null"/> means unknown. Words not listed stay as they are.</summary>
    public ImmutableDictionary<string, string?> Words { get; init; } = ImmutableDictionary<string, string?>.Empty;

    /// <summary>Multiplies a number, for units; <see langword="null"/> leaves it alone.</summary>
    public decimal? Factor { get; init; }

    /// <summary>How this cell is read where it differs from its source.</summary>
    public ReadingRules Rules { get; init; } = new();
}
