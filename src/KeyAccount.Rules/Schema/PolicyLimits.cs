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

    /// <summary>
    /// Most steps that an expression may take in one row where it runs value by value: elements looked at, characters made, calls. Default 1,000,000.
    /// What columns compute is bounded by the policy and the rows, and not counted.
    /// </summary>
    public long MaxWorkPerRow { get; init; } = 1_000_000;

    /// <summary>Longest list that an expression may make. Default 100,000.</summary>
    public int MaxListLength { get; init; } = 100_000;

    /// <summary>How deep functions written in an expression may call each other. Default 100.</summary>
    public int MaxCallDepth { get; init; } = 100;
}
