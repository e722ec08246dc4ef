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
        var accounts = DemoPortfolio.Create();
        var options = new AssessmentOptions(DemoPortfolio.AsOf);
        var batch = AccountScorer.BuiltIn.WithSystems(DemoSystems.Asked).AssessBatch(accounts, options);
        cancellation.ThrowIfCancellationRequested();
        var explained = AccountScorer.BuiltIn.Assess(accounts.First(a => a.Id == DemoIds.ChampionLeft), options);
        new DemoReport(session, batch, explained, DemoPortfolio.AsOf).Write();
        return ExitCode.Fine;
    }
}
