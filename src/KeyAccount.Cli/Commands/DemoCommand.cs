using System.CommandLine;
using KeyAccount.Cli.Demo;
using KeyAccount.Cli.Reports;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Commands;

/// <summary><c>keyaccount demo</c>: grades the embedded sample portfolio.</summary>
internal static class DemoCommand
{
    public static Command Create(Session session)
    {
        var command = new ToolCommand("demo", "keyaccount demo", "keyaccount demo --lang zh-Hans");
        command.SetAction(CommandTree.Action(session, (_, s, cancellation) => Run(s, cancellation)));
        return command;
    }

    private static int Run(Session session, CancellationToken cancellation)
    {
        var scorer = AccountScorer.BuiltIn;
        var batch = scorer.AssessBatch(DemoPortfolio.Create(), new AssessmentOptions(DemoPortfolio.AsOf));
        cancellation.ThrowIfCancellationRequested();
        new DemoReport(session, batch, DemoPortfolio.AsOf).Write();
        return ExitCode.Fine;
    }
}
