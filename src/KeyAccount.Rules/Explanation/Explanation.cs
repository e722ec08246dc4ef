using System.Collections.Immutable;

namespace KeyAccount.Rules;

/// <summary>Why a row got what it got: everything in the words of the policy, in one language. Immutable.</summary>
public sealed record Explanation
{
    /// <summary>The scorecards, in order.</summary>
    public required ImmutableArray<ScorecardExplanation> Scorecards { get; init; }

    /// <summary>The decision tables, in order.</summary>
    public required ImmutableArray<TableExplanation> Tables { get; init; }

    /// <summary>The bands, in order.</summary>
    public required ImmutableArray<BandExplanation> Bands { get; init; }

    /// <summary>The flags, in order: raised, clear and undetermined ones.</summary>
    public required ImmutableArray<FlagExplanation> Flags { get; init; }

    /// <summary>The playbooks, in order.</summary>
    public required ImmutableArray<PlaybookExplanation> Playbooks { get; init; }

    /// <summary>The proposed actions, the next best one first.</summary>
    public required ImmutableArray<ActionExplanation> Actions { get; init; }
}

/// <summary>A score and the contributions that add up to it.</summary>
public sealed record ScorecardExplanation
{
    /// <summary>The scorecard's name.</summary>
    public required string Name { get; init; }

    /// <summary>What people call it.</summary>
    public required string Title { get; init; }

    /// <summary>0 to 100, rounded to the scorecard's decimals; <see langword="null"/> when unknown.</summary>
    public required decimal? Score { get; init; }

    /// <summary>Share of the weight that was known, 0 to 1.</summary>
    public required decimal Coverage { get; init; }

    /// <summary>The least the score could be once the unknowns are known.</summary>
    public required decimal Low { get; init; }

    /// <summary>The most it could be.</summary>
    public required decimal High { get; init; }

    /// <summary>The question whose answer would move the score most, in the policy's words; <see langword="null"/> when none would.</summary>
    public required string? Question { get; init; }

    /// <summary>The perspectives, in order.</summary>
    public required ImmutableArray<PerspectiveExplanation> Perspectives { get; init; }

    /// <summary>Adjustments, then caps, then knock-outs, each in order.</summary>
    public required ImmutableArray<ScoreCorrection> Corrections { get; init; }

    /// <summary>What the adjustments left above 100 (negative) or below 0 (positive), and does not count.</summary>
    public required decimal BeyondBounds { get; init; }

    /// <summary>
    /// All characteristics. Their contributions, the points of <see cref="Corrections"/> and <see cref="BeyondBounds"/> add up to <see cref="Score"/> exactly.
    /// </summary>
    public IEnumerable<CharacteristicExplanation> Characteristics => Perspectives.SelectMany(p => p.Characteristics);
}

/// <summary>A perspective's part in a score.</summary>
public sealed record PerspectiveExplanation
{
    /// <summary>The perspective's name.</summary>
    public required string Name { get; init; }

    /// <summary>What people call it.</summary>
    public required string Title { get; init; }

    /// <summary>Weight among the perspectives, as the policy gives it.</summary>
    public required decimal Weight { get; init; }

    /// <summary>Its own score, 0 to 100; <see langword="null"/> when unknown.</summary>
    public required decimal? Score { get; init; }

    /// <summary>Share of its weight that was known, 0 to 1.</summary>
    public required decimal Coverage { get; init; }

    /// <summary>The characteristics, in order.</summary>
    public required ImmutableArray<CharacteristicExplanation> Characteristics { get; init; }
}

/// <summary>How a characteristic came into a score.</summary>
public enum CharacteristicState
{
    /// <summary>A bin matched.</summary>
    Known,

    /// <summary>Its input is not known well enough, and its missing handling gave points.</summary>
    Imputed,

    /// <summary>Its input is not known well enough, and it was left out.</summary>
    LeftOut,

    /// <summary>Its input is not known well enough, and there is no score without it.</summary>
    Required,
}

/// <summary>One characteristic: the value it saw, the bin that matched, what it contributed.</summary>
public sealed record CharacteristicExplanation
{
    /// <summary>The characteristic's name.</summary>
    public required string Name { get; init; }

    /// <summary>What people call it.</summary>
    public required string Title { get; init; }

    /// <summary>How it came into the score.</summary>
    public required CharacteristicState State { get; init; }

    /// <summary>The value it saw.</summary>
    public required FactValue Value { get; init; }

    /// <summary>The unit of the value; <see langword="null"/> when none is declared.</summary>
    public required string? Unit { get; init; }

    /// <summary>The matched bin's tests; <see langword="null"/> for a bin that takes everything else, and when no bin matched.</summary>
    public required string? Bin { get; init; }

    /// <summary>The points it got; <see langword="null"/> when it was left out.</summary>
    public required decimal? Points { get; init; }

    /// <summary>Its share of the scorecard's weight, 0 to 1.</summary>
    public required decimal Weight { get; init; }

