using System.Text.Json;
using KeyAccount.Cli.Commands;
using KeyAccount.Cli.Tests.Facts;

namespace KeyAccount.Cli.Tests.Commands;

/// <summary>Rows whose decision tables break their hit policy. Of the starter's accounts, A-1 bought for 5,320,000, A-2 for 84,000 and A-3 nothing.</summary>
public sealed class ScoreErrorsTests
{
    private const string Message = "Table \"Size\": rules 1, 2 hold at the same time, but only one may. Make their tests exclude each other.";

    /// <summary>Two rules hold above a million, which can only be seen when facts come.</summary>
    private static readonly string Policy = PolicyOf("mine", "account", "revenue", "unique");

    [Theory]
    [InlineData("r.csv")]
    [InlineData("r.jsonl")]
    [InlineData("r.parquet")]
    public async Task Rows_in_error_say_so_in_every_format_and_the_others_are_empty(string results)
    {
        using var folder = await Folder(Policy);
        var run = await folder.RunScore(results, "--policy", folder["mine.policy.json"], "--summary", folder["run.json"]);
        Assert.Equal((ExitCode.Rejects, ""), (run.Code, run.Error));
        Assert.Contains($"1 row(s) break the hit policy of a decision table, whose answers are unknown there; the first: A-1, in the column errors: {Message}", run.Output, StringComparison.Ordinal);
        Assert.Equal([("A-1", Message), ("A-2", ""), ("A-3", "")], Read(folder[results], "account_id", "errors"));
        using var summary = JsonDocument.Parse(folder.Read("run.json"));
        Assert.Equal(["errors: 1"], Counts(summary));
    }

    [Fact]
    public async Task The_column_stands_behind_the_actions_whatever_the_data_are()
    {
        using var folder = await Folder(Policy);
        folder.Write("data/orders.csv", "account,order,date,amount,cost,kind\n");
        var run = await folder.RunScore("r.csv", "--policy", folder["mine.policy.json"]);
        Assert.Equal(ExitCode.Fine, run.Code);
        Assert.Contains(",further_actions,errors,size", folder.Read("r.csv").Split('\n')[0], StringComparison.Ordinal);
        Assert.DoesNotContain("hit policy", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_that_cannot_break_has_no_such_column()
    {
        using var folder = await Folder(PolicyOf("mine", "account", "revenue", "first"));
        var run = await folder.RunScore("r.csv", "--policy", folder["mine.policy.json"]);
        Assert.Equal(ExitCode.Fine, run.Code);
        Assert.DoesNotContain("errors", folder.Read("r.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_of_systems_stand_behind_the_results_of_each()
    {
        using var folder = await Folder(Policy);
        folder.Write("people.policy.json", PolicyOf("people", "contact", "influence * 10000000", "any"));
        var run = await folder.RunScore("r.jsonl", "--systems", string.Join(',', folder["mine.policy.json"], folder["people.policy.json"], "upgrade-ladder"), "--summary", folder["run.json"], "--lang", "zh-Hans");
        Assert.Equal((ExitCode.Rejects, ""), (run.Code, run.Error));
        using var summary = JsonDocument.Parse(folder.Read("run.json"));
        Assert.Equal(["mine.errors: 1", "people.errors: 3"], Counts(summary));
        Assert.Contains("4 行违反决策表的命中规则", run.Output, StringComparison.Ordinal);
        Assert.StartsWith("决策表“Size”：规则 1, 2 同时成立", Read(folder["r.jsonl"], "account_id", "mine.errors")[0].Item2, StringComparison.Ordinal);
        var contacts = Read(folder["r.contact.jsonl"], "contact_id", "people.errors");
        Assert.Equal(["C-1", "C-2", "C-3"], contacts.Where(c => c.Item2.Contains("结论不同", StringComparison.Ordinal)).Select(c => c.Item1));
        Assert.Equal(["C-4"], contacts.Where(c => c.Item2.Length == 0).Select(c => c.Item1));
        using var row = JsonDocument.Parse(folder.Read("r.jsonl").Split('\n')[0]);
        Assert.Equal(["mine.size", "mine.errors", "upgrade-ladder.rung"], row.RootElement.EnumerateObject().Select(p => p.Name).SkipWhile(n => n != "mine.size").Take(3));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("3")]
    public async Task Fact_tables_tell_them_too(string threads)
    {
        using var folder = await Folder(Policy);
        FactTables.Run($"COPY (SELECT 'A' || i AS account_id, i * 1000.0 AS revenue FROM range(0, 5001) r(i)) TO '{folder["facts.parquet"]}' (FORMAT parquet)");
        var run = await ToolRun.Of("score", "--facts", folder["facts.parquet"], "--policy", folder["mine.policy.json"], "--out", folder["r.parquet"], "--summary", folder["run.json"], "--threads", threads);
        Assert.Equal((ExitCode.Rejects, ""), (run.Code, run.Error));
        Assert.Contains("4,000 row(s) break the hit policy of a decision table, whose answers are unknown there; the first: A1001", run.Output, StringComparison.Ordinal);
        using var summary = JsonDocument.Parse(folder.Read("run.json"));
        Assert.Equal(["errors: 4000"], Counts(summary));
        var read = Read(folder["r.parquet"], "account_id", "errors");
        Assert.All(read.Index(), r => Assert.Equal(r.Index > 1_000 ? Message : "", r.Item.Item2));
    }

    private static string[] Counts(JsonDocument summary) => [.. summary.RootElement.GetProperty("row_errors").EnumerateObject().Select(p => $"{p.Name}: {p.Value.GetInt32()}")];

    /// <summary>Two columns of a results file, as DuckDB reads them.</summary>
    private static (string, string)[] Read(string file, string id, string column)
    {
        var source = Path.GetExtension(file) switch { ".csv" => $"read_csv('{file}', all_varchar = true, nullstr = 'no text is this')", ".jsonl" => $"read_json('{file}', format = 'newline_delimited')", _ => $"read_parquet('{file}')" };
        string[] Column(string name) => FactTables.Values($"SELECT \"{name}\" FROM {source}");
        return [.. Column(id).Zip(Column(column))];
    }

    private static string PolicyOf(string name, string subject, string of, string hit) => $$"""
        { "policy": "{{name}}", "version": "1.0.0", "subject": "{{subject}}", "outputs": ["size"],
          "inputs": { "{{of.Split(' ')[0]}}": { "type": "number" } },
          "values": { "amount": "{{of}}", "twice": "amount * 2" },
          "tables": { "t": { "title": "Size", "hit": "{{hit}}", "inputs": ["amount", "twice"], "outputs": { "size": { "type": "string", "values": ["some", "big"] } },
            "rules": [ { "when": ["> 0", "-"], "then": ["\"some\""] }, { "when": ["-", "> 2000000"], "then": ["\"big\""] } ] } },
          "bands": { "size": { "cuts": [ { "when": "t.size = \"some\"", "label": "some" }, { "label": "other" } ] } } }
        """;

    private static async Task<StarterFolder> Folder(string policy)
    {
        var folder = await StarterFolder.Create();
        folder.Write("mine.policy.json", policy);
        return folder;
    }
}
