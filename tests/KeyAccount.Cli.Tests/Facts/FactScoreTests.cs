using System.Text.Json;
using KeyAccount.Cli.Commands;

namespace KeyAccount.Cli.Tests.Facts;

public sealed class FactScoreTests
{
    [Theory]
    [InlineData("en", "1")]
    [InlineData("zh-Hans", "1")]
    [InlineData("en", "3")]
    public async Task Columns_give_what_objects_give(string language, string threads)
    {
        using var folder = new FactFolder();
        var rows = FactSample.Rows(5_000);
        FactSample.Write(folder.Files, "facts.parquet", rows);
        var run = await folder.Score("facts.parquet", "r.csv", "--lang", language, "--threads", threads);
        Assert.Equal((ExitCode.Rejects, ""), (run.Code, run.Error));
        Assert.Equal(FactSample.Results(FactFolder.Policy, rows, language), folder.Read("r.csv"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(2_048)]
    [InlineData(2_049)]
    public async Task Any_number_of_rows_is_read(int count)
    {
        using var folder = new FactFolder();
        var rows = FactSample.Rows(count);
        FactSample.Write(folder.Files, "facts.parquet", rows);
        await folder.Score("facts.parquet", "r.csv");
        Assert.Equal(FactSample.Results(FactFolder.Policy, rows), folder.Read("r.csv"));
    }

    [Theory]
    [InlineData("* REPLACE (CAST(visits AS BIGINT) AS visits, CAST(amount AS FLOAT)::DOUBLE AS amount)")]
    [InlineData("* REPLACE (CAST(visits AS DECIMAL(9, 2)) AS visits)")]
    [InlineData("* REPLACE (CAST(visits AS UTINYINT) AS visits, CAST(since AS TIMESTAMP) + INTERVAL 5 HOUR AS since)")]
    [InlineData("* REPLACE (CAST(region AS ENUM ('north', 'east', 'south and everything beyond it', 'atlantis')) AS region)")]
    [InlineData("contacts AS CONTACTS, since AS Since, * EXCLUDE (contacts, since)")]
    public async Task Types_of_the_same_meaning_and_names_in_another_case_give_the_same(string select)
    {
        using var folder = new FactFolder();
        var rows = FactSample.Rows(300).Select(r => r with { Amount = r.Amount is { } amount ? (float)amount : null }).ToArray();
        FactSample.Write(folder.Files, "facts.parquet", rows, select);
        var run = await folder.Score("facts.parquet", "r.csv");
        Assert.Equal((ExitCode.Rejects, ""), (run.Code, run.Error));
        Assert.Equal(FactSample.Results(FactFolder.Policy, rows), folder.Read("r.csv"));
    }

    [Fact]
    public async Task Fields_of_lists_are_cast_and_stand_in_any_order()
    {
        using var folder = new FactFolder();
        var rows = FactSample.Rows(3_000).Select(r => r with { Contacts = r.Contacts?.Select(c => c with { Weight = c.Weight is { } w && double.IsFinite(w) ? Math.Round(w) : null }).ToArray() }).ToArray();
        FactSample.Write(folder.Files, "facts.parquet", rows,
            "* REPLACE (list_transform(contacts, lambda c: {'met': CAST(c.met AS TIMESTAMP), 'shoe_size': 43, 'weight': CAST(c.weight AS SMALLINT), 'name': c.name, 'is_new': c.is_new, 'role': c.role}) AS contacts)");
        var run = await folder.Score("facts.parquet", "r.csv");
        Assert.Equal((ExitCode.Rejects, ""), (run.Code, run.Error));
        Assert.Equal(FactSample.Results(FactFolder.Policy, rows), folder.Read("r.csv"));
    }

    [Fact]
    public async Task Fields_that_all_say_the_same_or_nothing_are_read_for_every_record()
    {
        using var folder = new FactFolder();
        var rows = FactSample.Rows(3_000).Select(r => r with { Contacts = r.Contacts?.Select(c => c with { Weight = 2, Name = null, Role = "buyer" }).ToArray() }).ToArray();
        FactSample.Write(folder.Files, "facts.parquet", rows,
            "* REPLACE (list_transform(contacts, lambda c: {'role': 'buyer', 'name': CAST(NULL AS VARCHAR), 'weight': CAST(2 AS SMALLINT), 'is_new': c.is_new, 'met': c.met}) AS contacts)");
        await folder.Score("facts.parquet", "r.csv");
        Assert.Equal(FactSample.Results(FactFolder.Policy, rows), folder.Read("r.csv"));
    }

    [Fact]
    public async Task A_column_that_the_file_lacks_is_unknown_everywhere_and_said_once()
    {
        using var folder = new FactFolder();
        var rows = FactSample.Rows(2_500);
        FactSample.Write(folder.Files, "facts.parquet", rows,
            "account_id, amount AS amuont, visits, note, listed, since, list_transform(contacts, lambda c: {'role': c.role, 'nmae': c.name, 'is_new': c.is_new, 'met': c.met}) AS contacts, 1 AS shoe_size");
        var run = await folder.Score("facts.parquet", "r.csv", "--summary", folder["run.json"]);
        var lacking = rows.Select(r => r with { Name = null, Amount = null, Region = null, Contacts = r.Contacts?.Select(c => c with { Name = null, Weight = null }).ToArray() });
        Assert.Equal(FactSample.Results(FactFolder.Policy, lacking), folder.Read("r.csv"));
        var warning = Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("warning: ", warning, StringComparison.Ordinal);
        Assert.Contains(": amount, region, contacts.name, contacts.weight.", warning, StringComparison.Ordinal);
        Assert.Contains("For amount: did you mean the column 'amuont'?", warning, StringComparison.Ordinal);
        using var summary = JsonDocument.Parse(folder.Read("run.json"));
        Assert.Equal(["amount", "region", "contacts.name", "contacts.weight"], Names(summary, "missing_inputs"));
        Assert.Equal(["amuont", "shoe_size"], Names(summary, "ignored_columns"));
        Assert.Contains("columns that are no input of the policy were not read: amuont, shoe_size\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_list_is_unknown_not_empty()
    {
        using var folder = new FactFolder();
        var rows = FactSample.Rows(100);
        FactSample.Write(folder.Files, "facts.parquet", rows, "* EXCLUDE (contacts)");
        await folder.Score("facts.parquet", "r.csv");
        Assert.Equal(FactSample.Results(FactFolder.Policy, rows.Select(r => r with { Contacts = null })), folder.Read("r.csv"));
    }

    [Fact]
    public async Task What_the_policy_cannot_use_is_counted_by_fact_and_the_first_is_shown()
    {
        using var folder = new FactFolder();
        var rows = FactSample.Rows(4_100);
        FactSample.Write(folder.Files, "facts.parquet", rows, "* EXCLUDE (since), CASE WHEN account_id = 'A-9' THEN DATE 'infinity' WHEN account_id = 'A-12' THEN DATE '5000-01-01 (BC)' ELSE since END AS since");
        var run = await folder.Score("facts.parquet", "r.csv", "--summary", folder["run.json"]);
        Assert.Equal(ExitCode.Rejects, run.Code);
        using var summary = JsonDocument.Parse(folder.Read("run.json"));
        var counts = summary.RootElement.GetProperty("rejected_facts").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetInt32());
        var contacts = rows.SelectMany(r => r.Contacts ?? []).ToArray();
        Assert.Equal(new Dictionary<string, int>
        {
            ["amount"] = rows.Count(r => r.Amount is { } a && !double.IsFinite(a)),
            ["contacts.role"] = contacts.Count(c => c.Role == "ghost"),
            ["contacts.weight"] = contacts.Count(c => c.Weight is { } w && !double.IsFinite(w)),
            ["region"] = rows.Count(r => r.Region == "atlantis"),
            ["since"] = 2,
        }, counts);
        var first = rows.First(r => r.Amount is { } a && !double.IsFinite(a));
        Assert.Contains($"the first: amount of {first.Id} is '{(double.IsNaN(first.Amount!.Value) ? "NaN" : "Infinity")}', expected number", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_without_an_id_are_rejected_by_their_number_and_all_rows_are_accounted_for()
    {
        using var folder = new FactFolder();
        var rows = FactSample.Rows(2_500).Select((r, i) => r with { Id = i is 0 or 2_100 ? null : i == 70 ? "" : r.Id }).ToArray();
        FactSample.Write(folder.Files, "facts.parquet", rows);
        var run = await folder.Score("facts.parquet", "r.csv", "--rejects", folder["rejects.csv"], "--summary", folder["run.json"], "--threads", "2");
        Assert.Equal(ExitCode.Rejects, run.Code);
        Assert.Equal(FactSample.Results(FactFolder.Policy, rows.Where(r => !string.IsNullOrEmpty(r.Id))), folder.Read("r.csv"));
        var file = folder["facts.parquet"];
        Assert.Equal(
            ["source,line,reason,message", .. ((int[])[1, 71, 2101]).Select(line => $"{file},{line},missing-key,\"'account_id', the row's own key, is empty or unknown.\"")],
            folder.Read("rejects.csv").TrimEnd().Split('\n'));
        using var summary = JsonDocument.Parse(folder.Read("run.json"));
        var source = summary.RootElement.GetProperty("sources").GetProperty(file);
        Assert.Equal((2_500, 2_497, 3), (source.GetProperty("read").GetInt32(), source.GetProperty("used").GetInt32(), source.GetProperty("rejected").GetInt32()));
        Assert.Equal(2_497, summary.RootElement.GetProperty("accounts").GetInt32());
    }

    [Fact]
    public async Task Files_are_read_in_the_order_given_and_patterns_by_name()
    {
        using var folder = new FactFolder();
        var rows = FactSample.Rows(60);
        FactSample.Write(folder.Files, "part-2.parquet", rows[20..40]);
        FactSample.Write(folder.Files, "part-1.parquet", rows[..20], "contacts, * EXCLUDE (contacts)");
        FactSample.Write(folder.Files, "last [3].parquet", rows[40..]);
        var run = await folder.Score("part-*.parquet", "r.csv", "--facts", folder["last [3].parquet"]);
        Assert.Equal("", run.Error);
        Assert.Equal(FactSample.Results(FactFolder.Policy, rows), folder.Read("r.csv"));
    }

    [Fact]
    public async Task A_whole_number_or_another_column_can_be_the_id()
    {
        using var folder = new FactFolder();
        var rows = FactSample.Rows(30);
        FactSample.Write(folder.Files, "facts.parquet", rows, "row_number() OVER () + 10000000000 AS \"Customer key\", * EXCLUDE (account_id)");
        await folder.Score("facts.parquet", "r.csv", "--id", "Customer key");
        Assert.Equal(FactSample.Results(FactFolder.Policy, rows.Select((r, i) => r with { Id = $"{10_000_000_001 + i}" })), folder.Read("r.csv"));
    }

    [Fact]
    public async Task Csv_json_lines_and_parquet_say_the_same_of_facts()
    {
        using var folder = new FactFolder();
        FactSample.Write(folder.Files, "facts.parquet", FactSample.Rows(5_000));
        foreach (var file in (string[])["r.csv", "r.jsonl", "r.parquet"]) await folder.Score("facts.parquet", file);
        string[] sources = [$"read_csv('{folder["r.csv"]}', header = true, all_varchar = true, allow_quoted_nulls = false)", $"read_json('{folder["r.jsonl"]}', format = 'newline_delimited')", $"'{folder["r.parquet"]}'"];
        var tables = sources.Select(s => FactTables.Text($"SELECT * REPLACE (CAST(score AS DOUBLE) AS score, CAST(coverage AS DOUBLE) AS coverage, CAST(score_low AS DOUBLE) AS score_low, CAST(score_high AS DOUBLE) AS score_high) FROM {s}")).ToArray();
        Assert.Equal(5_000, tables[0].Length);
        Assert.Equal(tables[0], tables[1]);
        Assert.Equal(tables[0], tables[2]);
    }

    private static string[] Names(JsonDocument summary, string member) => [.. summary.RootElement.GetProperty(member).EnumerateArray().Select(n => n.GetString()!)];
}
