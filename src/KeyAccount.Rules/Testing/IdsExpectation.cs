using System.Collections.Immutable;

namespace KeyAccount.Rules.Testing;

/// <summary>What ids must be found.</summary>
internal enum IdsRule
{
    /// <summary>These and no others, in any order.</summary>
    Exactly,

    /// <summary>These and no others, in this order.</summary>
    InOrder,

    /// <summary>These and perhaps others.</summary>
    Including,

    /// <summary>None of these.</summary>
    Excluding,
}

/// <summary>Where ids come from.</summary>
internal enum IdsSource
{
    /// <summary>The raised flags.</summary>
    Raised,

    /// <summary>The undetermined flags.</summary>
    Undetermined,

    /// <summary>The proposed actions, ranked.</summary>
    Actions,

    /// <summary>The next best action, when there is one.</summary>
    NextAction,

    /// <summary>The decision tables whose hit policy the row breaks.</summary>
    Errors,
}

/// <summary>Some flags must be raised, some actions proposed.</summary>
internal sealed record IdsExpectation(string Subject, SourceSpan Span, IdsSource From, IdsRule Rule, ImmutableArray<string> Ids) : Expectation(Subject, Span)
{
    public override Mismatch? Mismatch(FoundResults found)
    {
        IReadOnlyList<string> ids = From switch
        {
            IdsSource.Raised => found.FlagsIn(FlagState.Raised),
            IdsSource.Undetermined => found.FlagsIn(FlagState.Undetermined),
            IdsSource.Actions => found.Actions(),
            IdsSource.Errors => [.. found.Decisions.Errors(0).Select(e => e.Table.Name)],
            _ => [.. found.Actions().Take(1)],
        };
        var isRight = Rule switch
        {
            IdsRule.Exactly => ids.ToHashSet(StringComparer.Ordinal).SetEquals(Ids),
            IdsRule.InOrder => ids.SequenceEqual(Ids, StringComparer.Ordinal),
            IdsRule.Including => !Ids.Except(ids, StringComparer.Ordinal).Any(),
            _ => !Ids.Intersect(ids, StringComparer.Ordinal).Any(),
        };
        if (isRight) return null;
        var differing = Rule switch
        {
            IdsRule.Including => Ids.Except(ids, StringComparer.Ordinal),
            IdsRule.Excluding => Ids.Intersect(ids, StringComparer.Ordinal),
            _ => Ids.Except(ids, StringComparer.Ordinal).Concat(ids.Except(Ids, StringComparer.Ordinal)),
        };
        var evidence = From switch
        {
            IdsSource.Raised or IdsSource.Undetermined => found.EvidenceOfFlags(differing),
            IdsSource.Errors => EvidenceOfTables(found, differing),
            _ => EvidenceOfActions(found, differing),
        };
        return new Mismatch(Rule == IdsRule.Excluding ? "none of " + TestText.List(Ids) : Show(Ids), Show(ids), evidence);
    }

    private string Show(IReadOnlyList<string> ids) => From != IdsSource.NextAction ? TestText.List(ids) : ids is [var only] ? $"\"{only}\"" : "null";

    /// <summary>What the tests of tables look at.</summary>
    private static ImmutableArray<Evidence> EvidenceOfTables(FoundResults found, IEnumerable<string> tables)
    {
        var wanted = tables.ToHashSet(StringComparer.Ordinal);
        return [.. found.Decisions.Policy.Tables.Where(t => wanted.Contains(t.Name)).SelectMany(t => t.Inputs).SelectMany(i => found.EvidenceOf(i.Expression))];
    }

    /// <summary>What proposes, or would propose, an action by itself: its own condition, and the flags that name it.</summary>
    private static ImmutableArray<Evidence> EvidenceOfActions(FoundResults found, IEnumerable<string> actions)
    {
        var wanted = actions.ToHashSet(StringComparer.Ordinal);
        var policy = found.Decisions.Policy;
        return
        [
            .. policy.Actions.Where(a => wanted.Contains(a.Id) && a.Condition is not null).SelectMany(a => found.EvidenceOf(a.Condition!)),
            .. found.EvidenceOfFlags(policy.Flags.Where(f => f.Action is { } action && wanted.Contains(action)).Select(f => f.Id)),
        ];
    }
}
