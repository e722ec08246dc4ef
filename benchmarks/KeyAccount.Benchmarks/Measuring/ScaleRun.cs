using System.Globalization;
using System.Text.Json;
using KeyAccount.Benchmarks.Contenders;
using KeyAccount.Benchmarks.Contenders.Ours;
using KeyAccount.Benchmarks.Workload;

namespace KeyAccount.Benchmarks.Measuring;

/// <summary>How the column batch goes with the number of accounts, rules, contacts and threads, and what a stream takes in memory.</summary>
internal static class ScaleRun
{
    private static readonly int[] Portfolios = [10_000, 100_000, 1_000_000, 10_000_000];
    private static readonly int[] Rules = [10, 20, 50, 100, 200, 500, 1000];
    private static readonly int[] MostContacts = [0, 2, 4, 8, 16, 32, 64];

    /// <summary>What runs over rules and contacts take: 102,400 accounts.</summary>
    private const int Portfolio = 25 * Accounts.BatchRows;

    public static int Run(int largest, int rounds, string? file, TextWriter output)
    {
        output.WriteLine($"Column batch. {Machine.Describe()}");
        output.WriteLine();
        // Before anything else has made the process large.
        var stream = StreamRun.Run(largest);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Stream of {stream.Accounts:N0} accounts ({stream.Scored:N0} scored): heap at most {Megabytes(stream.PeakHeapBytes)} MB with garbage, {Megabytes(stream.LiveBytes)} MB alive; the process grew by {Megabytes(stream.WorkingSetGrowthBytes)} MB after its first batches."));

        var accounts = Show("accounts", ByAccounts(largest, rounds), output);
        var rules = Show("rules", ByRules(rounds), output);
        var contacts = Show("contacts at most", ByContacts(rounds), output);
        if (file is null) return 0;
        ResultFile.Write(file, json =>
        {
            Write(json, "accounts", "accounts", accounts);
            Write(json, "rules", "rules", rules);
            Write(json, "contacts", "most_contacts", contacts);
            json.WriteStartObject("stream");
            json.WriteNumber("accounts", stream.Accounts);
            json.WriteNumber("peak_heap_bytes", stream.PeakHeapBytes);
            json.WriteNumber("live_bytes", stream.LiveBytes);
            json.WriteNumber("working_set_growth_bytes", stream.WorkingSetGrowthBytes);
            json.WriteEndObject();
        });
        return 0;
    }

    /// <summary>Portfolios of several sizes, in whole batches; each is the beginning of the next.</summary>
    private static IReadOnlyList<SweepResult> ByAccounts(int largest, int rounds)
    {
        var sizes = Portfolios.Where(p => p < largest).Append(largest).Select(p => (p + Accounts.BatchRows - 1) / Accounts.BatchRows).ToArray();
        var accounts = new Accounts(sizes[^1] * Accounts.BatchRows);
        var one = new ColumnBatchContender(accounts);
        var points = sizes.Select(s => Point(s * Accounts.BatchRows, 1, one, s)).ToList();
        if (Environment.ProcessorCount == 1) return Sweep.Run(points, rounds);
        using var two = new AllThreadsContender(accounts, 2);
        points.AddRange(sizes.Select(s => Point(s * Accounts.BatchRows, 2, two, s)));
        return Sweep.Run(points, rounds);
    }

    private static IReadOnlyList<SweepResult> ByRules(int rounds)
    {
        var accounts = new Accounts(Portfolio);
        return Sweep.Run([.. Rules.Select(r => Point(r, 1, new ColumnBatchContender(accounts, RulePolicy.Load(r)), accounts.Batches.Length))], rounds);
    }

    private static IReadOnlyList<SweepResult> ByContacts(int rounds) => Sweep.Run(
        [.. MostContacts.Select(c => Point(c, 1, new ColumnBatchContender(new Accounts(Portfolio, c)), Portfolio / Accounts.BatchRows))], rounds);

    private static SweepPoint Point(int value, int threads, ITimed contender, int batches) =>
        new(value, threads, batches * Accounts.BatchRows, () => contender.Run(0, batches));

    private static IReadOnlyList<SweepResult> Show(string axis, IReadOnlyList<SweepResult> results, TextWriter output)
    {
        var table = new PlainTable(">" + axis, ">threads", ">accounts a run", ">median ns per account", ">least", ">against the first");
        foreach (var result in results)
        {
            table.Add(
                Whole(result.Point.Value), Whole(result.Point.Threads), Whole(result.Point.Accounts),
                Fraction(result.Median), Fraction(result.Least), Fraction(result.Median / results[0].Median) + "×");
        }

        output.WriteLine();
        table.Write(output);
        return results;
    }

    private static void Write(Utf8JsonWriter json, string name, string axis, IReadOnlyList<SweepResult> results)
    {
        json.WriteStartArray(name);
        foreach (var result in results)
        {
            json.WriteStartObject();
            json.WriteNumber(axis, result.Point.Value);
            json.WriteNumber("threads", result.Point.Threads);
            json.WriteNumber("median_ns", Math.Round(result.Median, 3));
            json.WriteNumber("min_ns", Math.Round(result.Least, 3));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Whole(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Fraction(double value) => value.ToString("N2", CultureInfo.InvariantCulture);

    private static string Megabytes(long bytes) => (bytes / 1e6).ToString("N1", CultureInfo.InvariantCulture);
}
