using KeyAccount.Cli.Commands;
using KeyAccount.Cli.Localization;

namespace KeyAccount.Cli.Tests.Commands;

public sealed class ExitCodeTests
{
    /// <summary>A command line (M, D, P stand for the starter's mapping, data and policy), and what the complaint must name.</summary>
    public static TheoryData<string, string> WrongUsages => new()
    {
        { "", "keyaccount COMMAND" },
        { "policy", "keyaccount policy COMMAND" },
        { "scroe", "'score'" },
        { "demo --langg en", "'--lang'" },
        { "demo --lang", "--lang" },
        { "demo --lang fr", "'fr'" },
        { "demo more", "'more'" },
        { "score", "--mapping, --data, --as-of, --out" },
        { "score --mapping M --data D --as-of 2026-06-30", "missing: --out" },
        { "score --mapping M --data D --out O.csv", "--as-of" },
        { "score --mapping M --data D --as-of 30.06.2026 --out O.csv", "'30.06.2026'" },
        { "score --mapping M --data D --as-of 2026-02-30 --out O.csv", "'2026-02-30'" },
        { "score --mapping M --data D --as-of 2026-06-30 --out O.xlsx", ".parquet" },
        { "score --mapping M --data D --as-of 2026-06-30 --out O.csv --rejects O.txt", "--rejects" },
        { "score --mapping M --data D --as-of 2026-06-30 --out O.csv --rejects O.csv", "both --out and --rejects" },
        { "score --mapping M --data D --as-of 2026-06-30 --out O.csv --rejects R.csv --summary R.csv", "both --rejects and --summary" },
        { "score --mapping M --data D --as-of 2026-06-30 --out D/orders.csv", "would replace" },
        { "score --mapping M --data D --as-of 2026-06-30 --out O.csv --summary M", "would replace" },
        { "score --mapping M --data D --as-of 2026-06-30 --out O.csv --summary D", "folder" },
        { "score --mapping M --data D --as-of 2026-06-30 --out O.csv --threads 0", "--threads" },
        { "score --mapping M --data D --as-of 2026-06-30 --out O.csv --threads two", "'two'" },
        { "score --mapping M --data D --as-of 2026-06-30 --out O.csv --window 0", "--window" },
        { "score --mapping M --data D --as-of 2026-06-30 --out O.csv --include all", "'all'" },
        { "score --mapping none.json --data D --as-of 2026-06-30 --out O.csv", "no file 'none.json'" },
        { "score --mapping D --data D --as-of 2026-06-30 --out O.csv", "folder" },
        { "score --mapping M --data none --as-of 2026-06-30 --out O.csv", "'none'" },
        { "score --mapping M --data D --as-of 2026-06-30 --out O.csv --policy none.json", "no file 'none.json'" },
        { "score --mapping M --data D --as-of 2026-06-30 --out O.csv --policy M", "error KA" },
        { "score --mapping P --data D --as-of 2026-06-30 --out O.csv", "mapping." },
        { "explain", "ACCOUNT" },
        { "explain A-1", "--demo" },
        { "explain A-1 --demo --data D", "--demo" },
        { "explain A-9 --mapping M --data D --as-of 2026-06-30", "'A-1'" },
        { "explain CASE-4 --demo", "'CASE-4-BEARING-STEEL'" },
        { "explain A-1 --demo --format yaml", "'yaml'" },
        { "backtest", "--demo" },
        { "backtest --demo --from 2026-02-30", "'2026-02-30'" },
        { "backtest --mapping M --data D --as-of 2026-06-30", "0 won and 0 lost" },
        { "policy check none.json", "no file 'none.json'" },
        { "eval --unary --input 1", "EXPRESSION" },
        { "eval 1 --demo", "--account" },
        { "eval --as-of 2026-06-30 --policy P", "--as-of, --policy" },
        { "eval 1 --account A-1", "--demo" },
        { "eval 1 --account A-9 --mapping M --data D --as-of 2026-06-30", "'A-1'" },
        { "eval --batch --account A-1 --demo", "--account, --demo" },
        { "eval 1 --unary", "--input" },
        { "eval 1 --input 1", "--unary" },
        { "eval 1 --batch --context {}", "EXPRESSION, --context" },
        { "eval 1 --context none.json", "no file 'none.json'" },
        { "eval 1 --context D", "folder" },
    };

    [Theory]
    [MemberData(nameof(WrongUsages))]
    public async Task Wrong_usage_ends_with_2_names_the_mistake_and_writes_nothing(string line, string named)
    {
        using var folder = await StarterFolder.Create();
        var before = folder.Read("data/orders.csv");
        var run = await ToolRun.Of(Arguments(line, folder));
        Assert.Equal(ExitCode.Refused, run.Code);
        Assert.Contains(named, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
        Assert.Equal(["key-account.policy.json", "portfolio.mapping.json"], folder.Files(""));
        Assert.Equal(before, folder.Read("data/orders.csv"));
    }

    [Theory]
    [MemberData(nameof(WrongUsages))]
    public async Task Wrong_usage_is_explained_in_Chinese_too(string line, string _)
    {
        if (line.Contains("--lang", StringComparison.Ordinal) || line.EndsWith("--policy M", StringComparison.Ordinal)) return;
        using var folder = await StarterFolder.Create();
        var run = await ToolRun.Of([.. Arguments(line, folder), "--lang", "zh-Hans"]);
        Assert.Equal(ExitCode.Refused, run.Code);
        Assert.Matches("[一-鿿]", run.Error);
        Assert.DoesNotContain("Found", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("error", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("demo")]
    [InlineData("score")]
    [InlineData("explain")]
    [InlineData("backtest")]
    [InlineData("eval")]
    [InlineData("policy")]
    [InlineData("policy show")]
    [InlineData("policy check")]
    [InlineData("init")]
    public async Task Help_shows_examples_and_describes_every_option_in_both_languages(string command)
    {
        string[] words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var language in (string[])["en", "zh-Hans"])
        {
            var run = await ToolRun.Of([.. words, "--help", "--lang", language]);
            Assert.Equal((ExitCode.Fine, ""), (run.Code, run.Error));
            Assert.StartsWith(Texts.Template(string.Join(' ', ["command.keyaccount", .. words]), language), run.Output, StringComparison.Ordinal);
            Assert.Contains($"  {string.Join(' ', ["keyaccount", .. words])}", run.Output.Split(Texts.Template("help.examples", language) + ":\n")[1], StringComparison.Ordinal);
            Assert.Contains(Texts.Template("option.--lang", language), run.Output, StringComparison.Ordinal);
        }
    }

    private static string[] Arguments(string line, StarterFolder folder) =>
    [
        .. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word switch
        {
            "M" => folder["portfolio.mapping.json"],
            "P" => folder["key-account.policy.json"],
            "D" => folder.Data,
            ['D', '/', ..] => folder["data" + word[1..]],
            [_, '.', ..] => folder[word],
            _ => word,
        }),
    ];
}
