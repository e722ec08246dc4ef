using System.Text.Json;
using KeyAccount.Cli.Commands;
using KeyAccount.Cli.Import;
using KeyAccount.Cli.Mapping;
using KeyAccount.Rules;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Tests.Commands;

public sealed class ScoreSystemsTests
{
    private static readonly DateOnly AsOf = new(2026, 6, 30);

    [Fact]
    public async Task Systems_about_accounts_add_columns_and_others_write_a_file_each()
    {
        using var folder = await StarterFolder.Create();
        var run = await folder.RunScore("r.jsonl", "--systems", "upgrade-ladder,opportunity-ranking,contact-cadence", "--summary", folder["run.json"]);
        Assert.Equal((ExitCode.Fine, ""), (run.Code, run.Error));

        AccountSystem[] systems = [.. ((string[])["upgrade-ladder", "opportunity-ranking", "contact-cadence"]).Select(s => AccountSystems.Find(s)!)];
        var accounts = PortfolioImporter.Import(MappingReader.ReadFile(folder["portfolio.mapping.json"]), folder.Data, new ImportOptions(AsOf)).Portfolio.Accounts;
        var batch = AccountScorer.BuiltIn.WithSystems(systems).AssessBatch(accounts, new AssessmentOptions(AsOf));
        foreach (var (file, system) in ((string, AccountSystem)[])[("r.jsonl", systems[0]), ("r.opportunity.jsonl", systems[1]), ("r.contact.jsonl", systems[2])])
        {
            var results = batch.FindSystem(system.Id)!;
            var rows = folder.Read(file).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.True(results.Count > 0);
            Assert.Equal(results.Count, rows.Length);
            for (var i = 0; i < rows.Length; i++)
            {
                using var row = JsonDocument.Parse(rows[i]);
                Assert.Equal(results[i].Account.Id, row.RootElement.GetProperty("account_id").GetString());
                if (system.Subject != SystemSubject.Account)
                    Assert.Equal(results[i].SubjectKey, row.RootElement.GetProperty(system.Subject.ToString().ToLowerInvariant() + "_id").GetString());
                foreach (var output in system.Outputs)
                {
                    var found = row.RootElement.GetProperty($"{system.Id}.{output.Name}");
                    Assert.Equal(results[i].OutputOf(output.Name).ToString(), found.ValueKind switch { JsonValueKind.Null => FactValue.Unknown.ToString(), _ => found.ToString() }, ignoreCase: true);
                }
            }
        }

        using var summary = JsonDocument.Parse(folder.Read("run.json"));
        Assert.Equal(systems.Select(s => s.Policy.Hash), summary.RootElement.GetProperty("systems").EnumerateArray().Select(s => s.GetProperty("hash").GetString()!));
    }

    [Theory]
    [InlineData(".csv")]
    [InlineData(".csv.gz")]
    [InlineData(".parquet")]
    public async Task All_systems_fit_every_format(string ending)
    {
        using var folder = await StarterFolder.Create();
        Assert.Equal(ExitCode.Fine, (await folder.RunScore("r" + ending, "--systems", "all")).Code);
        Assert.Equal(new string[] { "r.contact" + ending, "r.group" + ending, "r.opportunity" + ending, "r" + ending }.Order(StringComparer.Ordinal), folder.Files(ending));
    }

    [Fact]
    public async Task A_policy_file_of_ones_own_is_a_system_too()
    {
        using var folder = await StarterFolder.Create();
        folder.Write("mine.policy.json", """
            { "policy": "mine", "version": "1.0.0", "subject": "account", "outputs": ["big"],
              "inputs": { "revenue": { "type": "number" } }, "values": { "big": "revenue > 0" } }
            """);
        Assert.Equal(ExitCode.Fine, (await folder.RunScore("r.csv", "--systems", folder["mine.policy.json"])).Code);
        Assert.EndsWith(",mine.big", folder.Read("r.csv").Split('\n')[0].TrimEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("upgrade-lader", "'upgrade-ladder'")]
    [InlineData("screening,screening", "'screening' twice")]
    [InlineData("screening,all", "'screening' twice")]
    [InlineData("sales-lead", "expected a file with them")]
    [InlineData("nowhere.policy.json", "nowhere.policy.json")]
    public async Task What_cannot_be_asked_is_refused_before_anything_is_written(string systems, string complaint)
    {
        using var folder = await StarterFolder.Create();
        var run = await folder.RunScore("r.csv", "--systems", systems);
        Assert.Equal(ExitCode.Refused, run.Code);
        Assert.Contains(complaint, run.Error, StringComparison.Ordinal);
        Assert.Empty(folder.Files(".csv"));
    }

    [Fact]
    public async Task Results_of_contacts_replace_no_file_that_is_read()
    {
        using var folder = await StarterFolder.Create();
        File.Copy(folder["data/contacts.csv"], folder["data/r.contact.csv"]);
        folder.Write("m.json", folder.Read("portfolio.mapping.json").Replace("contacts.csv", "r.contact.csv", StringComparison.Ordinal));
        var run = await ToolRun.Of("score", "--mapping", folder["m.json"], "--data", folder.Data, "--as-of", "2026-06-30", "--out", folder["data/r.csv"], "--systems", "contact-cadence");
        Assert.Equal(ExitCode.Refused, run.Code);
        Assert.Contains("r.contact.csv", run.Error, StringComparison.Ordinal);
    }
}
