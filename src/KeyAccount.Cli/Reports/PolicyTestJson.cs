using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using KeyAccount.Rules.Testing;

namespace KeyAccount.Cli.Reports;

/// <summary>Writes what came of policy tests as JSON, in snake case.</summary>
internal static class PolicyTestJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static string Write(ImmutableArray<PolicyTestReport> reports) => JsonSerializer.Serialize(
        reports.Select(report => new
        {
            Tests = report.Suite.Source.Name,
            Policy = report.Suite.Policy.Model.Name,
            report.Succeeded,
            Passed = report.Results.Length - report.Failed,
            report.Failed,
            Failures = report.Results.Where(r => !r.Passed).Select(r => new
            {
                Test = r.Test.Name,
                report.Suite.Source.GetPosition(r.Test.Span.Start).Line,
                Differences = r.Differences.Select(d => new
                {
                    d.Subject,
                    d.Expected,
                    d.Found,
                    d.Position.Line,
                    Evidence = d.Evidence.Select(e => new { e.Name, Value = e.Value.ToString() }),
                }),
            }),
            Coverage = new
            {
                report.Coverage.Reached,
                Of = report.Coverage.Items.Length,
                Kinds = report.Coverage.Items.GroupBy(i => i.Kind).OrderBy(g => g.Key).Select(g => new { Kind = g.Key, Reached = g.Count(i => i.IsReached), Of = g.Count() }),
                Missed = report.Coverage.Missed.Select(i => i.ToString()),
                Excused = report.Suite.Uncovered.Except(report.Coverage.Stale),
                report.Coverage.Stale,
            },
        }),
        Options);
}
