using System.Numerics;

namespace KeyAccount.Oracle.Meaning;

/// <summary>An exact fraction. The oracle adds points and weights, and compares computed numbers, with nothing but these.</summary>
internal readonly record struct Rational : IComparable<Rational>
{
    private readonly BigInteger _numerator;
    private readonly BigInteger _denominatorLessOne;

    public Rational(BigInteger numerator, BigInteger denominator)
    {
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        _numerator = numerator / divisor;
        _denominatorLessOne = denominator / divisor - 1;
    }

    public static Rational Zero => default;

    private BigInteger Denominator => _denominatorLessOne + 1;

    public int Sign => _numerator.Sign;

    public static Rational From(decimal value)
    {
        var bits = decimal.GetBits(value);
        var magnitude = new BigInteger((uint)bits[0]) + (new BigInteger((uint)bits[1]) << 32) + (new BigInteger((uint)bits[2]) << 64);
        return new Rational(value < 0 ? -magnitude : magnitude, BigInteger.Pow(10, bits[3] >> 16 & 0xFF));
    }

    /// <summary>The exact value of a double, every binary digit of it.</summary>
    public static Rational From(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)(bits >> 52 & 0x7FF);
        BigInteger mantissa = bits & 0xF_FFFF_FFFF_FFFF;
        if (exponent == 0) exponent = 1;
        else mantissa += BigInteger.One << 52;
        if (bits < 0) mantissa = -mantissa;
        exponent -= 1075;
        return exponent >= 0 ? new Rational(mantissa << exponent, 1) : new Rational(mantissa, BigInteger.One << -exponent);
    }

    public static Rational PowerOfTen(int exponent) =>
        exponent >= 0 ? new Rational(BigInteger.Pow(10, exponent), 1) : new Rational(1, BigInteger.Pow(10, -exponent));

    public static Rational operator +(Rational a, Rational b) =>
        new(a._numerator * b.Denominator + b._numerator * a.Denominator, a.Denominator * b.Denominator);

    public static Rational operator -(Rational a, Rational b) =>
        new(a._numerator * b.Denominator - b._numerator * a.Denominator, a.Denominator * b.Denominator);

    public static Rational operator *(Rational a, Rational b) => new(a._numerator * b._numerator, a.Denominator * b.Denominator);

    public static Rational operator /(Rational a, Rational b) => new(a._numerator * b.Denominator, a.Denominator * b._numerator);

    public static Rational Abs(Rational a) => a.Sign < 0 ? Zero - a : a;

    public int CompareTo(Rational other) => (_numerator * other.Denominator).CompareTo(other._numerator * Denominator);

    /// <summary>The greatest integer not above this number.</summary>
    public BigInteger Floor()
    {
        var quotient = BigInteger.DivRem(_numerator, Denominator, out var remainder);
        return remainder.Sign < 0 ? quotient - 1 : quotient;
    }

    /// <summary>The nearest integer; halves go away from zero.</summary>
    public BigInteger RoundHalfAwayFromZero()
    {
        var magnitude = (Abs(this) + new Rational(1, 2)).Floor();
        return Sign < 0 ? -magnitude : magnitude;
    }

    /// <summary>This number as a whole number of units of 10 to the power of minus <paramref name="decimals"/>, rounded half away from zero.</summary>
    public BigInteger RoundToUnits(int decimals) => (this * PowerOfTen(decimals)).RoundHalfAwayFromZero();

    /// <summary>A whole number of units of 10 to the power of minus <paramref name="decimals"/> as a decimal.</summary>
    public static decimal FromUnits(BigInteger units, int decimals)
    {
        var scale = 1m;
        for (var i = 0; i < decimals; i++) scale *= 10m;
        return (decimal)units / scale;
    }

    /// <summary>This number rounded to a number of significant decimal digits, half away from zero.</summary>
    public Rational RoundToSignificantDigits(int digits)
    {
        if (Sign == 0) return this;
        var magnitude = Abs(this);
        // Where to begin looking: the logarithms are near enough, the loops settle it.
        var exponent = (int)(BigInteger.Log10(magnitude._numerator) - BigInteger.Log10(magnitude.Denominator)) - digits;
        while (magnitude.CompareTo(PowerOfTen(digits + exponent)) >= 0) exponent++;
        while (magnitude.CompareTo(PowerOfTen(digits + exponent - 1)) < 0) exponent--;
        return new Rational((this / PowerOfTen(exponent)).RoundHalfAwayFromZero(), 1) * PowerOfTen(exponent);
    }
}
