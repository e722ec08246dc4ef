using static KeyAccount.Rules.Expressions.Form;

namespace KeyAccount.Rules.Expressions;

/// <summary>Functions of numbers (DMN 1.5, 10.3.4.5).</summary>
internal static class NumericFunctions
{
    public static (string Name, Signature Form)[] Forms =>
    [
        Of("sqrt", FeelType.Number, [Number("number")], a => FeelValue.Computed(Math.Sqrt(a.Number(0)))),
    ];
}
