using System.Globalization;
using KeyAccount.Cli.Commands;
using KeyAccount.Cli.Import;
using KeyAccount.Rules;
using Spectre.Console;

namespace KeyAccount.Cli.Reports;

/// <summary>Shows what was measured of a portfolio: a line per cut, and what there is no number for.</summary>
internal sealed class CalibrationReport(Session session)
{
    /// <summary>Writes the report; returns the exit code that it calls for.</summary>
    public int Write(PolicyCalibration calibration, DateOnly asOf, IReadOnlyCollection<SourceReport> sources, FactRejections facts)
    {
        ScoreReport.WriteSources(session, sources, facts);
        session.Output.WriteLine(session.Text("calibrate.measured", ScoreReport.Number(calibration.Rows), asOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        var table = new Table().Border(TableBorder.Simple).AddColumn(session.Text("calibrate.cut")).AddColumn(session.Text("calibrate.measure"));
        foreach (var title in (ReadOnlySpan<string>)["before", "number", "known", "unknown", "left-out", "tied", "reached"])
            table.AddColumn(new TableColumn(session.Text("calibrate." + title)).RightAligned());
        foreach (var cut in calibration.Cuts) table.AddRow(Row(cut));
        session.Console.Write(table);
        foreach (var cut in calibration.Cuts.Where(c => c.Number is null)) session.Output.WriteLine(WithoutNumber(cut));
        return sources.Any(s => s.Rejected > 0 || s.Problems.Length > 0) || facts.Count > 0 ? ExitCode.Rejects : ExitCode.Fine;
    }

    private string[] Row(CutMeasurement found)
    {
        var cut = found.Cut;
        var title = cut.Title is null ? cut.Name : $"{cut.Title.In(session.Language)}\n{cut.Name}";
        var measure = Measure(cut) + (cut.Where is null ? "" : "\n" + session.Text("calibrate.where", cut.Where));
        return
        [
            Markup.Escape(title), Markup.Escape(measure), Shown(cut.Number, cut), Shown(found.Number, cut),
            ScoreReport.Number(found.Known), ScoreReport.Number(found.Unknown), ScoreReport.Number(found.LeftOut + found.Undetermined),
            ScoreReport.Number(found.Tied), ScoreReport.Number(found.Reached),
        ];
    }

    private string Measure(RelativeCut cut) => cut.Take.Kind switch
    {
        CutMeasureKind.Median => session.Text("calibrate.median", cut.Of),
        CutMeasureKind.Percentile => session.Text("calibrate.percentile", cut.Of, cut.Take.Amount.ToString(CultureInfo.InvariantCulture)),
        _ => session.Text("calibrate.share", cut.Of, ValueText.Percent(cut.Take.Amount)),
    };

    private string WithoutNumber(CutMeasurement found)
    {
        var reason = session.Text(found.Known == 0 ? "calibrate.nothing-known" : "calibrate.nothing-positive", found.Cut.Name);
        return reason + session.Text(found.Cut.Default is null ? "calibrate.stays-unknown" : "calibrate.keeps-default", Shown(found.Cut.Default, found.Cut));
    }

    private string Shown(double? number, RelativeCut cut) => ValueText.Show(number is { } known ? FactValue.Of(known) : FactValue.Unknown, cut.Unit, session);
}
