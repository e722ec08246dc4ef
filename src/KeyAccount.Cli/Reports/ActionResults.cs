using System.Collections.Immutable;
using System.Text;
using KeyAccount.Cli.Export;
using KeyAccount.Rules;

namespace KeyAccount.Cli.Reports;

/// <summary>What to do next, why, and what else is proposed.</summary>
internal sealed class ActionResults(PolicyModel policy, string language)
{
    private readonly ImmutableArray<byte[]> _ids = [.. policy.Actions.Select(a => Encoding.UTF8.GetBytes(a.Id))];
    private readonly RowMasks _masks = new();
    private readonly List<PolicyAction> _proposed = [];
    private readonly List<int> _ends = [];

    /// <summary>Reads the proposed actions of some rows; the columns below are filled from them.</summary>
    public void Read(DecisionBatch decisions, ReadOnlySpan<int> rows)
    {
        _proposed.Clear();
        _ends.Clear();
        _masks.Begin(policy.Actions.Length, decisions.Count);
        foreach (var action in policy.Actions) _masks.Set(action.Rank, decisions.Proposed(action).True.Span, decisions.Count);
        foreach (var row in rows)
        {
            for (var rank = _masks.Next(row, 0); rank >= 0; rank = _masks.Next(row, rank + 1))
            {
                _proposed.Add(policy.Actions[rank]);
                if (policy.Actions[rank].IsExclusive) break;
            }

            _ends.Add(_proposed.Count);
        }
    }

    /// <summary>The next best action.</summary>
    public void Next(DecisionBatch decisions, ReadOnlySpan<int> rows, TextBuffer target)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            var (start, end) = Of(i);
            if (start < end) target.Add(IdOf(_proposed[start]));
            else target.AddUnknown();
        }
    }

    /// <summary>The main reason for it, in the session's language.</summary>
    public void Reason(DecisionBatch decisions, ReadOnlySpan<int> rows, TextBuffer target)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            var (start, end) = Of(i);
            target.Add(start < end ? decisions.Reason(_proposed[start], rows[i], language) : null);
        }
    }

    /// <summary>The other actions, in their order.</summary>
    public void Further(DecisionBatch decisions, ReadOnlySpan<int> rows, TextBuffer target)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            var (start, end) = Of(i);
            for (var at = start + 1; at < end; at++)
            {
                if (at > start + 1) target.Put(";"u8);
                target.Put(IdOf(_proposed[at]));
            }

            target.End(known: true);
        }
    }

    private (int Start, int End) Of(int row) => (row == 0 ? 0 : _ends[row - 1], _ends[row]);

    private byte[] IdOf(PolicyAction action) => _ids[action.Rank];
}
