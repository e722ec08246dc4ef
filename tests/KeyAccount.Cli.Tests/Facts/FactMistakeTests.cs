using System.Globalization;
using System.Text.Json;
using KeyAccount.Cli.Commands;
using KeyAccount.Cli.Tests.Commands;

namespace KeyAccount.Cli.Tests.Facts;

public sealed class FactMistakeTests
{
    /// <summary>A command line (F, P, O stand for the table, the policy and results), and what the complaint must name.</summary>
    public static TheoryData<string, string> WrongUsages => new()
    {
        { "--facts F --policy P", "--out" },
        { "--facts F --policy P --out O --mapping P", "--mapping" },
        { "--facts F --policy P --out O --as-of 2026-06-30 --window 9", "--as-of, --window" },
        { "--facts F --policy P --out O --include indicators", "--include" },
        { "--facts F --policy P --out F", "would replace" },
        { "--facts F --policy P --out O --summary P", "would replace" },
        { "--facts F F --policy P --out O", "twice" },
        { "--facts P --out O", "Parquet" },
        { "--facts none.parquet --policy P --out O", "'none.parquet'" },
        { "--facts D --policy P --out O", "folder" },
        { "--facts none-*.parquet --policy P --out O", "'none-*.parquet'" },
        { "--facts F --policy P --out O --id account_ix", "'account_id'" },
        { "--facts F --policy P --out O --id contacts", "'contacts'" },
        { "--facts F --policy P --out O --threads 0", "--threads" },
        { "--facts F --policy F --out O", "error KA" },
        { "--id x --out O --mapping P --data D --as-of 2026-06-30", "--facts" },
    };

    [Theory]
    [MemberData(nameof(WrongUsages))]
    public async Task Wrong_usage_is_refused_in_both_languages_and_writes_nothing(string line, string named)
    {
        using var folder = new FactFolder();
        FactSample.Write(folder.Files, "facts.parquet", FactSample.Rows(3));
        string[] words = ["score", .. line.Split(' ').Select(w => w switch { "F" => folder["facts.parquet"], "P" => folder["facts.policy.json"], "O" => folder["r.csv"], "D" => folder[""], _ => w })];
        var run = await ToolRun.Of(words);
        Assert.Equal((ExitCode.Refused, ""), (run.Code, run.Output));
        Assert.Contains(named, run.Error, StringComparison.Ordinal);
        if (!named.StartsWith("error KA", StringComparison.Ordinal))
        {
            var chinese = await ToolRun.Of([.. words, "--lang", "zh-Hans"]);
            Assert.Equal(ExitCode.Refused, chinese.Code);
            Assert.Matches("[一-鿿]", chinese.Error);
            Assert.DoesNotContain("Found", chinese.Error, StringComparison.Ordinal);
        }

        Assert.Equal(["facts.parquet", "facts.policy.json"], folder.Names());
    }

