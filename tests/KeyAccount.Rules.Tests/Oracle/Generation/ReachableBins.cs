using KeyAccount.Oracle.Meaning;
using KeyAccount.Oracle.Model;

namespace KeyAccount.Oracle.Generation;

/// <summary>
/// Makes generated bins such as the loader takes: each can be reached, and every value finds one. Where all tests are made of literals, that is
/// found by trying the values at and around these literals; both as plain and as computed numbers, since the bins are made before that is known.
/// </summary>
internal sealed class ReachableBins(LiteralPool pool)
{
    private static readonly Scope Nothing = Scope.Of(new Facts());

    /// <param name="bins">Bins with tests.</param>
    /// <param name="type">The type of the tested values.</param>
    /// <param name="rest">The bin without a test, for what they leave over.</param>
    public IReadOnlyList<Bin> Of(IEnumerable<Bin> bins, FactType type, Bin rest)
    {
        var kept = new List<Bin>();
        List<object>[] left = [Values(type), Values(type)];
        var allProvable = true;
        foreach (var bin in bins)
        {
            if (!bin.When!.Tests.All(test => IsProvable(test, type)))
            {
                kept.Add(bin);
                allProvable = false;
                continue;
            }

            var takes = left.Select((values, way) => values.Where(value => Takes(bin, value, way == 1)).ToList()).ToList();
            if (takes.Exists(values => values.Count == 0)) continue;
            kept.Add(bin);
            for (var way = 0; way < left.Length; way++) left[way] = [.. left[way].Except(takes[way])];
        }

        if (!allProvable) return [.. kept, rest];
        return (left[0].Count > 0, left[1].Count > 0) switch
        {
            (false, false) => kept,
            (true, true) => [.. kept, rest],
            _ => [rest],
        };
    }

    private static bool Takes(Bin bin, object value, bool computed) => UnaryTestMeaning.Holds(bin.When!, new Meant(value, computed), Nothing) == true;

    private static bool IsProvable(UnaryTest test, FactType type) => test switch
    {
        OperatorTest { Operator: "=" or "!=" } comparison => IsConstant(comparison.Value),
        OperatorTest comparison => type is not StringType && IsConstant(comparison.Value),
        RangeTest range => type is not StringType && IsConstant(range.Low) && IsConstant(range.High),
        ValueTest { Value: ListOf list } => list.Items.All(IsConstant),
        ValueTest value => IsConstant(value.Value),
        _ => false,
    };

    private static bool IsConstant(Expression expression) =>
        expression is Literal || (expression is Call { Function: "date" } date && date.Arguments.All(argument => argument is Literal));

    /// <summary>A value for every stretch that literals of the pool can cut out.</summary>
    private List<object> Values(FactType type) => type switch
    {
        NumberType => [.. Around(pool.Numbers.Order().ToList(), (a, b) => a + (b - a) / 2, Math.BitDecrement, Math.BitIncrement, number => number - 1e9, number => number + 1e9)],
        DateType => [.. Around(pool.Dates.Append(new DateOnly(2026, 1, 31)).Distinct().Order().ToList(), Middle, date => date.AddDays(-1), date => date.AddDays(1))],
        StringType { Values: { } values } => [.. values],
        StringType => [.. pool.Texts, "none of these"],
        BooleanType => [true, false],
        _ => throw new InvalidOperationException($"No bins for {type}."),
    };

    private static DateOnly Middle(DateOnly a, DateOnly b) => a.AddDays((b.DayNumber - a.DayNumber) / 2);

    private static IEnumerable<object> Around<T>(IReadOnlyList<T> literals, Func<T, T, T> middle, params Func<T, T>[] steps)
        where T : notnull =>
        literals.SelectMany(literal => steps.Select(step => step(literal)).Prepend(literal))
            .Concat(literals.Zip(literals.Skip(1), middle))
            .Distinct().Cast<object>();
}
