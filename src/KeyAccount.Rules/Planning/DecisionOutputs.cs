using System.Collections.Immutable;

namespace KeyAccount.Rules;

/// <summary>
/// Which results a caller wants. What nobody asks for, and nothing asked for rests on, is not computed; asking a
/// <see cref="DecisionBatch"/> for it throws. Immutable: every <c>With</c> gives a new value.
/// </summary>
public sealed class DecisionOutputs
{
    private static readonly object Choice = new();

    private readonly ImmutableHashSet<object> _parts;

    private DecisionOutputs(bool isAll, ImmutableHashSet<object> parts, ImmutableHashSet<Scorecard> questions, bool nextAction, bool actions)
    {
        IsAll = isAll;
        _parts = parts;
        Questions = questions;
        NextAction = nextAction;
        Actions = actions;
    }

    /// <summary>Everything that the policy declares.</summary>
    public static DecisionOutputs All { get; } = new(true, [], [], true, true);

    /// <summary>Nothing; to start from.</summary>
    public static DecisionOutputs None { get; } = new(false, [], [], false, false);

    internal bool IsAll { get; }

    internal bool NextAction { get; }

    internal bool Actions { get; }

    internal ImmutableHashSet<Scorecard> Questions { get; }

    /// <summary>Also the score, coverage, low and high of a scorecard, and whether it is knocked out; not those of its perspectives, nor its question.</summary>
    public DecisionOutputs With(Scorecard scorecard) => Add(scorecard);

    /// <summary>Also the score, coverage, low and high of a perspective.</summary>
    public DecisionOutputs With(Perspective perspective) => Add(perspective);

    /// <summary>Also the label of a band, with best, worst and certain.</summary>
    public DecisionOutputs With(Band band) => Add(band);

    /// <summary>Also the label of a band, without best, worst and certain: for <see cref="DecisionBatch.Label"/>.</summary>
    public DecisionOutputs WithLabel(Band band)
    {
        ArgumentNullException.ThrowIfNull(band);
        return Add(new LabelOf(band));
    }

    /// <summary>Also whether a flag is raised, clear or undetermined.</summary>
    public DecisionOutputs With(Flag flag) => Add(flag);

    /// <summary>Also what a playbook says.</summary>
    public DecisionOutputs With(Playbook playbook) => Add(playbook);

    /// <summary>Also which playbook a row follows: the first that applies.</summary>
    public DecisionOutputs WithChosenPlaybook() => Add(Choice);

    /// <summary>Also what a decision table answers, by which rule, how many rules hold, and its errors.</summary>
    public DecisionOutputs With(DecisionTable table) => Add(table);

    /// <summary>Also a named value.</summary>
    public DecisionOutputs With(NamedValue value) => Add(value);

    /// <summary>Also the question of a scorecard: what to find out next.</summary>
    public DecisionOutputs WithQuestion(Scorecard scorecard)
    {
        ArgumentNullException.ThrowIfNull(scorecard);
        return new DecisionOutputs(IsAll, _parts, Questions.Add(scorecard), NextAction, Actions);
    }

    /// <summary>Also the next best action, without the others that are proposed and without their triggers.</summary>
    public DecisionOutputs WithNextAction() => new(IsAll, _parts, Questions, true, Actions);

    /// <summary>Also all proposed actions and their triggers.</summary>
    public DecisionOutputs WithActions() => new(IsAll, _parts, Questions, true, true);

    /// <summary>Whether the score, coverage, low and high of a scorecard are computed.</summary>
    public bool Includes(Scorecard scorecard) => Has(scorecard);

    /// <summary>Whether the score, coverage, low and high of a perspective are computed.</summary>
    public bool Includes(Perspective perspective) => Has(perspective);

    /// <summary>Whether a band is computed.</summary>
    public bool Includes(Band band) => Has(band);

    /// <summary>Whether a flag is computed.</summary>
    public bool Includes(Flag flag) => Has(flag);

    /// <summary>Whether a playbook is computed.</summary>
    public bool Includes(Playbook playbook) => Has(playbook);

    /// <summary>Whether a decision table is computed.</summary>
    public bool Includes(DecisionTable table) => Has(table);

    /// <summary>Whether a named value is computed.</summary>
    public bool Includes(NamedValue value) => Has(value);

    /// <summary>Whether the question of a scorecard is computed.</summary>
    public bool IncludesQuestion(Scorecard scorecard) => IsAll || Questions.Contains(scorecard);

    /// <summary>Whether it is computed which playbook a row follows.</summary>
    public bool IncludesChosenPlaybook => Has(Choice);

    /// <summary>Whether the next best action is computed.</summary>
    public bool IncludesNextAction => NextAction;

    internal bool Has(object part) => IsAll || _parts.Contains(part);

    internal bool HasLabel(Band band) => Has(band) || _parts.Contains(new LabelOf(band));

    private sealed record LabelOf(Band Band);

    private DecisionOutputs Add(object part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return new DecisionOutputs(IsAll, _parts.Add(part), Questions, NextAction, Actions);
    }
}