    [Fact]
    public async Task Columns_of_the_wrong_type_are_all_named_over_all_files_before_anything_is_read()
    {
        using var folder = new FactFolder();
        FactSample.Write(folder.Files, "a.parquet", FactSample.Rows(3),
            "* REPLACE ('12' AS amount, 1 AS listed, list_transform(contacts, lambda c: {'role': 3, 'met': c.met, 'weight': 'heavy'}) AS contacts)");
        FactSample.Write(folder.Files, "b.parquet", FactSample.Rows(3), "* REPLACE ([1, 2] AS contacts, TIMESTAMPTZ '2026-01-01 00:00:00+00' AS since, 7 AS note)");
        folder.Files.With("c.parquet", "not Parquet at all");
        var run = await folder.Score("*.parquet", "r.csv");
        Assert.Equal((ExitCode.Refused, ""), (run.Code, run.Output));
        var lines = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        (string File, string Column)[] named = [("a", "amount"), ("a", "listed"), ("a", "contacts.role"), ("a", "contacts.weight"), ("b", "note"), ("b", "since"), ("b", "contacts")];
        Assert.Equal(named.Length + 1, lines.Length);
        Assert.All(lines, l => Assert.StartsWith("error: ", l, StringComparison.Ordinal));
        for (var i = 0; i < named.Length; i++)
        {
            Assert.Contains($"{named[i].File}.parquet: column '{named[i].Column}' is ", lines[i], StringComparison.Ordinal);
            Assert.Contains("the policy expects", lines[i], StringComparison.Ordinal);
        }

        Assert.Contains("c.parquet' cannot be read as Parquet", lines[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("r.csv", folder.Names());
    }

    [Fact]
    public async Task A_table_none_of_whose_columns_is_an_input_is_refused()
    {
        using var folder = new FactFolder();
        FactSample.Write(folder.Files, "facts.parquet", FactSample.Rows(3), "account_id, amount AS turnover");
        var run = await folder.Score("facts.parquet", "r.csv");
        Assert.Equal(ExitCode.Refused, run.Code);
        Assert.Contains("turnover", run.Error, StringComparison.Ordinal);
        Assert.Contains("amount, visits", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_behind_a_damaged_place_are_counted_and_named_and_those_before_it_are_decided()
    {
        using var folder = new FactFolder();
        var rows = FactSample.Rows(10_000);
        FactSample.Write(folder.Files, "whole.parquet", rows);
        FactTables.Run($"COPY (SELECT * FROM '{folder["whole.parquet"]}') TO '{folder["facts.parquet"]}' (FORMAT parquet, ROW_GROUP_SIZE 2048)");
        var offset = FactTables.Text($"SELECT data_page_offset FROM parquet_metadata('{folder["facts.parquet"]}') WHERE row_group_id = 3 AND path_in_schema = 'amount'")[0];
        var bytes = File.ReadAllBytes(folder["facts.parquet"]);
        bytes.AsSpan(int.Parse(offset.AsSpan(offset.IndexOf(' ', StringComparison.Ordinal)).TrimEnd("})"), CultureInfo.InvariantCulture), 200).Fill(0xFF);
        folder.Files.WithBytes("facts.parquet", bytes);

        var run = await folder.Score("facts.parquet", "r.csv", "--rejects", folder["rejects.csv"], "--summary", folder["run.json"]);
        Assert.Equal(ExitCode.Rejects, run.Code);
        using var summary = JsonDocument.Parse(folder.Read("run.json"));
        var used = summary.RootElement.GetProperty("accounts").GetInt32();
        Assert.InRange(used, 2_048, 3 * 2_048);
        Assert.Equal(FactSample.Results(FactFolder.Policy, rows[..used]), folder.Read("r.csv"));
        Assert.Contains($"10,000 rows read, {used:#,##0} used, {10_000 - used:#,##0} rejected", run.Output, StringComparison.Ordinal);
        Assert.Contains($"The file is damaged after record {used}", run.Output, StringComparison.Ordinal);
        var rejects = folder.Read("rejects.csv").TrimEnd().Split('\n');
        Assert.Equal(10_000 - used + 1, rejects.Length);
        Assert.Contains($",{used + 1},unreadable,", rejects[1], StringComparison.Ordinal);
        Assert.Contains(",10000,unreadable,", rejects[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_that_cannot_be_written_ends_the_run_and_leaves_nothing()
    {
        using var folder = new FactFolder();
        FactSample.Write(folder.Files, "facts.parquet", FactSample.Rows(3_000));
        folder.Files.With("blocked", "a file where a folder is needed");
        foreach (var option in (string[])["--rejects", "--summary"])
        {
            var run = await folder.Score("facts.parquet", "r.parquet", option, folder["blocked/x.csv"]);
            Assert.Equal((ExitCode.Refused, ""), (run.Code, run.Output));
            Assert.Equal(["blocked", "facts.parquet", "facts.policy.json"], folder.Names());
        }
    }
}
