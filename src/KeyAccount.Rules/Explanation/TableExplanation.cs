using System.Collections.Immutable;

namespace KeyAccount.Rules;

/// <summary>A decision table: what it looked at, the rules that count, and what they answer. Immutable.</summary>
public sealed record TableExplanation
{
    /// <summary>The table's name.</summary>
    public required string Name { get; init; }

    /// <summary>What people call it.</summary>
    public required string Title { get; init; }

    /// <summary>The values that the tests looked at, in the order of the table's inputs.</summary>
    public required ImmutableArray<Evidence> Inputs { get; init; }

    /// <summary>
    /// The rules that give the answer, in the order in which the hit policy looks at them; where the answer is open, the rules that may still give it.
    /// Empty when none holds or can hold.
    /// </summary>
    public required ImmutableArray<RuleExplanation> Rules { get; init; }

    /// <summary>The answers, in the order of the table's outputs.</summary>
    public required ImmutableArray<AnswerExplanation> Answers { get; init; }

    /// <summary>What is wrong with this row, in words; <see langword="null"/> when it keeps to the hit policy.</summary>
    public required string? Error { get; init; }
}

/// <summary>A rule of a decision table that counts for a row, or may count. Immutable.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Id">The id; <see langword="null"/> when the policy gives none.</param>
/// <param name="Holds">Whether it holds; <see langword="null"/> when that is unknown.</param>
/// <param name="When">The tests as the policy writes them, one for each input.</param>
/// <param name="Then">The answers as the policy writes them, one for each output.</param>
/// <param name="ReasonCode">The reason code; <see langword="null"/> when the rule has none.</param>
/// <param name="Reason">The reason in words; <see langword="null"/> when there is none.</param>
/// <param name="Message">What to tell people; <see langword="null"/> when it does not hold for certain, or the policy has no message.</param>
public sealed record RuleExplanation(
    int Number, string? Id, bool? Holds, ImmutableArray<string> When, ImmutableArray<string> Then, string? ReasonCode, string? Reason, string? Message);

/// <summary>What a decision table answers under one of its outputs. Immutable.</summary>
public sealed record AnswerExplanation
{
    /// <summary>The output's name, below the table's.</summary>
    public required string Name { get; init; }

    /// <summary>What people call it.</summary>
    public required string Title { get; init; }

    /// <summary>Whether the answer is known.</summary>
    public required bool IsKnown { get; init; }

    /// <summary>The answers: one, or those of a list; empty when unknown, and when a list has none.</summary>
    public required ImmutableArray<FactValue> Values { get; init; }

    /// <summary>What people call the answers, where the policy gives their labels; otherwise empty.</summary>
    public required ImmutableArray<string> Labels { get; init; }

    /// <summary>The unit of a number; <see langword="null"/> when none is declared.</summary>
    public required string? Unit { get; init; }

    /// <summary>What to do about the answers, where the policy says; otherwise empty.</summary>
    public required ImmutableArray<string> Advice { get; init; }
}
