using System.Globalization;
using System.Numerics;
using KeyAccount.Oracle.Meaning;

namespace KeyAccount.Oracle;

/// <summary>Exactness of the oracle's numbers.</summary>
public sealed class RationalTests
{
    /// <summary>The exact decimal expansion of 0.1 begins 0.1000000000000000055511151231257827…</summary>
    [Fact]
    public void A_double_is_taken_with_every_binary_digit()
    {
        var expansion = new Rational(BigInteger.Parse("1000000000000000055511151231257827021181583404541015625", null), BigInteger.Pow(10, 55));
        Assert.Equal(expansion, Rational.From(0.1));
        Assert.NotEqual(Rational.From(0.1m), Rational.From(0.1));
    }

    [Theory]
    [InlineData(100000000000000.5, "100000000000001")]
    [InlineData(-100000000000000.5, "-100000000000001")]
    [InlineData(999999999999999.5, "1000000000000000")]
    [InlineData(0.30000000000000004, "0.3")]
    [InlineData(33.333333333333336, "33.3333333333333")]
    [InlineData(0.0, "0")]
    public void Fifteen_significant_digits_are_rounded_half_away_from_zero(double number, string expected) => Assert.Equal(
        Rational.From(decimal.Parse(expected, CultureInfo.InvariantCulture)),
        Rational.From(number).RoundToSignificantDigits(15));

    [Fact]
    public void The_ends_of_the_range_of_doubles_can_be_rounded()
    {
        Assert.Equal(new Rational(179769313486232, 1) * Rational.PowerOfTen(294), Rational.From(double.MaxValue).RoundToSignificantDigits(15));
        Assert.Equal(new Rational(494065645841247, 1) * Rational.PowerOfTen(-338), Rational.From(double.Epsilon).RoundToSignificantDigits(15));
    }

    [Theory]
    [InlineData(0.125, 2, 13)]
    [InlineData(-0.125, 2, -13)]
    [InlineData(66.665, 2, 6667)]
    [InlineData(0.5, 0, 1)]
    public void Units_are_rounded_half_away_from_zero(double number, int decimals, int units) =>
        Assert.Equal(units, Rational.From((decimal)number).RoundToUnits(decimals));
}
