using KeyAccount.Cli.Commands;
using KeyAccount.Rules;

namespace KeyAccount.Cli.Reports;

/// <summary>Words for the states of flags.</summary>
internal static class FlagWords
{
    /// <summary>A severity in the session's language.</summary>
    public static string Severity(Severity severity, Session session) => session.Text(severity switch
    {
        Rules.Severity.Low => "severity.low",
        Rules.Severity.Medium => "severity.medium",
        Rules.Severity.High => "severity.high",
        _ => "severity.critical",
    });
}
