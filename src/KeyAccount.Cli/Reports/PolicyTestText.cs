using System.Collections.Immutable;
using System.Globalization;
using KeyAccount.Cli.Commands;
using KeyAccount.Rules.Testing;

namespace KeyAccount.Cli.Reports;

/// <summary>Writes what came of policy tests for people: a line for each policy, then every difference with the facts it rests on.</summary>
internal sealed class PolicyTestText(Session session, bool showsCoverage)
{
    public void Write(ImmutableArray<PolicyTestReport> reports)
    {
        foreach (var report in reports) Write(report);
        if (reports.Length == 1) return;
        var failed = reports.Sum(r => r.Failed);
        session.Output.WriteLine(session.Text("tests.total", Number(reports.Length), Number(reports.Sum(r => r.Results.Length) - failed), Number(failed), Share(reports.Sum(r => r.Coverage.Reached), reports.Sum(r => r.Coverage.Items.Length))));
    }

    private void Write(PolicyTestReport report)
    {
        var coverage = report.Coverage;
        var passed = report.Results.Length - report.Failed;
        session.Output.WriteLine(session.Text(report.Succeeded ? "tests.passed" : "tests.failed", report.Suite.Source.Name, Number(passed), Number(report.Failed), Share(coverage.Reached, coverage.Items.Length)));
        foreach (var result in report.Results.Where(r => !r.Passed)) Write(report.Suite, result);
        foreach (var stale in coverage.Stale) session.Output.WriteLine("  " + session.Text("tests.stale", stale.What));
        if (showsCoverage) WriteCoverage(report);
    }

    private void Write(PolicyTestSuite suite, PolicyTestResult result)
    {
        session.Output.WriteLine("  " + session.Text("tests.difference-in", result.Test.Name, Number(suite.Source.GetPosition(result.Test.Span.Start).Line)));
        foreach (var difference in result.Differences)
        {
            session.Output.WriteLine("    " + session.Text("tests.difference", difference.Subject, difference.Expected, difference.Found));
            foreach (var evidence in difference.Evidence) session.Output.WriteLine($"      {evidence.Name} = {evidence.Value}");
        }
    }

    private void WriteCoverage(PolicyTestReport report)
    {
        foreach (var kind in report.Coverage.Items.GroupBy(i => i.Kind).OrderBy(g => g.Key))
            session.Output.WriteLine($"  {session.Text("tests.kind." + kind.Key)}: {Share(kind.Count(i => i.IsReached), kind.Count())}");
        foreach (var missed in report.Coverage.Missed) session.Output.WriteLine("  " + session.Text("tests.missed", missed.ToString()));
        foreach (var excused in report.Suite.Uncovered.Except(report.Coverage.Stale)) session.Output.WriteLine("  " + session.Text("tests.excused", excused.What, excused.Why));
    }

    private static string Share(int part, int whole) =>
        whole == 0 ? "0/0" : string.Create(CultureInfo.InvariantCulture, $"{part}/{whole} ({Math.Floor(100.0 * part / whole)} %)");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
