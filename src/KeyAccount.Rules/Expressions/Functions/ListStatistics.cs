using System.Collections.Immutable;
using static KeyAccount.Rules.Expressions.Form;

namespace KeyAccount.Rules.Expressions;

/// <summary>Functions that make one value of many: of the elements of a list, or of all their arguments (DMN 1.5, 10.3.4.4).</summary>
internal static class ListStatistics
{
    private static readonly Parameter s_value = Any("c");
    private static readonly Parameter s_number = Number("n");
    private static readonly Parameter s_truth = OrNull(new Parameter("b", FeelType.Boolean));

    public static (string Name, Signature Form)[] Forms =>
    [
        .. Both("min", ListTypes.Common, s_value, (items, run) => Extreme(items, -1, run)),
        .. Both("max", ListTypes.Common, s_value, (items, run) => Extreme(items, 1, run)),
        .. OfNumbers("sum", numbers => FeelValue.Computed(Sum(numbers))),
        .. OfNumbers("product", numbers => FeelValue.Computed(numbers.Aggregate(1.0, (product, number) => product * number.Value))),
        .. OfNumbers("mean", numbers => FeelValue.Computed(Sum(numbers) / numbers.Length)),
        .. OfNumbers("median", Median),
        .. OfNumbers("stddev", Deviation),
        .. Both("mode", _ => FeelType.ListOf(FeelType.Number), s_number, (items, run) => Numbers(items, run) is { } numbers ? Mode(numbers) : FeelValue.Null),
        .. Both("all", _ => FeelType.Boolean, s_truth, (items, run) => Unless(items, false, run)),
        .. Both("any", _ => FeelType.Boolean, s_truth, (items, run) => Unless(items, true, run)),
    ];

    /// <summary>The form that takes a list, and the one that takes the values themselves.</summary>
    private static (string Name, Signature Form)[] Both(
        string name, Func<IEnumerable<FeelType>, FeelType> result, Parameter item, Func<IReadOnlyList<FeelValue>, FeelRun, FeelValue> body) =>
    [
        Of(name, types => result([ListTypes.Item(types, 0)]), [new Parameter("list", FeelType.ListOf(item.Type))], a => body(a.List(0), a.Run)),
        Of(name, (ImmutableArray<FeelType> types) => result(types), [item with { Name = $"{item.Name}1" }, Repeated(item with { Name = $"{item.Name}2" })], a => body(a.From(0), a.Run)),
    ];

    /// <summary>A number of at least one number.</summary>
    private static (string Name, Signature Form)[] OfNumbers(string name, Func<ImmutableArray<FeelNumber>, FeelValue> body) =>
        Both(name, _ => FeelType.Number, s_number, (items, run) => Numbers(items, run) is { IsEmpty: false } numbers ? body(numbers) : FeelValue.Null);

    /// <summary>The numbers; <see langword="null"/> where one of them is unknown.</summary>
    private static ImmutableArray<FeelNumber>? Numbers(IReadOnlyList<FeelValue> items, FeelRun run)
    {
        run.Spend(items.Count);
        return items.Any(item => item is not FeelNumber) ? null : [.. items.Cast<FeelNumber>()];
    }

    /// <summary>The least (-1) or greatest (1) value, the first of equals. Numbers are ordered as they are, computed or not (semantics, section 3).</summary>
    private static FeelValue Extreme(IReadOnlyList<FeelValue> items, int side, FeelRun run)
    {
        if (items.Count == 0) return FeelValue.Null;
        run.Spend(items.Count);
        var best = items[0];
        foreach (var item in items)
        {
            var order = (item, best) is (FeelNumber a, FeelNumber b) ? a.Value.CompareTo(b.Value) : FeelEquality.Compare(item, best, run);
            if (order is null) return FeelValue.Null;
            if (Math.Sign(order.Value) == side) best = item;
        }

        return best is FeelNumber number && items.Any(item => item is FeelNumber { IsComputed: true }) ? FeelValue.Computed(number.Value) : best;
    }

    /// <summary>From left to right.</summary>
    private static double Sum(ImmutableArray<FeelNumber> numbers) => numbers.Aggregate(0.0, (sum, number) => sum + number.Value);

    private static FeelValue Median(ImmutableArray<FeelNumber> numbers)
    {
        var sorted = numbers.Sort((a, b) => a.Value.CompareTo(b.Value));
        var middle = sorted[sorted.Length / 2];
        if (sorted.Length % 2 == 1) return middle;
        return FeelValue.Computed((sorted[(sorted.Length / 2) - 1].Value + middle.Value) / 2);
    }

    /// <summary>The standard deviation of a sample; one number has none.</summary>
    private static FeelValue Deviation(ImmutableArray<FeelNumber> numbers)
    {
        if (numbers.Length < 2) return FeelValue.Null;
        var mean = Sum(numbers) / numbers.Length;
        return FeelValue.Computed(Math.Sqrt(numbers.Sum(number => (number.Value - mean) * (number.Value - mean)) / (numbers.Length - 1)));
    }

    /// <summary>The most frequent numbers, from the least up.</summary>
    private static FeelList Mode(ImmutableArray<FeelNumber> numbers)
    {
        var groups = new List<(FeelValue Number, int Count)>();
        foreach (var number in numbers.Sort((a, b) => a.Value.CompareTo(b.Value)))
        {
            if (groups is [.., var last] && FeelEquality.Compare(last.Number, number) == 0) groups[^1] = (last.Number, last.Count + 1);
            else groups.Add((number, 1));
        }

        var most = groups.Count == 0 ? 0 : groups.Max(group => group.Count);
        return new FeelList([.. groups.Where(group => group.Count == most).Select(group => group.Number)]);
    }

    /// <summary>The <c>or</c> (of true) and <c>and</c> (of false) of all items: the one truth decides, else what is unknown leaves it unknown.</summary>
    private static FeelValue Unless(IReadOnlyList<FeelValue> items, bool decides, FeelRun run)
    {
        run.Spend(items.Count);
        if (items.Any(item => item is FeelBoolean truth && truth.Value == decides)) return FeelValue.Of(decides);
        return items.Any(item => item.IsNull) ? FeelValue.Null : FeelValue.Of(!decides);
    }
}
