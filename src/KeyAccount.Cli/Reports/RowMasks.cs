using System.Numerics;

namespace KeyAccount.Cli.Reports;

/// <summary>Turns bitmaps over rows, one per item, into bitmaps over items, one per row. Reuses its memory; not thread-safe.</summary>
internal sealed class RowMasks
{
    private const int ItemsTogether = 64;

    private ulong[] _masks = [];
    private int _groups;

    /// <summary>Forgets all, and makes room for so many items and rows.</summary>
    public void Begin(int items, int rows)
    {
        _groups = (items + ItemsTogether - 1) / ItemsTogether;
        if (_masks.Length < rows * _groups) _masks = new ulong[rows * _groups];
        Array.Clear(_masks, 0, rows * _groups);
    }

    /// <summary>Sets an item's bit in the masks of its rows.</summary>
    /// <param name="item">The item.</param>
    /// <param name="words">One bit per row, the lowest first.</param>
    /// <param name="rows">Number of rows; what stands behind them does not matter.</param>
    public void Set(int item, ReadOnlySpan<ulong> words, int rows)
    {
        var group = item / ItemsTogether;
        var bit = 1UL << (item % ItemsTogether);
        for (var word = 0; word << 6 < rows; word++)
        {
            for (var left = words[word]; left != 0; left &= left - 1)
            {
                var row = (word << 6) + BitOperations.TrailingZeroCount(left);
                if (row < rows) _masks[(row * _groups) + group] |= bit;
            }
        }
    }

    /// <summary>The first item of a row from <paramref name="item"/> on; -1 when there is none.</summary>
    public int Next(int row, int item)
    {
        for (var group = item / ItemsTogether; group < _groups; group++)
        {
            var mask = _masks[(row * _groups) + group];
            if (group == item / ItemsTogether) mask &= ulong.MaxValue << (item % ItemsTogether);
            if (mask != 0) return (group * ItemsTogether) + BitOperations.TrailingZeroCount(mask);
        }

        return -1;
    }
}
