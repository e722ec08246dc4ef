using System.Text.Json;
using KeyAccount.Cli.Commands;
using KeyAccount.Cli.Import;
using KeyAccount.Cli.Mapping;
using KeyAccount.Rules;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Tests.Commands;

/// <summary>
/// Systems about groups, owners, the portfolio and our own people, over the starter's accounts: are Lin's, A-3 is Okafor's, A-1 and A-3 belong to
/// Northern Holdings. A-1 bought for 5,280,000 net, A-2 for 84,000.
/// </summary>
public sealed class ScoreWholeTests
{
    private static readonly DateOnly AsOf = new(2026, 6, 30);

    [Fact]
    public async Task What_unites_accounts_is_a_file_per_subject()
    {
        using var folder = await StarterFolder.Create();
        foreach (var subject in (string[])["group", "owner", "portfolio"]) folder.Write($"{subject}.policy.json", PolicyOf(subject));
        var systems = string.Join(',', folder["group.policy.json"], folder["owner.policy.json"], folder["portfolio.policy.json"], "upgrade-ladder");
        var run = await folder.RunScore("r.csv", "--systems", systems, "--summary", folder["run.json"]);
        Assert.Equal((ExitCode.Fine, ""), (run.Code, run.Error));
        Assert.Equal(["r.csv", "r.group.csv", "r.owner.csv", "r.portfolio.csv"], folder.Files(".csv"));
        Assert.Equal(["group_id,group_name,owner,account_count,group.bought,group.ordering", "Northern Holdings,Northern Holdings,,2,5280000,1"], Lines(folder, "r.group.csv"));
        Assert.Equal(["owner_id,owner_name,account_count,owner.bought,owner.ordering", "Lin,Lin,2,5364000,2", "Okafor,Okafor,1,0,0"], Lines(folder, "r.owner.csv"));
        Assert.Equal(["portfolio_id,portfolio_name,account_count,portfolio.bought,portfolio.ordering", "portfolio,portfolio,3,5364000,2"], Lines(folder, "r.portfolio.csv"));
        Assert.Contains("2 rows (owner) written to " + folder["r.owner.csv"], run.Output, StringComparison.Ordinal);
        Assert.Contains(",upgrade-ladder.rung,", Lines(folder, "r.csv")[0], StringComparison.Ordinal);
        using var summary = JsonDocument.Parse(folder.Read("run.json"));
        Assert.Equal(["group", "owner", "portfolio", "upgrade-ladder"], summary.RootElement.GetProperty("systems").EnumerateArray().Select(s => s.GetProperty("name").GetString()!));
    }

    [Fact]
    public async Task A_group_is_answered_as_by_the_library()
    {
        using var folder = await StarterFolder.Create();
        Assert.Equal(ExitCode.Fine, (await folder.RunScore("r.jsonl", "--systems", "group-buying")).Code);
        var accounts = PortfolioImporter.Import(MappingReader.ReadFile(folder["portfolio.mapping.json"]), folder.Data, new ImportOptions(AsOf)).Portfolio.Accounts;
        var rollUps = new PortfolioRollUps(accounts, new IndicatorWindow(AsOf, 365), AccountScorer.BuiltIn.StageProbabilities);
        var system = AccountSystems.Find("group-buying")!;
        Compare(new RollUpScorer([system]).Score(rollUps)[0], system, folder.Read("r.group.jsonl"));
    }

    [Fact]
    public async Task People_are_answered_with_the_accounts_they_own()
    {
        using var folder = await StarterFolder.Create();
        var run = await folder.RunScore("r.jsonl", "--systems", "account-manager", "--people", folder["data/people.json"]);
        Assert.Equal((ExitCode.Fine, ""), (run.Code, run.Error.Split('\n').Single(l => !l.Contains("no system", StringComparison.Ordinal))));
        var accounts = PortfolioImporter.Import(MappingReader.ReadFile(folder["portfolio.mapping.json"]), folder.Data, new ImportOptions(AsOf)).Portfolio.Accounts;
        using var file = JsonDocument.Parse(folder.Read("data/people.json"));
        PersonProfile[] people = [.. file.RootElement.EnumerateArray().Select(p => new PersonProfile
        {
            Id = p.GetProperty("id").GetString()!,
            Name = p.GetProperty("name").GetString(),
            Role = p.GetProperty("role").GetString(),
            Facts = [.. p.EnumerateObject().Where(f => f.Value.ValueKind == JsonValueKind.Number).Select(f => KeyValuePair.Create(f.Name, FactValue.Of(f.Value.GetDouble())))],
        })];
        var system = AccountSystems.Find("account-manager")!;
        var rollUps = new PortfolioRollUps(accounts, new IndicatorWindow(AsOf, 365), AccountScorer.BuiltIn.StageProbabilities);
        Compare(new PersonScorer([system]).Score(people, AsOf, rollUps)[0], system, folder.Read("r.person.jsonl"));
        using var lin = JsonDocument.Parse(Lines(folder, "r.person.jsonl")[0]);
        Assert.Equal("Lin|Lin Mei|account_manager|2|0.894", string.Join('|', ((string[])["person_id", "person_name", "role", "account_count", "account-manager.sales_completion"]).Select(n => lin.RootElement.GetProperty(n).ToString())));
    }

