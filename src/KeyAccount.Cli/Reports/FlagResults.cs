using System.Collections.Immutable;
using System.Numerics;
using System.Text;
using KeyAccount.Cli.Export;
using KeyAccount.Rules;

namespace KeyAccount.Cli.Reports;

/// <summary>The ids of an account's flags in one text, the most severe first.</summary>
internal sealed class FlagResults
{
    private readonly ImmutableArray<(Flag Flag, Severity Severity)> _flags;
    private readonly ImmutableArray<byte[]> _ids;
    private readonly RowMasks _masks = new();
    private ulong[] _words = [];

    public FlagResults(PolicyModel policy)
    {
        // A flag with several severities has a place for each of them.
        _flags = [.. policy.Flags.SelectMany(f => f.SeverityCuts.Select(c => c.Severity).Append(f.Severity).Distinct().Select(s => (f, s))).OrderByDescending(f => f.s)];
        _ids = [.. _flags.Select(f => Encoding.UTF8.GetBytes(f.Flag.Id))];
    }

    public void Raised(DecisionBatch decisions, ReadOnlySpan<int> rows, TextBuffer target) => Fill(decisions, rows, target, undetermined: false);

    public void Undetermined(DecisionBatch decisions, ReadOnlySpan<int> rows, TextBuffer target) => Fill(decisions, rows, target, undetermined: true);

    private void Fill(DecisionBatch decisions, ReadOnlySpan<int> rows, TextBuffer target, bool undetermined)
    {
        // Column by column, because flags are bitmaps over the accounts; then account by account, from a bitmap over the flags.
        _masks.Begin(_flags.Length, decisions.Count);
        for (var flag = 0; flag < _flags.Length; flag++)
        {
            var words = WordsOf(decisions.Flag(_flags[flag].Flag), undetermined);
            if (!_flags[flag].Flag.SeverityCuts.IsEmpty && !words.IsEmpty) words = With(_flags[flag].Severity, words, _flags[flag].Flag, decisions);
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

    /// <summary>Those of the rows in which the flag has this severity.</summary>
    private static ulong[] With(Severity severity, ReadOnlySpan<ulong> words, Flag flag, DecisionBatch decisions)
    {
        var kept = words.ToArray();
        for (var word = 0; word < kept.Length; word++)
        {
            for (var left = kept[word]; left != 0; left &= left - 1)
            {
                var row = (word << 6) + BitOperations.TrailingZeroCount(left);
                if (row >= decisions.Count || decisions.SeverityOf(flag, row) != severity) kept[word] &= ~(left & (0 - left));
            }
        }

        return kept;
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
