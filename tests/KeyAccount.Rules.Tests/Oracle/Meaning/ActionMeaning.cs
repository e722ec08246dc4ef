using KeyAccount.Oracle.Model;

namespace KeyAccount.Oracle.Meaning;

/// <summary>A proposed action and what triggered it: <c>when</c>, <c>flag:id</c>, <c>node:playbook.id</c>, in that order.</summary>
internal sealed record Proposal(ProposedAction Action, IReadOnlyList<string> Triggers);

/// <summary>Section 10 of the semantics page.</summary>
internal static class ActionMeaning
{
    public static IReadOnlyList<Proposal> Rank(Policy policy, Func<Flag, bool?> raised, Func<Playbook, PlaybookResult> results, Scope scope)
    {
        var proposals = new List<Proposal>();
        foreach (var action in policy.Actions)
        {
            var triggers = new List<string>();
            if (action.When is not null && ExpressionMeaning.Condition(action.When, scope) == true) triggers.Add("when");
            triggers.AddRange(policy.Flags.Where(flag => flag.Action == action.Id && raised(flag) == true).Select(flag => $"flag:{flag.Id}"));
            triggers.AddRange(policy.Playbooks
                .Where(playbook => results(playbook).Action == action.Id)
                .Select(playbook => $"node:{playbook.Name}.{results(playbook).Node!.Id}"));
            if (triggers.Count > 0) proposals.Add(new Proposal(action, triggers));
        }

        var ranked = proposals.OrderByDescending(proposal => proposal.Action.Priority).ToList();
        var exclusive = ranked.FindIndex(proposal => proposal.Action.Exclusive);
        return exclusive < 0 ? ranked : ranked[..(exclusive + 1)];
    }
}
