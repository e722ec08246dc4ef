using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using KeyAccount.Rules.Columns;

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
    private ulong[] _second = [];
    private int _rows;
    private int _lead;
    private int _count;

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
        _count = elements.Count;
        if (_rows == 1) MarkOne();
        else Mark(elements.Words);
    }

    public long Bytes => (4L * (_own.Length + _selection.Length)) + (8L * (_ends.Length + _filled.Length + _found.Length + _second.Length));

    /// <summary>Lets go of a column's offsets.</summary>
    public void Release() => _offsets = default;

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
    /// <param name="isVectorised">Whether the processor's bit instructions may be used.</param>
    public void Any(ReadOnlySpan<ulong> elements, Span<ulong> rows, bool isVectorised)
    {
        var ends = _ends.AsSpan(0, elements.Length);
        var packed = isVectorised && Bmi2.X64.IsSupported;
        var (carry, gathered) = (0UL, 0UL);
        var (held, at) = (0, 0);
        var wanted = ulong.MaxValue << _lead;
        for (var i = 0; i < elements.Length; i++)
        {
            var end = ends[i];
            var found = LastPlaces(elements[i] & wanted, end, ref carry);
            found = packed ? Bmi2.X64.ParallelBitExtract(found, end) : Extract(found, end);
            wanted = ulong.MaxValue;
            held += BitOperations.PopCount(end);
            gathered = Append(found, held - BitOperations.PopCount(end), gathered, held >> 6, ref _found[at]);
            at += held >> 6;
            held &= 63;
        }

        _found[at] = gathered;
        Spread(_found, rows, packed);
    }

    /// <summary>The elements of a chunk of one row, where one word holds them.</summary>
    public ulong OnlyWord => (ulong.MaxValue << _lead) & Columns.Bits.LastMask(_count);

    /// <summary>The same for a chunk of one row.</summary>
    public bool AnyOfOne(ReadOnlySpan<ulong> elements)
    {
        if (elements.Length == 0) return false;
        var first = elements[0] & (ulong.MaxValue << _lead);
        var last = Columns.Bits.LastMask(_count);
        if (elements.Length == 1) return (first & last) != 0;
        return first != 0 || (elements[^1] & last) != 0 || elements[1..^1].ContainsAnyExcept(0UL);
    }

    /// <summary>The same for two bitmaps at a time, whose carries do not wait for each other. With the processor's bit instructions only.</summary>
    public void Any(ReadOnlySpan<ulong> elements1, ReadOnlySpan<ulong> elements2, Span<ulong> rows1, Span<ulong> rows2)
    {
        var ends = _ends.AsSpan(0, elements1.Length);
        elements2 = elements2[..elements1.Length];
        var (carry1, gathered1, carry2, gathered2) = (0UL, 0UL, 0UL, 0UL);
        var (held, at) = (0, 0);
        var wanted = ulong.MaxValue << _lead;
        for (var i = 0; i < elements1.Length; i++)
        {
            var end = ends[i];
            var found1 = Bmi2.X64.ParallelBitExtract(LastPlaces(elements1[i] & wanted, end, ref carry1), end);
            var found2 = Bmi2.X64.ParallelBitExtract(LastPlaces(elements2[i] & wanted, end, ref carry2), end);
            wanted = ulong.MaxValue;
            var next = held + BitOperations.PopCount(end);
            gathered1 = Append(found1, held, gathered1, next >> 6, ref _found[at]);
            gathered2 = Append(found2, held, gathered2, next >> 6, ref _second[at]);
            at += next >> 6;
            held = next & 63;
        }

        _found[at] = gathered1;
        _second[at] = gathered2;
        Spread(_found, rows1, packed: true);
        Spread(_second, rows2, packed: true);
    }

    /// <summary>At the last place of each segment, whether it has a bit; elsewhere anything.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong LastPlaces(ulong bits, ulong end, ref ulong carry)
    {
        var inner = ~end;
        var sum = (bits & inner) + inner;
        var whole = sum + carry;
        carry = Bits.Of(sum < inner) | Bits.Of(whole < sum);
        return whole | bits;
    }

    /// <summary>
    /// Appends bits to those gathered for a word, which is stored in any case and begun anew when it is full. Without branches: whether it is full
    /// nobody can foretell.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Append(ulong found, int held, ulong gathered, int full, ref ulong word)
    {
        gathered |= found << held;
        word = gathered;
        var begun = 0UL - (ulong)full;
        return (gathered & ~begun) | ((found >> 1 >> (63 - held)) & begun);
    }

    /// <summary>From the rows with elements to all rows.</summary>
    private void Spread(ulong[] found, Span<ulong> rows, bool packed)
    {
        var (at, shift) = (0, 0);
        for (var i = 0; i < rows.Length; i++)
        {
            var filled = _filled[i];
            var bits = (found[at] >> shift) | (found[at + 1] << 1 << (63 - shift));
            rows[i] = packed ? Bmi2.X64.ParallelBitDeposit(bits, filled) : Deposit(bits, filled);
            shift += BitOperations.PopCount(filled);
            at += shift >> 6;
            shift &= 63;
        }
    }

    private void MarkOne()
    {
        if (_filled.Length == 0) _filled = new ulong[1];
        _filled[0] = Bits.Of(_count > _lead);
    }

    /// <summary>Marks each segment's last element, and the rows that have any.</summary>
    private void Mark(int words)
    {
        var rowWords = Columns.Bits.Words(_rows);
        if (_ends.Length < words + 2) _ends = new ulong[Math.Max(words + 2, _ends.Length * 2)];
        if (_filled.Length < rowWords) _filled = new ulong[Math.Max(rowWords, _filled.Length * 2)];
        if (_found.Length < rowWords + 2)
        {
            _found = new ulong[Math.Max(rowWords + 2, _found.Length * 2)];
            _second = new ulong[_found.Length];
        }

        var ends = _ends.AsSpan(0, words + 1);
        ends.Clear();
        var offsets = _offsets.Span;
        var previous = offsets[0];
        var (word, marks) = (0, 0UL);
        for (var first = 0; first < _rows; first += 64)
        {
            var filled = 0UL;
            var stretch = offsets.Slice(first + 1, Math.Min(64, _rows - first));
            foreach (var offset in stretch)
            {
                filled = (filled >> 1) | (Bits.Of(offset != previous) << 63);
                previous = offset;

                // The place after the last element; an empty row marks the same place once more.
                var place = offset - _base;
                if (place >> 6 != word)
                {
                    ends[word] = marks;
                    (word, marks) = (place >> 6, 0);
                }

                marks |= 1UL << place;
            }

            _filled[first >> 6] = filled >> (64 - stretch.Length);
        }

        ends[word] |= marks;
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
