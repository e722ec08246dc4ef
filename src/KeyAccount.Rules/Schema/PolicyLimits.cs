namespace KeyAccount.Rules;

/// <summary>Bounds on what a policy from outside may ask for. Immutable.</summary>
public sealed record PolicyLimits
{
    /// <summary>The default bounds.</summary>
    public static PolicyLimits Default { get; } = new();

    /// <summary>Largest document, and largest file beside it, in bytes of UTF-8. Default 4 MiB.</summary>
    public int MaxDocumentBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>Most rules of a decision table. Default 2,000.</summary>
    public int MaxTableRules { get; init; } = 2_000;

    /// <summary>Most errors that are kept, and as many warnings and pieces of advice; the last diagnostic then says how many more there are. Default 200.</summary>
    public int MaxDiagnostics { get; init; } = 200;

    /// <summary>Longest expression, in characters. Default 10,000.</summary>
    public int MaxExpressionLength { get; init; } = 10_000;
}
