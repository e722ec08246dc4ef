using System.Collections.Immutable;
using System.Text;
using KeyAccount.Cli.Export;
using KeyAccount.Rules;

namespace KeyAccount.Cli.Reports;

/// <summary>The ids of an account's flags in one text, the most severe first.</summary>
internal sealed class FlagResults
{
    private readonly ImmutableArray<Flag> _flags;
    private readonly ImmutableArray<byte[]> _ids;
    private readonly RowMasks _masks = new();
    private ulong[] _words = [];

    public FlagResults(PolicyModel policy)
    {
        _flags = [.. policy.Flags.OrderByDescending(f => f.Severity)];
        _ids = [.. _flags.Select(f => Encoding.UTF8.GetBytes(f.Id))];
    }

    public void Raised(DecisionBatch decisions, ReadOnlySpan<int> rows, TextBuffer target) => Fill(decisions, rows, target, undetermined: false);

    public void Undetermined(DecisionBatch decisions, ReadOnlySpan<int> rows, TextBuffer target) => Fill(decisions, rows, target, undetermined: true);

    private void Fill(DecisionBatch decisions, ReadOnlySpan<int> rows, TextBuffer target, bool undetermined)
    {
        // Column by column, because flags are bitmaps over the accounts; then account by account, from a bitmap over the flags.
        _masks.Begin(_flags.Length, decisions.Count);
        for (var flag = 0; flag < _flags.Length; flag++)
        {
            var words = WordsOf(decisions.Flag(_flags[flag]), undetermined);
            if (!words.IsEmpty) _masks.Set(flag, words, decisions.Count);
        }

        foreach (var row in rows)
        {
            var isFirst = true;
            for (var flag = _masks.Next(row, 0); flag >= 0; flag = _masks.Next(row, flag + 1))
            {
                if (!isFirst) target.Put(";"u8);
                isFirst = false;
                target.Put(_ids[flag]);
            }

            target.End(known: true);
        }
    }

    private ReadOnlySpan<ulong> WordsOf(TruthColumn column, bool undetermined)
    {
        var count = (column.Count + 63) >> 6;
        if (!undetermined) return column.True.Span[..count];
        if (column.Known.IsEmpty) return [];
        if (_words.Length < count) _words = new ulong[count];
        var known = column.Known.Span;
        for (var i = 0; i < count; i++) _words[i] = ~known[i];
        return _words.AsSpan(0, count);
    }
}
