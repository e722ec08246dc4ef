using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using KeyAccount.Cli.Backtest;
using KeyAccount.Cli.Import;

namespace KeyAccount.Cli.Reports;

/// <summary>Writes a backtest as JSON, in snake case, with everything that was counted.</summary>
internal static class BacktestJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="sources">What became of the rows of the sources.</param>
    /// <param name="asOf">The day by which the outcomes were known.</param>
    public static string Write(BacktestReport report, IReadOnlyCollection<SourceReport> sources, DateOnly asOf) => JsonSerializer.Serialize(
        new
        {
            Policy = new { report.Policy.Model.Name, report.Policy.Model.Version, report.Policy.Hash },
            AsOf = asOf,
            Sources = sources.Select(s => new { s.Name, s.Read, s.Used, s.Rejected, s.Reasons }),
            report.All.Won,
            report.All.Lost,
            WinRate = report.All.Rate,
            LeftOut = report.LeftOut.ToDictionary(r => r.Key["backtest.".Length..].Replace('-', '_'), r => r.Value),
            Rankings = report.Rankings.Select(r => new { r.Name, r.Title, r.Counts.Won, r.Counts.Lost, r.Unknown, r.Chance, r.Interval }),
            Factors = report.Factors.Select(f => new
            {
                f.Factor.Kind,
                f.Factor.Name,
                f.Factor.Title,
                Values = f.Counts.Select(c => new
                {
                    Value = c.Key.Length == 0 ? null : c.Key,
                    c.Value.Won,
                    c.Value.Lost,
                    WinRate = c.Value.Rate,
                    WinRateInterval = c.Value.RateInterval,
                    Lift = c.Value.LiftOver(report.All),
                    LiftInterval = c.Value.LiftIntervalOver(report.All),
                }),
            }),
        },
        Options);
}
