using System.Runtime.CompilerServices;

namespace KeyAccount.Rules;

/// <summary>Bounds on what a policy from outside may ask for. Immutable.</summary>
public sealed record PolicyLimits
{
    /// <summary>The default bounds.</summary>
    public static PolicyLimits Default { get; } = new();

    /// <summary>Largest document, and largest file beside it, in bytes of UTF-8. Default 4 MiB.</summary>
    public int MaxDocumentBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>How deep objects and arrays of a document may be nested. Default 64, from 1 to 256.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public int MaxDocumentDepth { get; init => field = Within(value, 256); } = 64;

    /// <summary>Most JSON values of a document, those within others included. Default 500,000.</summary>
    public int MaxDocumentNodes { get; init; } = 500_000;

    /// <summary>Most expressions, tests and placeholders of a policy, those in files beside it included. Default 50,000.</summary>
    public int MaxExpressions { get; init; } = 50_000;

    /// <summary>Most rules of a decision table. Default 2,000.</summary>
    public int MaxTableRules { get; init; } = 2_000;

    /// <summary>Most errors that are kept, and as many warnings and pieces of advice; the last diagnostic then says how many more there are. Default 200.</summary>
    public int MaxDiagnostics { get; init; } = 200;

    /// <summary>Longest expression, in characters. Default 10,000.</summary>
    public int MaxExpressionLength { get; init; } = 10_000;

    /// <summary>
    /// How deep parts of an expression may be nested: parentheses, <c>if</c>, loops within loops. Default 64, from 1 to 64: that much a thread with a stack of 256 KiB bears.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public int MaxExpressionDepth { get; init => field = Within(value, 64); } = 64;

    /// <summary>
    /// How high the tree of an expression may be, which grows with chains such as <c>1 + 1 + 1</c> too; those of <c>and</c> and of <c>or</c> do not count.
    /// Default 100, from 1 to 100.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public int MaxExpressionHeight { get; init => field = Within(value, 100); } = 100;

    /// <summary>
    /// Most steps that an expression may take in one row where it runs value by value: elements looked at, characters made, calls. Default 1,000,000.
    /// What columns compute is bounded by the policy and the rows, and not counted.
    /// </summary>
    public long MaxWorkPerRow { get; init; } = 1_000_000;

    /// <summary>Longest list that an expression may make. Default 100,000.</summary>
    public int MaxListLength { get; init; } = 100_000;

    /// <summary>How deep functions written in an expression may call each other. Default 100.</summary>
    public int MaxCallDepth { get; init; } = 100;

    private static int Within(int value, int most, [CallerMemberName] string name = "")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most, name);
        return value;
    }
}
