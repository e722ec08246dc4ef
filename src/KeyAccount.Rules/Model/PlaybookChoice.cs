using System.Collections.Immutable;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules;

/// <summary>Which playbook of a policy a row follows: the first that applies.</summary>
/// <param name="Playbooks">All playbooks, in order.</param>
/// <param name="Applies">Whether each of them applies.</param>
/// <param name="Slot">Where the chosen one's name stands.</param>
internal sealed record PlaybookChoice(ImmutableArray<Playbook> Playbooks, ImmutableArray<BoundSymbol> Applies, int Slot)
{
    /// <summary>Whether rows can differ in it.</summary>
    public bool IsOpen { get; } = Playbooks.Any(p => p.Condition is not null);

    public StringPool Names { get; } = StringPool.Of([.. Playbooks.Select(p => p.Name)]);
}
