using System.Numerics;
using Apache.Arrow.Types;
using KeyAccount.Arrow.Memory;

namespace KeyAccount.Arrow.Reading;

/// <summary>Dates as days or as a time since 1970-01-01, converted to day numbers. The time of day is dropped.</summary>
/// <param name="perDay">Units of time in a day; 1 for days.</param>
/// <param name="ahead">Units of time by which the local day is ahead of UTC's.</param>
internal sealed class DateReader<T>(ColumnPlace place, ArrowTypeId type, long perDay, long ahead) : ColumnReader(place)
    where T : unmanaged, IBinaryInteger<T>
{
    private const int Epoch = 719_162;

    private static readonly long First = DateOnly.MinValue.DayNumber - Epoch;
    private static readonly long Last = DateOnly.MaxValue.DayNumber - Epoch;

    public override Column Read(ArraySlice slice, ReadTally tally)
    {
        slice.Expect(type, Path);
        var source = slice.Values<T>(1, Path).Span;
        var days = new int[source.Length];
        var validity = slice.Validity(Path);
        ulong[]? kept = null;
        var rejected = 0;
        for (var i = 0; i < days.Length; i++)
        {
            var day = Day(long.CreateTruncating(source[i]));
            if (day >= First && day <= Last)
            {
                days[i] = (int)day + Epoch;
                continue;
            }

            // What stands in an unknown row may be anything.
            if (!validity.IsEmpty && !Bitmap.Get(validity.Span, i)) continue;
            kept ??= validity.IsEmpty ? Bitmap.All(days.Length) : validity.ToArray();
            Bitmap.Clear(kept, i);
            rejected++;
        }

        Reject(tally, ArrowRejectionReason.DateOutOfRange, rejected);
        return new DateColumn(days, kept ?? validity);
    }

    /// <summary>The day, also before 1970; without overflow at the ends of the range.</summary>
    private long Day(long time)
    {
        if (perDay == 1) return time;
        var day = Math.DivRem(time, perDay, out var rest);
        return day + FloorOf(rest + ahead);
    }

    private long FloorOf(long time) => time >= 0 ? time / perDay : -((-time + perDay - 1) / perDay);
}
