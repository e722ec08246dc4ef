using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using KeyAccount.Rules.Testing;

namespace KeyAccount.Cli.Reports;

/// <summary>Writes what came of policy tests in the form that build servers read. Times are not given: results never depend on a clock.</summary>
internal static class JUnit
{
    public static string Write(ImmutableArray<PolicyTestReport> reports)
    {
        var root = new XElement("testsuites",
            new XAttribute("tests", reports.Sum(r => r.Results.Length + r.Coverage.Stale.Length)),
            new XAttribute("failures", reports.Sum(r => r.Failed + r.Coverage.Stale.Length)),
            reports.Select(Suite));
        return new XDeclaration("1.0", "utf-8", null) + "\n" + root.ToString().ReplaceLineEndings("\n") + "\n";
    }

    private static XElement Suite(PolicyTestReport report)
    {
        var (policy, stale) = (report.Suite.Policy.Model.Name, report.Coverage.Stale);
        return new XElement("testsuite",
            new XAttribute("name", policy),
            new XAttribute("tests", report.Results.Length + stale.Length),
            new XAttribute("failures", report.Failed + stale.Length),
            report.Results.Select(r => Case(policy, r.Test.Name, r.Passed ? null : Text(report.Suite, r))),
            stale.Select(s => Case(policy, "uncovered: " + s.What, $"{s.What} is reached, or is nothing that counts: {s.Why}")));
    }

    private static XElement Case(string policy, string name, string? failure) => new("testcase",
        new XAttribute("classname", policy),
        new XAttribute("name", Clean(name)),
        failure is null ? null : new XElement("failure", new XAttribute("message", Clean(failure.Split('\n')[0])), Clean(failure)));

    private static string Text(PolicyTestSuite suite, PolicyTestResult result) => string.Join('\n', result.Differences.SelectMany(d => d.Evidence
        .Select(e => $"  {e.Name} = {e.Value}")
        .Prepend(string.Create(CultureInfo.InvariantCulture, $"{d.Subject}: expected {d.Expected}, found {d.Found} ({suite.Source.Name}:{d.Position.Line})"))));

    /// <summary>XML has no place for some control characters.</summary>
    private static string Clean(string text) => string.Concat(text.Select(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c) ? c : '\uFFFD'));
}
