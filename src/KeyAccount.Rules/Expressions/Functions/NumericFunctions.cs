using static KeyAccount.Rules.Expressions.Form;

namespace KeyAccount.Rules.Expressions;

/// <summary>Functions of numbers (DMN 1.5, 10.3.4.5).</summary>
internal static class NumericFunctions
{
    /// <summary>The scales that a decimal of the standard can have.</summary>
    private const int LeastScale = -6111, MostScale = 6176;

    public static (string Name, Signature Form)[] Forms =>
    [
        Rounding("decimal", RoundingRule.HalfEven),
        Rounding("round up", RoundingRule.Up),
        Rounding("round down", RoundingRule.Down),
        Rounding("round half up", RoundingRule.HalfUp),
        Rounding("round half down", RoundingRule.HalfDown),
        Of("floor", FeelType.Number, [Number("n")], a => FeelValue.Computed(Math.Floor(a.Number(0)))),
        Rounding("floor", RoundingRule.Floor),
        Of("ceiling", FeelType.Number, [Number("n")], a => FeelValue.Computed(Math.Ceiling(a.Number(0)))),
        Rounding("ceiling", RoundingRule.Ceiling),
        Of("abs", FeelType.Number, [Number("n")], a => FeelValue.Computed(Math.Abs(a.Number(0)))),
        Of("modulo", FeelType.Number, [Number("dividend"), Number("divisor")], Modulo),
        Of("sqrt", FeelType.Number, [Number("number")], a => FeelValue.Computed(Math.Sqrt(a.Number(0)))),
        Of("log", FeelType.Number, [Number("number")], a => FeelValue.Computed(Math.Log(a.Number(0)))),
        Of("exp", FeelType.Number, [Number("number")], a => FeelValue.Computed(Math.Exp(a.Number(0)))),
        Of("odd", FeelType.Boolean, [Number("number")], a => FeelValue.Of(Math.Abs(Seen(a, 0) % 2) == 1)),
        Of("even", FeelType.Boolean, [Number("number")], a => FeelValue.Of(Seen(a, 0) % 2 == 0)),
    ];

    /// <summary>A whole-number argument: what stands after the point is dropped.</summary>
    public static double Whole(Arguments arguments, int place) => Math.Truncate(Seen(arguments, place));

    private static double Seen(Arguments arguments, int place) => DecimalNumber.Seen((FeelNumber)arguments[place]);

    private static (string Name, Signature Form) Rounding(string name, RoundingRule rule) =>
        Of(name, FeelType.Number, [Number("n"), Number("scale")], a => Whole(a, 1) is >= LeastScale and <= MostScale and var scale
            ? FeelValue.Computed(DecimalNumber.Of((FeelNumber)a[0]).Round((int)scale, rule))
            : FeelValue.Null);

    private static FeelValue Modulo(Arguments arguments)
    {
        var divisor = DecimalNumber.Of((FeelNumber)arguments[1]);
        return divisor.Digits == 0 ? FeelValue.Null : FeelValue.Computed(DecimalNumber.Of((FeelNumber)arguments[0]).Modulo(divisor));
    }
}