    /// <summary>Its part of the score, in the score's decimals; 0 when it was left out.</summary>
    public required decimal Contribution { get; init; }

    /// <summary>The fewest points it could get once known.</summary>
    public required decimal LowPoints { get; init; }

    /// <summary>The most points it could get once known.</summary>
    public required decimal HighPoints { get; init; }

    /// <summary>The reason code; <see langword="null"/> when the bin has none.</summary>
    public required string? ReasonCode { get; init; }

    /// <summary>The reason in words; <see langword="null"/> when there is none.</summary>
    public required string? Reason { get; init; }

    /// <summary>The question that would make it known; <see langword="null"/> when it is known or the policy has none.</summary>
    public required string? Question { get; init; }
}

/// <summary>A band's label.</summary>
public sealed record BandExplanation
{
    /// <summary>The band's name.</summary>
    public required string Name { get; init; }

    /// <summary>What people call it.</summary>
    public required string Title { get; init; }

    /// <summary>The label; <see langword="null"/> when unknown.</summary>
    public required string? Label { get; init; }

    /// <summary>What people call the label.</summary>
    public required string? LabelTitle { get; init; }

    /// <summary>What the policy advises for the label; <see langword="null"/> when it says nothing, or there is no label.</summary>
    public required string? Advice { get; init; }

    /// <summary>The best label possible once the unknowns are known.</summary>
    public required string? Best { get; init; }

    /// <summary>What people call the best label.</summary>
    public required string? BestTitle { get; init; }

    /// <summary>The worst label possible.</summary>
    public required string? Worst { get; init; }

    /// <summary>What people call the worst label.</summary>
    public required string? WorstTitle { get; init; }

    /// <summary>Whether only one label is possible.</summary>
    public required bool IsCertain { get; init; }

    /// <summary>The cut that gave the label, as the policy writes it: <c>&gt;= 80</c>, or a condition; <see langword="null"/> for the last one.</summary>
    public required string? Cut { get; init; }

    /// <summary>What the cut's condition, or the conditions before it that failed, rest on.</summary>
    public required ImmutableArray<Evidence> Evidence { get; init; }
}

/// <summary>A fact that a condition rests on.</summary>
/// <param name="Name">Its name; a field of a list's record reads <c>contacts[2].stance</c>, counted from 1.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Value">Its value; unknown where nobody knows.</param>
/// <param name="Unit">The unit; <see langword="null"/> when none is declared.</param>
public sealed record Evidence(string Name, string Title, FactValue Value, string? Unit);

/// <summary>A flag and the facts it rests on.</summary>
public sealed record FlagExplanation
{
    /// <summary>The flag's id.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string Title { get; init; }

    /// <summary>What became of it.</summary>
    public required FlagState State { get; init; }

    /// <summary>How bad it is.</summary>
    public required Severity Severity { get; init; }

    /// <summary>What to tell people; <see langword="null"/> when it is not raised, or the policy has no message.</summary>
    public required string? Message { get; init; }

    /// <summary>The condition as the policy writes it.</summary>
    public required string When { get; init; }

    /// <summary>The facts that the condition rests on; for an undetermined flag, the unknown facts that would settle it.</summary>
    public required ImmutableArray<Evidence> Evidence { get; init; }

    /// <summary>The id of the action that clears it.</summary>
    public required string? Action { get; init; }
}

/// <summary>A proposed action and why.</summary>
public sealed record ActionExplanation
{
    /// <summary>The action's id.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string Title { get; init; }

    /// <summary>Its priority; the ranking follows it.</summary>
    public required decimal Priority { get; init; }

    /// <summary>Whether it keeps those ranked below it from being proposed.</summary>
    public required bool IsExclusive { get; init; }

    /// <summary>Whom it addresses.</summary>
    public required string? Audience { get; init; }

    /// <summary>The kind of work it is; <see langword="null"/> when the policy names none.</summary>
    public required ActivityExplanation? Activity { get; init; }

    /// <summary>The stage it serves.</summary>
    public required string? Stage { get; init; }

    /// <summary>What would make it obsolete.</summary>
    public required string? Obsolete { get; init; }

    /// <summary>Why it is proposed: its own condition, flags, nodes.</summary>
    public required ImmutableArray<ActionReason> Reasons { get; init; }
}

/// <summary>One reason for an action.</summary>
/// <param name="Rule">What proposed it: <c>condition</c>, or the id of a flag or node.</param>
/// <param name="Kind">Which of these.</param>
/// <param name="Text">The reason in words; empty when the policy gives none.</param>
/// <param name="Evidence">The facts that it rests on.</param>
public sealed record ActionReason(string Rule, ActionReasonKind Kind, string Text, ImmutableArray<Evidence> Evidence);

/// <summary>What proposed an action.</summary>
public enum ActionReasonKind
{
    /// <summary>Its own condition.</summary>
    Condition,

    /// <summary>A raised flag.</summary>
    Flag,

    /// <summary>A missing key node.</summary>
    Node,
}
