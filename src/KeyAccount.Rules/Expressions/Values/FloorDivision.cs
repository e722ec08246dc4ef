namespace KeyAccount.Rules.Expressions;

/// <summary>Division that rounds down, also below zero: the calendar has no gap at year 0.</summary>
internal static class FloorDivision
{
    public static long Quotient(long dividend, long divisor) => (dividend / divisor) - (dividend % divisor < 0 ? 1 : 0);

    public static long Remainder(long dividend, long divisor) => dividend - (Quotient(dividend, divisor) * divisor);

    public static Int128 Quotient(Int128 dividend, Int128 divisor) => (dividend / divisor) - (dividend % divisor < 0 ? 1 : 0);

    public static Int128 Remainder(Int128 dividend, Int128 divisor) => dividend - (Quotient(dividend, divisor) * divisor);
}
