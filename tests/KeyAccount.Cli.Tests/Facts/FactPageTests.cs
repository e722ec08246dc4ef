using System.Text.RegularExpressions;
using KeyAccount.Cli.Commands;
using KeyAccount.Cli.Import;
using KeyAccount.Cli.Tests.Commands;
using KeyAccount.Cli.Tests.Import;

namespace KeyAccount.Cli.Tests.Facts;

/// <summary>The example of docs/fact-tables.md does what the page says.</summary>
public sealed partial class FactPageTests
{
    [Fact]
    public async Task The_example_of_the_page_works()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Repository(), "docs", "fact-tables.md"), TestContext.Current.CancellationToken);
        var blocks = Block().Matches(page).ToLookup(m => m.Groups[1].Value, m => m.Groups[2].Value);
        using var folder = new DataFolder().With("my.policy.json", blocks["json"].Single());
        using (var connection = Duck.Open())
        {
            using var command = connection.CreateCommand();
            command.CommandText = """
                CREATE TABLE customers AS SELECT * FROM (VALUES ('A-1', 'Halden', 'industry', true, DATE '2025-03-01'), ('A-2', 'Orchard', 'retail', NULL, NULL)) t(account_id, account_name, segment, listed, signed);
                CREATE TABLE orders AS SELECT * FROM (VALUES ('A-1', 900000), ('A-1', 200000), ('A-2', 5000)) t(account_id, amount);
                CREATE TABLE people AS SELECT * FROM (VALUES ('A-1', 2, 'user', 0.5), ('A-1', 1, 'buyer', 0.7), ('A-2', 1, 'user', NULL)) t(account_id, id, role, weight);
                """ + blocks["sql"].Single().Replace("accounts.parquet", folder["accounts.parquet"], StringComparison.Ordinal);
            command.ExecuteNonQuery();
        }

        var words = page.Split('\n').First(l => l.StartsWith("keyaccount ", StringComparison.Ordinal)).Split(' ')[1..].Select(w => w.Contains('.', StringComparison.Ordinal) ? folder[w] : w);
        var run = await ToolRun.Of([.. words]);
        Assert.Equal((ExitCode.Fine, ""), (run.Code, run.Error));
        Assert.Equal(
            ["{'account_id': A-1, 'account_name': Halden, 'score': 93.33, 'grade': A, 'flags': ''}", "{'account_id': A-2, 'account_name': Orchard, 'score': 33.33, 'grade': B, 'flags': no-buyer}"],
            FactTables.Text($"SELECT account_id, account_name, score, grade, flags FROM '{folder["decisions.parquet"]}'"));
    }

    private static string Repository()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at!.FullName, "KeyAccount.slnx"))) at = at.Parent;
        return at.FullName;
    }

    [GeneratedRegex(@"```(json|sql)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
