using KeyAccount.Rules.Execution;

namespace KeyAccount.Rules.Tests.Evaluation;

/// <summary>What stands in memory where nothing is known has no effect; what is known and no number is refused.</summary>
public sealed class UnknownNumberTests
{
    private static readonly double[] Odd = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, -0.0, double.Epsilon];

    public static TheoryData<int, int> Places { get; } = new() { { 1, 0 }, { 70, 69 }, { 64, 63 }, { 65, 64 }, { 1_024, 1_023 }, { 1_025, 1_024 }, { 5_000, 3_333 } };

    [Theory]
    [MemberData(nameof(Places))]
    public void A_known_number_that_is_not_finite_is_refused_by_its_row(int rows, int row)
    {
        foreach (var odd in Odd[..3])
        {
            var values = new double[rows];
            values[row] = odd;
            var refused = Assert.Throws<ArgumentException>(() => new NumberColumn(values));
            Assert.Contains($"row {row} is", refused.Message, StringComparison.Ordinal);
            var known = new ulong[(rows + 63) / 64];
            known[row >> 6] = 1UL << row;
            Assert.Contains($"row {row} is", Assert.Throws<ArgumentException>(() => new NumberColumn(values, known)).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void The_first_of_several_is_named(int rows, int row)
    {
        var values = new double[rows];
        values.AsSpan(row).Fill(double.NaN);
        Assert.Contains($"row {row} is", Assert.Throws<ArgumentException>(() => new NumberColumn(values)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void An_unknown_number_can_be_anything(int rows, int row)
    {
        var values = new double[rows];
        values[row] = double.NaN;
        var known = new ulong[(rows + 63) / 64];
        known.AsSpan().Fill(ulong.MaxValue);
        known[row >> 6] &= ~(1UL << row);
        Assert.False(new NumberColumn(values, known).IsKnown(row));
    }

    /// <summary>Numbers that are none, impossible days, records of unknown lists, and bits past the last row.</summary>
    [Theory]
    [MemberData(nameof(VectorPathTests.Paths), MemberType = typeof(VectorPathTests))]
    public void What_stands_where_nothing_is_known_has_no_effect(string path) => VectorPathTests.Hold(path, seeds: 10, first: 90_000, seed =>
    {
        var population = Population.Mixed(seed);
        var kinds = population.Rows(seed % 2 == 0 ? 130 : 1, seed);
        var clean = population.Batch(kinds);
        var random = new Random(seed);
        var spoilt = new ColumnBatch(clean.Schema, clean.Count, [.. clean.Schema.Inputs.Select(input => Spoil(clean[input.Ordinal], random))]);
        var found = population.Evaluator(Enum.Parse<VectorPath>(path)).Evaluate(spoilt);
        return Decided.FirstDifference(population.Expected, kinds, found) is { } difference ? population.Say(difference, kinds) : null;
    });

    private static Column Spoil(Column column, Random random)
    {
        switch (column)
        {
            case NumberColumn { Validity.IsEmpty: false } numbers:
                return new NumberColumn(Filled(numbers.Values, numbers, () => Odd[random.Next(Odd.Length)]), WithRest(numbers.Validity, numbers.Count));
            case DateColumn { Validity.IsEmpty: false } dates:
                return new DateColumn(Filled(dates.Days, dates, () => random.Next(2) == 0 ? int.MinValue : int.MaxValue), WithRest(dates.Validity, dates.Count));
            case TruthColumn { Known.IsEmpty: false } truths:
                return new TruthColumn(truths.Count, WithRest(truths.True, truths.Count), WithRest(truths.Known, truths.Count));
            case ListColumn lists:
                return WithRecordsOfUnknownLists(lists, random);
            default:
                return column;
        }
    }

    /// <summary>The records of the next known list belong to the unknown ones before it as well.</summary>
    private static ListColumn WithRecordsOfUnknownLists(ListColumn lists, Random random)
    {
        var offsets = lists.Offsets.ToArray();
        var children = lists.Children.Select(child => Spoil(child, random)).ToArray();
        if (lists.Validity.IsEmpty) return new ListColumn(offsets, children);
        var rows = new List<int>();
        for (var row = 0; row < lists.Count; row++)
        {
            var (start, length) = (offsets[row], offsets[row + 1] - offsets[row]);
            if (!lists.IsKnown(row)) (start, length) = (0, Math.Min(3, offsets[^1]));
            rows.AddRange(Enumerable.Range(start, length));
        }

        var fresh = new int[offsets.Length];
        for (var row = 0; row < lists.Count; row++) fresh[row + 1] = fresh[row] + (lists.IsKnown(row) ? offsets[row + 1] - offsets[row] : Math.Min(3, offsets[^1]));
        return new ListColumn(fresh, [.. children.Select(child => Gather(child, rows))], WithRest(lists.Validity, lists.Count));
    }

    private static Column Gather(Column column, List<int> rows)
    {
        ulong[] Bitmap(Func<int, bool> isSet)
        {
            var bits = new ulong[(rows.Count + 63) / 64];
            for (var i = 0; i < rows.Count; i++)
                if (isSet(rows[i])) bits[i >> 6] |= 1UL << i;
            return bits;
        }

        return column switch
        {
            NumberColumn c => new NumberColumn(rows.Select(row => c.Values.Span[row]).ToArray(), Bitmap(c.IsKnown)),
            DateColumn c => new DateColumn(rows.Select(row => c.Days.Span[row]).ToArray(), Bitmap(c.IsKnown)),
            StringColumn c => new StringColumn(rows.Select(row => c.Codes.Span[row]).ToArray(), c.Dictionary),
            _ => new TruthColumn(rows.Count, Bitmap(row => ((TruthColumn)column).Truth(row) == true), Bitmap(column.IsKnown)),
        };
    }

    private static T[] Filled<T>(ReadOnlyMemory<T> values, Column column, Func<T> anything)
    {
        var filled = values.ToArray();
        for (var row = 0; row < filled.Length; row++)
            if (!column.IsKnown(row)) filled[row] = anything();
        return filled;
    }

    private static ulong[] WithRest(ReadOnlyMemory<ulong> bits, int count)
    {
        var words = bits.ToArray();
        if ((count & 63) != 0) words[^1] |= ulong.MaxValue << count;
        return words;
    }
}
