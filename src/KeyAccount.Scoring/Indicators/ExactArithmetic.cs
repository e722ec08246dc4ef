namespace KeyAccount.Scoring;

/// <summary>Differences and quotients of figures that may be unknown, computed in decimal so that 7 cents of 10 are 0.7.</summary>
internal static class ExactArithmetic
{
    /// <summary>The difference; unknown when an operand is, or when it is too large for a decimal.</summary>
    public static decimal? Difference(decimal? left, decimal? right)
    {
        try
        {
            return left - right;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>The quotient; unknown when an operand is, when the divisor is zero, or when it is too large for a decimal.</summary>
    public static decimal? Quotient(decimal? dividend, decimal? divisor)
    {
        if (divisor is null or 0)
        {
            return null;
        }

        try
        {
            return dividend / divisor;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>The product; unknown when an operand is, or when it is too large for a decimal.</summary>
    public static decimal? Product(decimal? left, decimal? right)
    {
        try
        {
            return left * right;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>The figure as it is published: a double, and never a negative zero.</summary>
    public static double? ToDouble(decimal? figure) => (double?)figure + 0.0;

    /// <summary>The number as a decimal of 15 significant digits; unknown when it is out of a decimal's range.</summary>
    public static decimal? ToDecimal(double? number)
    {
        try
        {
            return (decimal?)number;
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
