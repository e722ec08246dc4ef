using Apache.Arrow;
using Apache.Arrow.Types;
using KeyAccount.Arrow.Tests.Arrays;

namespace KeyAccount.Arrow.Tests.Reading;

/// <summary>Every type is read alike wherever its rows begin and end, with and without nulls, in buffers with and without padding.</summary>
public sealed class OffsetTests
{
    private const string Closed = "\"type\": \"string\", \"values\": [\"north\", \"south\", \"a text of more than twelve bytes\"]";

    private static readonly string[] Texts = ["south", "north", "a text of more than twelve bytes"];

    private delegate ArrayData Make(ArrayLayout layout, IEnumerable<int?> rows);

    /// <summary>Each kind of array, as made from whole numbers 0 to 6, and the value that a number stands for.</summary>
    private static readonly Dictionary<string, (string Declaration, Make Array, Func<int, FactValue> Value)> Kinds = new(StringComparer.Ordinal)
    {
        ["double"] = Number((l, r) => l.Values(DoubleType.Default, r.Select(v => v + 0.5)), v => v + 0.5),
        ["float"] = Number((l, r) => l.Values(FloatType.Default, r.Select(v => (float?)v + 0.25f)), v => v + 0.25),
        ["half_float"] = Number((l, r) => l.Values(HalfFloatType.Default, r.Select(v => v is { } n ? (Half)(n + 0.25) : (Half?)null)), v => v + 0.25),
        ["int8"] = Number((l, r) => l.Values(Int8Type.Default, r.Select(v => (sbyte?)-v)), v => -v),
        ["int16"] = Number((l, r) => l.Values(Int16Type.Default, r.Select(v => (short?)(v * -300))), v => v * -300),
        ["int32"] = Number((l, r) => l.Values(Int32Type.Default, r.Select(v => v * -70_000)), v => v * -70_000),
        ["int64"] = Number((l, r) => l.Values(Int64Type.Default, r.Select(v => v * -5_000_000_000L)), v => v * -5_000_000_000.0),
        ["uint8"] = Number((l, r) => l.Values(UInt8Type.Default, r.Select(v => (byte?)(v + 200))), v => v + 200),
        ["uint16"] = Number((l, r) => l.Values(UInt16Type.Default, r.Select(v => (ushort?)(v + 60_000))), v => v + 60_000),
        ["uint32"] = Number((l, r) => l.Values(UInt32Type.Default, r.Select(v => (uint?)v + 4_000_000_000)), v => v + 4_000_000_000.0),
        ["uint64"] = Number((l, r) => l.Values(UInt64Type.Default, r.Select(v => (ulong?)v * 3_000_000_000)), v => v * 3_000_000_000.0),
        ["decimal32"] = Number((l, r) => l.Values(new Decimal32Type(9, 2), r.Select(v => v * -101)), v => (double)(v * -1.01m)),
        ["decimal64"] = Number((l, r) => l.Values(new Decimal64Type(18, 3), r.Select(v => (long?)v * -1001)), v => (double)(v * -1.001m)),
        ["decimal128"] = Number((l, r) => l.Values(new Decimal128Type(38, 1), r.Select(v => (Int128?)v * -11)), v => v * -11 / 10.0),
        ["decimal256"] = Number((l, r) => l.Values(new Decimal256Type(76, 0), r.Select(v => v is { } n ? new Int256(n) : (Int256?)null)), v => v),
        ["bool"] = ("\"type\": \"boolean\"", (l, r) => l.Booleans(r.Select(v => v is { } n ? n % 2 == 0 : (bool?)null)), v => FactValue.Of(v % 2 == 0)),
        ["date32"] = Date((l, r) => l.Values(Date32Type.Default, r.Select(v => v - 3)), v => v - 3),
        ["date64"] = Date((l, r) => l.Values(Date64Type.Default, r.Select(v => (v - 3) * 86_400_000L)), v => v - 3),
        ["timestamp"] = Date((l, r) => l.Values(new TimestampType(TimeUnit.Second, (string?)null), r.Select(v => ((v - 3) * 86_400L) + 86_399)), v => v - 3),
        ["utf8"] = Text((l, r) => l.Texts(StringType.Default, r.Select(TextOf))),
        ["large_utf8"] = Text((l, r) => l.Texts(LargeStringType.Default, r.Select(TextOf))),
        ["utf8_view"] = Text((l, r) => l.Texts(StringViewType.Default, r.Select(TextOf))),
        ["utf8, closed"] = Text((l, r) => l.Texts(StringType.Default, r.Select(TextOf)), Closed),
        ["utf8_view, closed"] = Text((l, r) => l.Texts(StringViewType.Default, r.Select(TextOf)), Closed),
        ["dictionary<int8>"] = Text((l, r) => l.Indices(Int8Type.Default, Dictionary(StringType.Default), r.Select(v => (sbyte?)(v % 3)))),
        ["dictionary<int16>"] = Text((l, r) => l.Indices(Int16Type.Default, Dictionary(StringViewType.Default), r.Select(v => (short?)(v % 3)))),
        ["dictionary<int32>"] = Text((l, r) => l.Indices(Int32Type.Default, Dictionary(LargeStringType.Default), r.Select(v => v % 3))),
        ["dictionary<int64>"] = Text((l, r) => l.Indices(Int64Type.Default, Dictionary(StringType.Default), r.Select(v => (long?)v % 3))),
        ["dictionary<uint8>"] = Text((l, r) => l.Indices(UInt8Type.Default, Dictionary(StringType.Default), r.Select(v => (byte?)(v % 3)))),
        ["dictionary<uint16>"] = Text((l, r) => l.Indices(UInt16Type.Default, Dictionary(StringType.Default), r.Select(v => (ushort?)(v % 3)))),
        ["dictionary<uint32>"] = Text((l, r) => l.Indices(UInt32Type.Default, Dictionary(StringType.Default), r.Select(v => (uint?)v % 3)), Closed),
        ["dictionary<uint64>"] = Text((l, r) => l.Indices(UInt64Type.Default, Dictionary(StringType.Default), r.Select(v => (ulong?)v % 3))),
        ["dictionary<int32>, closed"] = Text((l, r) => l.Indices(Int32Type.Default, Dictionary(StringType.Default), r.Select(v => v % 3)), Closed),
    };

