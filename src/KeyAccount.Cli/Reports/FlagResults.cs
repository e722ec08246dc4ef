using System.Collections.Immutable;
using System.Numerics;
using System.Text;
using KeyAccount.Cli.Export;
using KeyAccount.Rules;

namespace KeyAccount.Cli.Reports;

/// <summary>The ids of an account's flags in one text, the most severe first.</summary>
internal sealed class FlagResults
{
    private const int FlagsTogether = 64;

    private readonly ImmutableArray<Flag> _flags;
    private readonly ImmutableArray<byte[]> _ids;
    private ulong[] _words = [];
    private ulong[] _masks = [];

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
        var groups = (_flags.Length + FlagsTogether - 1) / FlagsTogether;
        if (_masks.Length < decisions.Count * groups) _masks = new ulong[decisions.Count * groups];
        var masks = _masks.AsSpan(0, decisions.Count * groups);
        masks.Clear();
        for (var flag = 0; flag < _flags.Length; flag++) Spread(decisions.Flag(_flags[flag]), undetermined, masks, groups, flag);
        foreach (var row in rows)
        {
            var isFirst = true;
            for (var group = 0; group < groups; group++)
            {
                for (var mask = masks[(row * groups) + group]; mask != 0; mask &= mask - 1)
                {
                    if (!isFirst) target.Put(";"u8);
                    isFirst = false;
                    target.Put(_ids[(group * FlagsTogether) + BitOperations.TrailingZeroCount(mask)]);
                }
            }

            target.End(known: true);
        }
    }

    /// <summary>Sets a flag's bit in the masks of its accounts.</summary>
    private void Spread(TruthColumn column, bool undetermined, Span<ulong> masks, int groups, int flag)
    {
        var words = WordsOf(column, undetermined);
        var group = flag / FlagsTogether;
        var bit = 1UL << (flag % FlagsTogether);
        for (var word = 0; word < words.Length; word++)
        {
            for (var left = words[word]; left != 0; left &= left - 1)
            {
                var row = (word << 6) + BitOperations.TrailingZeroCount(left);
                if (row < column.Count) masks[(row * groups) + group] |= bit;
            }
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
