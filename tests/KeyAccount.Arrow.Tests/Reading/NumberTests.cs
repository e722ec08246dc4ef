using System.Globalization;
using System.Numerics;
using Apache.Arrow.Types;
using KeyAccount.Arrow.Reading;
using KeyAccount.Arrow.Tests.Arrays;

namespace KeyAccount.Arrow.Tests.Reading;

public sealed class NumberTests
{
    private const string Number = "\"type\": \"number\"";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64)]
    public void NaN_and_the_infinities_become_unknown_and_are_counted(int before)
    {
        double?[] values = [1, double.NaN, null, double.PositiveInfinity, double.NegativeInfinity, 0, -2.5, double.MaxValue, double.Epsilon];
        values = [.. Enumerable.Repeat(values, 15).SelectMany(v => v)];
        var column = Batch.Read(Number, new ArrayLayout(new Random(3), before).Values(DoubleType.Default, values), out var report);
        Assert.Equal(values.Select(FactValue.Of), Batch.Values(column));
        Assert.Equal([new ArrowRejection("x", ArrowRejectionReason.NotFinite, 45)], report.Rejections);
    }

    [Fact]
    public void NaN_in_unknown_rows_is_nobodys_concern()
    {
        var batch = Batch.Of(("x", new ArrayLayout(new Random(3)).Values(DoubleType.Default, Enumerable.Range(0, 200).Select(i => i % 2 == 0 ? i : (double?)null))));
        // Rubbish is random bytes; here it is surely NaN.
        var values = System.Runtime.InteropServices.MemoryMarshal.AsMemory(batch.Column(0).Data.Buffers[1].Memory);
        for (var row = 1; row < 200; row += 2) BitConverter.TryWriteBytes(values.Span[(8 * row)..], double.NaN);
        ArrowBinding.For(Batch.Inputs(Number), batch.Schema).Read(batch, out var report);
        Assert.Empty(report.Rejections);
    }

    [Fact]
    public void Floats_and_halves_may_be_NaN_too()
    {
        var column = Batch.Read(Number, new ArrayLayout(new Random(3)).Values(FloatType.Default, (float?[])[0.1f, float.NaN, float.NegativeInfinity]), out var report);
        Assert.Equal([FactValue.Of((double)0.1f), FactValue.Unknown, FactValue.Unknown], Batch.Values(column));
        Assert.Equal([new ArrowRejection("x", ArrowRejectionReason.NotFinite, 2)], report.Rejections);

        Batch.Read(Number, new ArrayLayout(new Random(3)).Values(HalfFloatType.Default, (Half?[])[Half.NaN, null, (Half)1.5]), out report);
        Assert.Equal([new ArrowRejection("x", ArrowRejectionReason.NotFinite, 1)], report.Rejections);
    }

    [Fact]
    public void Whole_numbers_past_2_to_the_53_become_the_nearest_number()
    {
        long[] values = [(1L << 53) + 1, long.MaxValue, long.MinValue, -(1L << 53) - 3];
        var column = Batch.Read(Number, new ArrayLayout(new Random(3)).Values(Int64Type.Default, values.Select(v => (long?)v)));
        Assert.Equal([9007199254740992, 9.223372036854775807e18, -9.223372036854775808e18, -9007199254740996], Batch.Values(column).Select(v => v.Number!.Value));
        column = Batch.Read(Number, new ArrayLayout(new Random(3)).Values(UInt64Type.Default, (ulong?[])[ulong.MaxValue]));
        Assert.Equal(18446744073709551615.0, column[0].Number);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1234", 2)]
    [InlineData("-1", 1)]
    [InlineData("30", 1)]
    [InlineData("9007199254740993", 16)]
    [InlineData("-9007199254740993", 3)]
    [InlineData("123456789012345678901234567890", 12)]
    [InlineData("-170141183460469231731687303715884105728", 38)]
    [InlineData("99999999999999999999999999999999999999999999999999999999999999999999999999", 70)]
    [InlineData("-57896044618658097711785492504343953926634992332820282019728792003956564819968", 0)]
    [InlineData("5", -3)]
    [InlineData("12345", 30)]
    public void A_decimal_is_read_as_its_digits_would_be(string digits, int scale)
    {
        var bytes = BigInteger.Parse(digits, CultureInfo.InvariantCulture);
        var expected = double.Parse(FormattableString.Invariant($"{digits}E{-scale}"), CultureInfo.InvariantCulture);
        var whole = new Int256(bytes);
        Span<byte> wide = whole;
        Assert.Equal(expected, DecimalNumber.ToDouble(wide, scale));
        if (bytes >= (BigInteger)Int128.MinValue && bytes <= (BigInteger)Int128.MaxValue) Assert.Equal(expected, DecimalNumber.ToDouble(wide[..16], scale));
        if (bytes >= long.MinValue && bytes <= long.MaxValue) Assert.Equal(expected, DecimalNumber.ToDouble(wide[..8], scale));
        if (bytes >= int.MinValue && bytes <= int.MaxValue) Assert.Equal(expected, DecimalNumber.ToDouble(wide[..4], scale));
    }
}
