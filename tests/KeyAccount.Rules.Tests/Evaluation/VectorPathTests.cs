using KeyAccount.Rules.Execution;

namespace KeyAccount.Rules.Tests.Evaluation;

/// <summary>A batch says of its rows what the rows say by themselves, on every path of the kernels and at every size.</summary>
public sealed class VectorPathTests
{
    private static readonly int[] Sizes = [0, 1, 7, 63, 64, 65, 1_000, 4_097];

    public static TheoryData<string, int> Cases { get; } = new(Enum.GetNames<VectorPath>().SelectMany(path => Sizes.Select(size => (path, size))));

    public static TheoryData<string> Paths { get; } = new(Enum.GetNames<VectorPath>());

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_batch_decides_as_its_rows_do(string path, int size) => Hold(path, seeds: size > 1_000 ? 3 : 8, first: size, seed =>
    {
        var population = Population.Mixed(seed);
        return population.FirstDifference(Enum.Parse<VectorPath>(path), population.Rows(size, seed));
    });

    [Theory]
    [MemberData(nameof(Paths))]
    public void Where_nothing_is_unknown_too(string path) => Hold(path, seeds: 6, first: 20_000, seed =>
    {
        var population = Population.Known(seed);
        return population.FirstDifference(Enum.Parse<VectorPath>(path), population.Rows(200, seed));
    });

    [Theory]
    [MemberData(nameof(Paths))]
    public void Where_everything_is_unknown_too(string path) => Hold(path, seeds: 6, first: 30_000, seed =>
    {
        var population = Population.Unknown(seed);
        return population.FirstDifference(Enum.Parse<VectorPath>(path), population.Rows(130, seed));
    });

    /// <summary>The lists of one row fill several words, those of the next none.</summary>
    [Theory]
    [MemberData(nameof(Paths))]
    public void With_lists_of_300_records_between_empty_ones_too(string path) => Hold(path, seeds: 6, first: 40_000, seed =>
    {
        var population = Population.Known(seed);
        int[] kinds = [.. Enumerable.Range(0, 66).Select(row => population.Kinds.Count - (row % 5 == 3 ? 1 : row % 2 == 0 ? 3 : 2))];
        return population.FirstDifference(Enum.Parse<VectorPath>(path), kinds);
    });

    /// <summary>A batch can be a part of another one, and then begins in the middle of its bitmaps and lists.</summary>
    [Theory]
    [MemberData(nameof(Paths))]
    public void A_slice_decides_as_its_rows_do(string path) => Hold(path, seeds: 8, first: 50_000, seed =>
    {
        var population = Population.Mixed(seed);
        var kinds = population.Rows(200, seed);
        var (start, count) = (seed % 71, 100);
        var found = population.Evaluator(Enum.Parse<VectorPath>(path)).Evaluate(population.Batch(kinds).Slice(start, count));
        return Decided.FirstDifference(population.Expected, kinds[start..(start + count)], found) is { } difference ? population.Say(difference, kinds) : null;
    });

    /// <summary>Other policies for every path, and always the same ones.</summary>
    internal static void Hold(string path, int seeds, int first, Func<int, string?> broken)
    {
        for (var i = 0; i < seeds; i++)
        {
            var seed = first + ((int)Enum.Parse<VectorPath>(path) * 100_000) + (i * 7_919);
            if (broken(seed) is { } reason) Assert.Fail($"Seed {seed}: {reason}");
        }
    }
}
