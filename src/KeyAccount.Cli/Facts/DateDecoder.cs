using System.Globalization;
using KeyAccount.Rules;

namespace KeyAccount.Cli.Facts;

/// <summary>Dates: days since 1970 into day numbers. What lies outside the years 1 to 9999, or is infinite, counts as unknown.</summary>
internal sealed unsafe class DateDecoder(InputDefinition input, string path) : ColumnDecoder(input, path)
{
    private static readonly int UnixEpoch = new DateOnly(1970, 1, 1).DayNumber;

    private int[] _days = [];

    /// <inheritdoc/>
    public override Column Decode(nint handle, FactVector vector, List<Misfit> misfits)
    {
        Grow(ref _days, vector.Count);
        var days = (int*)vector.Data;
        var known = CopyKnown(vector);
        var count = 0;
        var first = -1;
        for (var row = 0; row < vector.Count; row++)
        {
            var day = (long)days[row] + UnixEpoch;
            if ((ulong)day <= (ulong)DateOnly.MaxValue.DayNumber)
            {
                _days[row] = (int)day;
                continue;
            }

            _days[row] = 0;
            if (!vector.IsValid(row)) continue;
            if (count++ == 0) (first, known) = (row, AllKnown(vector));
            KnownBuffer(vector.Words)[row >> 6] &= ~(1UL << (row & 63));
        }

        if (count > 0) misfits.Add(new Misfit(Path, count, first, string.Create(CultureInfo.InvariantCulture, $"{days[first]} days from 1970-01-01"), "date"));
        return new DateColumn(_days.AsMemory(0, vector.Count), known);
    }

    /// <summary>A bitmap that can be changed, also where all values are valid.</summary>
    private ReadOnlyMemory<ulong> AllKnown(FactVector vector)
    {
        var known = KnownBuffer(vector.Words);
        for (var word = 0; word < known.Length; word++) known[word] = vector.ValidWord(word);
        return Known(known.Length);
    }
}
