using System.Globalization;
using System.Text;
using KeyAccount.Cli.Export;

namespace KeyAccount.Cli.Tests.Export;

public sealed class ShortestNumberTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(17)]
    public void Every_number_is_written_as_the_framework_writes_it(int decimals)
    {
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var magnitude = Math.Pow(10, random.Next(-8, 18));
            var number = (random.NextDouble() - 0.5) * magnitude;
            Check(decimals > 15 ? number : Math.Round(number, decimals));
        }
    }

    [Theory]
    [InlineData(0d)]
    [InlineData(0.0001)]
    [InlineData(-0.0001)]
    [InlineData(0.00001)]
    [InlineData(1e11)]
    [InlineData(99_999_999_999.9999)]
    [InlineData(100_000_000_000.0001)]
    [InlineData(1e15)]
    [InlineData(123_456_789_012_345_680d)]
    [InlineData(1e21)]
    [InlineData(double.MaxValue)]
    [InlineData(double.Epsilon)]
    public void Limits_too(double number) => Check(number);

    [Fact]
    public void Minus_zero_is_zero() => Assert.Equal("0", Write(-0.0));

    private static void Check(double number) => Assert.Equal(number == 0 ? "0" : number.ToString("R", CultureInfo.InvariantCulture), Write(number));

    private static string Write(double number)
    {
        Span<byte> text = stackalloc byte[ShortestNumber.MaxLength];
        return Encoding.UTF8.GetString(text[..ShortestNumber.Write(number, text)]);
    }
}
