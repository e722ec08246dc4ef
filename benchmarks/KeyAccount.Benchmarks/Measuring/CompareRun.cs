using System.Globalization;

namespace KeyAccount.Benchmarks.Measuring;

/// <summary>All contenders over one portfolio, in turn: the table of docs/performance.md, and its file.</summary>
internal static class CompareRun
{
    // What is claimed. Least times are the better ones on a machine that does other things besides.
    private static readonly (string Says, string Of, string Against)[] Ratios =
    [
        ("column batch is faster than the hand-written row loop by", "row-csharp", "ours-batch"),
        ("column batch takes, of reading every input once", "ours-batch", "floor"),
        ("column batch takes, of the hand-written kernel", "ours-batch", "simd-csharp"),
        ("column batch is faster than RulesEngine by", "rulesengine", "ours-batch"),
        ("column batch is faster than RulesEngine, tuned, by", "rulesengine-tuned", "ours-batch"),
        ("column batch is faster than DuckDB SQL by", "duckdb-sql", "ours-batch"),
        ("object batch takes, of the hand-written row loop", "ours-objects", "row-csharp"),
        ("single account is faster than RulesEngine by", "rulesengine", "ours-single"),
        ("single account is faster than RulesEngine, tuned, by", "rulesengine-tuned", "ours-single"),
        ("all threads are faster than one by", "ours-batch", "ours-batch-all-threads"),
    ];

    /// <summary>Compares answers, then times.</summary>
    /// <returns>The exit code: 1 when two contenders differ.</returns>
    public static int Run(int accounts, int rounds, string? file, TextWriter output)
    {
        IReadOnlyList<Measurement> measured;
        try
        {
            using var contest = new Contest(accounts);
            output.WriteLine(contest.Describe());
            measured = new Interleaved(contest.Accounts).Run(contest.Timed, rounds);
        }
        catch (InvalidOperationException difference)
        {
            output.WriteLine(difference.Message);
            return 1;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rounds} rounds, one thread unless said. {Machine.Describe()}"));
        Write(measured, accounts, output);
        if (file is not null) ResultFile.Write(file, accounts, rounds, measured);
        return 0;
    }

    private static void Write(IReadOnlyList<Measurement> measured, int accounts, TextWriter output)
    {
        var by = measured.ToDictionary(m => m.Name, StringComparer.Ordinal);
        var table = new PlainTable("contender", ">median ns", ">least ns", ">B/account", ">accounts", "clock runs");
        foreach (var m in measured)
            table.Add(m.Name, Number(m.Median), Number(m.Least), Number(m.Bytes), string.Create(CultureInfo.InvariantCulture, $"{m.Accounts:N0}"), m.Measures);
        output.WriteLine();
        table.Write(output);
        if (measured.Where(m => m.Accounts < accounts).Select(m => m.Name).ToArray() is { Length: > 0 } fewer)
            output.WriteLine($"On fewer accounts, other ones in each round, because they are slow: {string.Join(", ", fewer)}.");

        table = new PlainTable("ratio", ">of medians", ">of least times", "of", "against");
        foreach (var (says, of, against) in Ratios)
            table.Add(says, Number(by[of].Median / by[against].Median) + "×", Number(by[of].Least / by[against].Least) + "×", of, against);
        output.WriteLine();
        table.Write(output);
    }

    private static string Number(double value) => value.ToString(value < 100 ? "N2" : "N0", CultureInfo.InvariantCulture);
}