    [Theory]
    [InlineData("sales-lead", "system 'sales-lead' is about: person of ours. Found no --people")]
    [InlineData("upgrade-ladder --people PEOPLE", "no system about people of ours among --systems; expected one, such as account-manager")]
    [InlineData("sales-lead --people nobody.json", "There is no file 'nobody.json', which --people names")]
    public async Task People_and_systems_about_them_come_together(string words, string complaint)
    {
        using var folder = await StarterFolder.Create();
        var run = await folder.RunScore("r.csv", ["--systems", .. words.Split(' ').Select(w => w == "PEOPLE" ? folder["data/people.json"] : w)]);
        Assert.Equal(ExitCode.Refused, run.Code);
        Assert.Contains(complaint, run.Error, StringComparison.Ordinal);
        Assert.Empty(folder.Files(".csv"));
    }

    [Theory]
    [InlineData("", "r.contact.csv r.csv r.group.csv r.opportunity.csv")]
    [InlineData("data/people.json", "r.contact.csv r.csv r.group.csv r.opportunity.csv r.person.csv")]
    public async Task All_asks_about_people_where_there_are_any(string people, string files)
    {
        using var folder = await StarterFolder.Create();
        Assert.Equal(ExitCode.Fine, (await folder.RunScore("r.csv", ["--systems", "all", .. people.Length > 0 ? ["--people", folder[people]] : Array.Empty<string>()])).Code);
        Assert.Equal(files, string.Join(' ', folder.Files(".csv")));
    }

    [Theory]
    [InlineData("group-buying", "en", "with one row of facts per account and no ledgers. Leave --facts out and read the accounts with --mapping")]
    [InlineData("screening,sales-lead", "en", "Leave --facts out, read the accounts with --mapping, --data and --as-of, and add --people")]
    [InlineData("group-buying", "zh-Hans", "请去掉 --facts，用 --mapping")]
    [InlineData("screening", "en", "Found --systems together with --facts")]
    public async Task A_fact_table_has_no_ledgers_to_unite(string systems, string language, string complaint)
    {
        using var folder = await StarterFolder.Create();
        var run = await ToolRun.Of("score", "--facts", folder["facts.parquet"], "--out", folder["r.csv"], "--systems", systems, "--lang", language);
        Assert.Equal(ExitCode.Refused, run.Code);
        Assert.Contains(complaint, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_account_cannot_answer_for_a_group()
    {
        using var folder = await StarterFolder.Create();
        var run = await ToolRun.Of("explain", "A-1", "--mapping", folder["portfolio.mapping.json"], "--data", folder.Data, "--as-of", "2026-06-30", "--systems", "group-buying");
        Assert.Equal(ExitCode.Refused, run.Code);
        Assert.Contains("keyaccount score --systems group-buying", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_of_people_replace_no_file_of_people()
    {
        using var folder = await StarterFolder.Create();
        File.Move(folder["data/people.json"], folder["r.person.jsonl"]);
        var run = await folder.RunScore("r.jsonl", "--systems", "sales-lead", "--people", folder["r.person.jsonl"]);
        Assert.Equal(ExitCode.Refused, run.Code);
        Assert.Contains("would replace", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_in_error_count_whatever_they_are_about()
    {
        using var folder = await StarterFolder.Create();
        folder.Write("owners.policy.json", """
            { "policy": "owners", "version": "1.0.0", "subject": "owner", "outputs": ["size.is"], "inputs": { "account_count": { "type": "number" } }, "values": { "twice": "account_count * 2" },
              "tables": { "size": { "title": "Size", "hit": "unique", "inputs": ["account_count", "twice"], "outputs": { "is": { "type": "string", "values": ["some", "many"] } },
                "rules": [ { "when": ["> 0", "-"], "then": ["\"some\""] }, { "when": ["-", "> 3"], "then": ["\"many\""] } ] } } }
            """);
        var run = await folder.RunScore("r.csv", "--systems", folder["owners.policy.json"]);
        Assert.Equal((ExitCode.Rejects, ""), (run.Code, run.Error));
        Assert.Contains("1 row(s) break the hit policy of a decision table, whose answers are unknown there; the first: Lin, in the column owners.errors", run.Output, StringComparison.Ordinal);
    }

    private static void Compare(SystemBatch expected, AccountSystem system, string written)
    {
        var rows = written.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(expected.Count, rows.Length);
        Assert.NotEmpty(rows);
        for (var i = 0; i < rows.Length; i++)
        {
            using var row = JsonDocument.Parse(rows[i]);
            Assert.Equal(expected[i].SubjectKey, row.RootElement.GetProperty(system.Subject.ToString().ToLowerInvariant() + "_id").GetString());
            foreach (var output in system.Outputs)
            {
                var found = row.RootElement.GetProperty($"{system.Id}.{output.Name}");
                var value = expected[i].OutputOf(output.Name);
                Assert.Equal(value.Kind == FactKind.Unknown ? JsonValueKind.Null : found.ValueKind, found.ValueKind);
                if (value.Kind != FactKind.Unknown) Assert.Equal(value.ToString(), found.ToString(), ignoreCase: true);
            }
        }
    }

    private static string[] Lines(StarterFolder folder, string file) => [.. folder.Read(file).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.TrimEnd('\r'))];

    private static string PolicyOf(string subject) => $$"""
        { "policy": "{{subject}}", "version": "1.0.0", "subject": "{{subject}}", "outputs": ["bought", "ordering"],
          "inputs": { "revenue": { "type": "number" }, "active_account_count": { "type": "number" } },
          "values": { "bought": "revenue", "ordering": "active_account_count" } }
        """;
}
