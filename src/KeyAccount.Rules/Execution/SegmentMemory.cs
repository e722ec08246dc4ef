using System.Numerics;
using System.Runtime.Intrinsics.X86;

namespace KeyAccount.Rules.Execution;

/// <summary>How the elements of a space are divided among its parent's rows, in one chunk.</summary>
internal sealed class SegmentMemory
{
    private int[] _own = [];
    private int[] _selection = [];
    private ReadOnlyMemory<int> _offsets;
    private int _base;
    private ulong[] _ends = [];
    private ulong[] _filled = [];
    private ulong[] _found = [];
    private int _rows;
    private int _lead;

    /// <summary>Rows whose list is not empty.</summary>
    public ReadOnlySpan<ulong> Filled => _filled.AsSpan(0, Columns.Bits.Words(_rows));

    /// <summary>The element that each element was selected from, where elements were selected.</summary>
    public ReadOnlySpan<int> Selection(int count) => _selection.AsSpan(0, count);

    /// <summary>Where a row's elements begin and end.</summary>
    public ReadOnlySpan<int> Offsets => _offsets.Span.Slice(0, _rows + 1);

    /// <summary>What to take from <see cref="Offsets"/> to get places in the space.</summary>
    public int Base => _base;

    /// <summary>Divides as a column does.</summary>
    public void Divide(ReadOnlyMemory<int> offsets, SpaceMemory elements)
    {
        _offsets = offsets;
        _rows = offsets.Length - 1;
        _base = elements.Base;
        _lead = elements.Lead;
        Mark(elements.Words);
    }

    /// <summary>Room for the offsets of rows that are divided anew.</summary>
    public Span<int> NewOffsets(int rows)
    {
        if (_own.Length < rows + 1) _own = new int[Math.Max(rows + 1, _own.Length * 2)];
        return _own.AsSpan(0, rows + 1);
    }

    /// <summary>Room for so many selected elements, keeping those already there.</summary>
    public Span<int> NewSelection(int count)
    {
        if (_selection.Length < count) Array.Resize(ref _selection, Math.Max(count, _selection.Length * 2));
        return _selection.AsSpan(0, count);
    }

    /// <summary>Divides as <see cref="NewOffsets"/> says.</summary>
    public void Divide(int rows, SpaceMemory elements)
    {
        elements.Resize(_own[rows]);
        Divide(_own.AsMemory(0, rows + 1), elements);
    }

    /// <summary>
    /// Which rows have an element with a bit: a segment is a run of ones with a zero at its last element; adding the wanted bits to it carries a
    /// one into that last place as soon as there is one. The last places are then packed together, one per row with elements.
    /// </summary>
    public void Any(ReadOnlySpan<ulong> elements, Span<ulong> rows, bool isVectorised)
    {
        var ends = _ends.AsSpan(0, elements.Length);
        var packed = isVectorised && Bmi2.X64.IsSupported;
        var (carry, gathered, held, at) = (0UL, 0UL, 0, 0);
        var wanted = ulong.MaxValue << _lead;
        for (var i = 0; i < elements.Length; i++)
        {
            var end = ends[i];
            var inner = ~end;
            var bits = elements[i] & wanted;
            wanted = ulong.MaxValue;
            var sum = (bits & inner) + inner;
            var over = sum < inner ? 1UL : 0UL;
            var whole = sum + carry;
            carry = over | (whole < sum ? 1UL : 0UL);
            var found = packed ? Bmi2.X64.ParallelBitExtract(whole | bits, end) : Extract(whole | bits, end);
            gathered |= found << held;
            var next = held + BitOperations.PopCount(end);
            if (next >= 64)
            {
                _found[at++] = gathered;
                gathered = held == 0 ? 0 : found >> (64 - held);
                next -= 64;
            }

            held = next;
        }

        _found[at] = gathered;
        Spread(rows, packed);
    }

    /// <summary>From the rows with elements to all rows.</summary>
    private void Spread(Span<ulong> rows, bool packed)
    {
        var (at, shift) = (0, 0);
        for (var i = 0; i < rows.Length; i++)
        {
            var filled = _filled[i];
            var bits = _found[at] >> shift;
            if (shift != 0) bits |= _found[at + 1] << (64 - shift);
            rows[i] = packed ? Bmi2.X64.ParallelBitDeposit(bits, filled) : Deposit(bits, filled);
            shift += BitOperations.PopCount(filled);
            at += shift >> 6;
            shift &= 63;
        }
    }

    /// <summary>Marks each segment's last element, and the rows that have any.</summary>
    private void Mark(int words)
    {
        var rowWords = Columns.Bits.Words(_rows);
        if (_ends.Length < words + 2) _ends = new ulong[Math.Max(words + 2, _ends.Length * 2)];
        if (_filled.Length < rowWords) _filled = new ulong[Math.Max(rowWords, _filled.Length * 2)];
        if (_found.Length < rowWords + 2) _found = new ulong[Math.Max(rowWords + 2, _found.Length * 2)];
        var ends = _ends.AsSpan(0, words + 1);
        ends.Clear();
        var offsets = _offsets.Span;
        var previous = offsets[0];
        for (var first = 0; first < _rows; first += 64)
        {
            var filled = 0UL;
            var last = Math.Min(64, _rows - first);
            for (var i = 0; i < last; i++)
            {
                var offset = offsets[first + i + 1];
                filled |= (offset != previous ? 1UL : 0UL) << i;
                previous = offset;

                // The place after the last element; an empty row marks the same place once more.
                var place = offset - _base;
                ends[place >> 6] |= 1UL << (place & 63);
            }

            _filled[first >> 6] = filled;
        }

        for (var i = 0; i < words; i++) ends[i] = (ends[i] >> 1) | (ends[i + 1] << 63);
        if (words > 0) ends[0] &= ulong.MaxValue << _lead;
    }

    private static ulong Extract(ulong value, ulong mask)
    {
        var (result, at) = (0UL, 0);
        for (; mask != 0; mask &= mask - 1, at++)
            result |= (value >> BitOperations.TrailingZeroCount(mask) & 1) << at;
        return result;
    }

    private static ulong Deposit(ulong value, ulong mask)
    {
        var result = 0UL;
        for (; mask != 0; mask &= mask - 1, value >>= 1)
            if ((value & 1) != 0) result |= mask & (~mask + 1);
        return result;
    }
}
