using KeyAccount.Rules;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Fuzz;

/// <summary>A text that is read as a date, time, duration, number or range: what comes out reads back as itself.</summary>
internal static class TemporalTarget
{
    private static readonly string[] Readers = ["date", "time", "date and time", "duration", "range", "string"];

    public static void Run(string text)
    {
        foreach (var reader in Readers) Checks.Twice(() => Call(reader, FeelValue.Of(text)).ToString());
        var value = TemporalText.Parse(text);
        if (value.IsNull) return;
        var again = TemporalText.Parse(value.ToString());
        if (!FeelIdentity.AreSame(value, again, new FeelRun(Facts.Limits))) throw new FuzzException($"{value} reads back as {again}");
        foreach (var other in (FeelValue[])[value, TemporalText.Parse("P1D"), TemporalText.Parse("P1M"), FeelValue.Of(1e300), FeelValue.Of(-0.1)])
        {
            _ = (TemporalArithmetic.Add(value, other), TemporalArithmetic.Subtract(value, other), TemporalArithmetic.Multiply(value, other), TemporalArithmetic.Divide(value, other));
            if (FeelEquality.Compare(value, other) is { } order && Math.Sign(order) != -Math.Sign(FeelEquality.Compare(other, value)!.Value))
                throw new FuzzException($"{value} and {other} have no order");
        }
    }

    private static FeelValue Call(string name, FeelValue argument) => BuiltInCall.Invoke(FunctionLibrary.Find(name)!, null, [argument], new FeelRun(PolicyLimits.Default));
}
