using System.Globalization;
using System.Text;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Reports;

/// <summary>Writes the page that lists the systems: <c>docs/systems/README.md</c>.</summary>
internal static class SystemMarkdown
{
    /// <summary>The command that writes the page, from the repository's root.</summary>
    public const string Command = "dotnet run --project src/KeyAccount.Cli -- systems --format markdown > docs/systems/README.md";

    private const string Score = "keyaccount score --mapping portfolio.mapping.json --data data --as-of 2026-06-30 --out results.csv";

    private const string PolicyFolder = "../../src/KeyAccount.Scoring/Policies/";

    public static string Write(IEnumerable<AccountSystem> systems, string language)
    {
        var page = new StringBuilder();
        page.Append("# The built-in systems\n\n");
        page.Append("Each is a policy: a file to read, test, copy and change. `keyaccount systems ID` shows one in full, `keyaccount init DIR --system ID` writes it with its tests, ");
        page.Append("and `keyaccount score … --systems ID,…` (or `all`) adds its results.\n\n");
        page.Append("A command with `score` runs in a folder that `keyaccount init` has written, and puts its results beside `results.csv`.\n\n");
        page.Append($"This page is written by `{Command}`.\n\n");
        page.Append("| system | question | a row is | policy | inputs | outputs | tests | try it |\n|---|---|---|---|---|---|---|---|\n");
        foreach (var summary in systems.Select(s => SystemSummary.Of(s, language)))
        {
            var own = summary.OwnInputs.IsEmpty ? "" : $"; your own: {Names(summary.OwnInputs)}";
            page.Append(CultureInfo.InvariantCulture, $"| [{summary.Title}]({summary.Id}.md) | {Cell(summary.Question ?? "")} | {summary.Subject} | [{summary.Id}]({PolicyFile(summary.Id)}) ");
            page.Append(CultureInfo.InvariantCulture, $"| {summary.Inputs.Length}{own} | {Names(summary.Outputs)} | {summary.Tests} | `{Example(summary)}` |\n");
        }

        return page.ToString();
    }

    private static string PolicyFile(string id) => PolicyFolder + (id == KeyAccountPolicy.Compiled.Model.Name ? "" : "systems/") + id + ".policy.json";

    private static string Example(SystemSummary summary) => summary.Subject switch
    {
        "account" or "contact" or "opportunity" => $"keyaccount explain CASE-1-INSTRUMENT --demo --systems {summary.Id}",
        "person" => $"{Score} --systems {summary.Id} --people data/people.json",
        _ => $"{Score} --systems {summary.Id}",
    };

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(n => $"`{n}`"));

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
