namespace KeyAccount.Rules.Expressions;

/// <summary>What the variable of a loop runs over.</summary>
internal static class Iteration
{
    /// <summary>The elements of a list, the steps of a range, or the one value; <see langword="null"/> where it is unknown.</summary>
    /// <param name="from">The list or range, or where the steps begin.</param>
    /// <param name="to">Where they end; <see langword="null"/> for a list or range.</param>
    public static IEnumerable<FeelValue>? Of(FeelValue from, FeelValue? to) => (from, to) switch
    {
        (_, { }) => Steps(from, to!),
        (FeelNull, _) => null,
        (FeelList list, _) => list.Items,
        (FeelRange { Low: { } low, High: { } high } range, _) => Steps(low, high)?
            .Where(v => (range.LowIncluded || FeelEquality.AreEqual(v, low) != true) && (range.HighIncluded || FeelEquality.AreEqual(v, high) != true)),
        (FeelRange, _) => null,
        _ => [from],
    };

    /// <summary>Whole numbers, or days, from one to the other, up or down.</summary>
    private static IEnumerable<FeelValue>? Steps(FeelValue from, FeelValue to) => (from, to) switch
    {
        (FeelNumber a, FeelNumber b) when a.Value % 1 == 0 && b.Value % 1 == 0 && Math.Abs(a.Value) < 1e15 && Math.Abs(b.Value) < 1e15 =>
            Numbers(a.Value, b.Value),
        (FeelDate a, FeelDate b) => Days(a, b),
        _ => null,
    };

    private static IEnumerable<FeelValue> Numbers(double from, double to)
    {
        var step = from <= to ? 1 : -1;
        for (var value = from; step > 0 ? value <= to : value >= to; value += step) yield return FeelValue.Of(value);
    }

    private static IEnumerable<FeelValue> Days(FeelDate from, FeelDate to)
    {
        var day = TemporalText.Parse(FeelEquality.Compare(from, to) <= 0 ? "P1D" : "-P1D");
        FeelValue at = from;
        for (var order = FeelEquality.Compare(from, to); ; at = TemporalArithmetic.Add(at, day))
        {
            yield return at;
            if (order is null || FeelEquality.Compare(at, to) is null or 0) yield break;
        }
    }
}
