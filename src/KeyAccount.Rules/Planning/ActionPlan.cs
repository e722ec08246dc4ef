using System.Collections.Immutable;

namespace KeyAccount.Rules.Planning;

/// <summary>When each action is proposed, in the order of rank.</summary>
/// <param name="Triggers">One entry per action.</param>
/// <param name="NextSlot">Where the next best action's id stands.</param>
/// <param name="Ids">The ids, in the order of rank.</param>
internal sealed record ActionPlan(ImmutableArray<ActionTriggers> Triggers, int NextSlot, StringPool Ids)
{
    public static ActionPlan Create(PolicyModel model, ref int slots)
    {
        var triggers = ImmutableArray.CreateBuilder<ActionTriggers>();
        foreach (var action in model.Actions)
        {
            triggers.Add(new ActionTriggers(
                action,
                slots++,
                slots++,
                [.. model.Flags.Where(f => f.Action == action.Id)],
                [.. model.Playbooks.SelectMany(p => p.Nodes.Where(n => n.Action == action.Id).Select(n => (p, n)))]));
        }

        return new ActionPlan(triggers.ToImmutable(), slots++, StringPool.Of([.. model.Actions.Select(a => a.Id)]));
    }
}

/// <param name="OwnSlot">Where the truth of its own condition stands, when it has one.</param>
/// <param name="ProposedSlot">Where it stands whether it is proposed.</param>
/// <param name="Flags">The flags that name it, in order.</param>
/// <param name="Nodes">The nodes that name it, in order.</param>
internal sealed record ActionTriggers(
    PolicyAction Action, int OwnSlot, int ProposedSlot, ImmutableArray<Flag> Flags, ImmutableArray<(Playbook Playbook, KeyNode Node)> Nodes);