    public static TheoryData<string> Names => [.. Kinds.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_type_is_read_alike_at_every_offset(string name)
    {
        var (declaration, make, value) = Kinds[name];
        foreach (var before in (int[])[0, 1, 7, 8, 63, 64, 65, 128])
            foreach (var count in (int[])[0, 1, 63, 64, 65, 130])
                foreach (var (nulls, after, padded) in ((bool, int, bool)[])[(false, 0, true), (false, 3, false), (true, 0, true), (true, 5, true), (true, 0, false), (true, 70, false)])
                {
                    var rubbish = new Random(HashOf(name, before, count));
                    var rows = Enumerable.Range(0, count).Select(i => nulls && i % 3 == 1 ? (int?)null : i % 7).ToArray();
                    var column = Batch.Read(declaration, make(new ArrayLayout(rubbish, before, after, padded), rows), out var report);
                    Assert.Equal(rows.Select(r => r is { } v ? value(v) : FactValue.Unknown), Batch.Values(column));
                    Assert.Equal(rows.Select(r => r.HasValue), Enumerable.Range(0, count).Select(column.IsKnown));
                    Assert.Empty(report.Rejections);
                    Assert.Equal(count, report.Rows);
                    AssertClean(column);
                }
    }

    [Fact]
    public void A_null_column_is_unknown_whatever_the_input()
    {
        foreach (var declaration in (string[])["\"type\": \"number\"", "\"type\": \"boolean\"", "\"type\": \"date\"", "\"type\": \"string\"", Closed, "\"type\": \"list\", \"items\": { \"a\": { \"type\": \"number\" } }"])
        {
            var column = Batch.Read(declaration, new NullArray(70).Data);
            Assert.Equal(70, column.Count);
            Assert.All(Enumerable.Range(0, 70), row => Assert.False(column.IsKnown(row)));
        }
    }

    /// <summary>Bits past the last row are 0, and nothing is true that is not known: whole words can be worked with.</summary>
    private static void AssertClean(Column column)
    {
        var (validity, isTrue) = column switch
        {
            NumberColumn c => (c.Validity, default),
            DateColumn c => (c.Validity, default),
            TruthColumn c => (c.Known, c.True),
            _ => (ReadOnlyMemory<ulong>.Empty, ReadOnlyMemory<ulong>.Empty),
        };
        foreach (var bits in (ReadOnlyMemory<ulong>[])[validity, isTrue])
        {
            if (bits.IsEmpty) continue;
            Assert.Equal((column.Count + 63) / 64, bits.Length);
            if (column.Count % 64 != 0) Assert.Equal(0UL, bits.Span[^1] >> (column.Count % 64));
        }

        for (var i = 0; i < isTrue.Length && !validity.IsEmpty; i++) Assert.Equal(0UL, isTrue.Span[i] & ~validity.Span[i]);
    }

    private static (string, Make, Func<int, FactValue>) Number(Make array, Func<int, double> value) => ("\"type\": \"number\"", array, v => FactValue.Of(value(v)));

    private static (string, Make, Func<int, FactValue>) Date(Make array, Func<int, int> days) =>
        ("\"type\": \"date\"", array, v => FactValue.Of(new DateOnly(1970, 1, 1).AddDays(days(v))));

    private static (string, Make, Func<int, FactValue>) Text(Make array, string declaration = "\"type\": \"string\"") => (declaration, array, v => FactValue.Of(Texts[v % 3]));

    private static string? TextOf(int? row) => row is { } v ? Texts[v % 3] : null;

    private static ArrayData Dictionary(IArrowType type) => new ArrayLayout(new Random(7), before: 2, after: 1).Texts(type, Texts);

    private static int HashOf(string name, int before, int count) => (name.Length * 31 * 31) + (before * 31) + count;
}
