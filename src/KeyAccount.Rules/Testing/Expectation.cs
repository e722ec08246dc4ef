using System.Collections.Immutable;

namespace KeyAccount.Rules.Testing;

/// <summary>One thing that a test expects.</summary>
/// <param name="Subject">What it looks at, as the document writes it.</param>
/// <param name="Span">Where it stands.</param>
internal abstract record Expectation(string Subject, SourceSpan Span)
{
    /// <summary>What is otherwise than expected; <see langword="null"/> when nothing is.</summary>
    public abstract Mismatch? Mismatch(FoundResults found);
}

/// <summary>Both sides of a difference, as a tests document would write them.</summary>
internal sealed record Mismatch(string Expected, string Found, ImmutableArray<Evidence> Evidence);
