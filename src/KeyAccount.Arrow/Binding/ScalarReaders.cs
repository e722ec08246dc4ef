using System.Globalization;
using Apache.Arrow.Types;
using KeyAccount.Arrow.Reading;

namespace KeyAccount.Arrow.Binding;

/// <summary>Which reader makes which column from which type; <see langword="null"/> where none does.</summary>
internal static class ScalarReaders
{
    private const long MillisecondsPerDay = 86_400_000;

    public static ColumnReader? Number(ColumnPlace place, IArrowType type) => type.TypeId switch
    {
        ArrowTypeId.Double => new DoubleReader(place),
        ArrowTypeId.Float => new ConvertedNumberReader<float>(place, type.TypeId),
        ArrowTypeId.HalfFloat => new ConvertedNumberReader<Half>(place, type.TypeId),
        ArrowTypeId.Int8 => new ConvertedNumberReader<sbyte>(place, type.TypeId),
        ArrowTypeId.Int16 => new ConvertedNumberReader<short>(place, type.TypeId),
        ArrowTypeId.Int32 => new ConvertedNumberReader<int>(place, type.TypeId),
        ArrowTypeId.Int64 => new ConvertedNumberReader<long>(place, type.TypeId),
        ArrowTypeId.UInt8 => new ConvertedNumberReader<byte>(place, type.TypeId),
        ArrowTypeId.UInt16 => new ConvertedNumberReader<ushort>(place, type.TypeId),
        ArrowTypeId.UInt32 => new ConvertedNumberReader<uint>(place, type.TypeId),
        ArrowTypeId.UInt64 => new ConvertedNumberReader<ulong>(place, type.TypeId),
        ArrowTypeId.Decimal32 or ArrowTypeId.Decimal64 or ArrowTypeId.Decimal128 or ArrowTypeId.Decimal256 =>
            new DecimalReader(place, type.TypeId, ((FixedSizeBinaryType)type).ByteWidth, StorageType.DecimalScale(type)),
        _ => null,
    };

    public static ColumnReader? Boolean(ColumnPlace place, IArrowType type) => type.TypeId == ArrowTypeId.Boolean ? new BooleanReader(place) : null;

    public static ColumnReader? Date(ColumnPlace place, IArrowType type)
    {
        if (type.TypeId == ArrowTypeId.Date32) return new DateReader<int>(place, type.TypeId, 1, 0);
        if (type.TypeId == ArrowTypeId.Date64) return new DateReader<long>(place, type.TypeId, MillisecondsPerDay, 0);
        if (type is not TimestampType timestamp || !TryOffset(timestamp, out var minutes)) return null;
        var perDay = timestamp.Unit switch
        {
            TimeUnit.Second => MillisecondsPerDay / 1000,
            TimeUnit.Millisecond => MillisecondsPerDay,
            TimeUnit.Microsecond => MillisecondsPerDay * 1000,
            _ => MillisecondsPerDay * 1_000_000,
        };
        return new DateReader<long>(place, type.TypeId, perDay, perDay / (24 * 60) * minutes);
    }

    /// <param name="closed">The policy's closed set; <see langword="null"/> when any text is allowed.</param>
    public static ColumnReader? Text(ColumnPlace place, IArrowType type, StringPool? closed)
    {
        if (Utf8Texts.Has(type.TypeId)) return new PlainTextReader(place, type.TypeId, closed);
        if (type is not DictionaryType dictionary) return null;
        var values = StorageType.Of(dictionary.ValueType).TypeId;
        if (!Utf8Texts.Has(values)) return null;
        return dictionary.IndexType.TypeId switch
        {
            ArrowTypeId.Int8 => new DictionaryReader<sbyte>(place, values, closed),
            ArrowTypeId.Int16 => new DictionaryReader<short>(place, values, closed),
            ArrowTypeId.Int32 => new DictionaryReader<int>(place, values, closed),
            ArrowTypeId.Int64 => new DictionaryReader<long>(place, values, closed),
            ArrowTypeId.UInt8 => new DictionaryReader<byte>(place, values, closed),
            ArrowTypeId.UInt16 => new DictionaryReader<ushort>(place, values, closed),
            ArrowTypeId.UInt32 => new DictionaryReader<uint>(place, values, closed),
            _ => new DictionaryReader<ulong>(place, values, closed),
        };
    }

    /// <summary>
    /// The offset of a time zone that is the same all year. Where a named zone's days begin would depend on the rules that a machine has,
    /// so there is no answer for one.
    /// </summary>
    internal static bool TryOffset(TimestampType type, out int minutes)
    {
        minutes = 0;
        if (!type.IsTimeZoneAware || type.Timezone is "UTC" or "Etc/UTC" or "Z" or "GMT") return true;
        if (type.Timezone is not ['+' or '-', _, _, ':', _, _] zone
            || !TimeOnly.TryParseExact(zone.AsSpan(1), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var offset)) return false;
        minutes = (int)(offset.Ticks / TimeSpan.TicksPerMinute) * (zone[0] == '-' ? -1 : 1);
        return true;
    }
}
