using System.CommandLine;
using KeyAccount.Cli.Reports;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Commands;

/// <summary><c>keyaccount explain</c>: why one account got what it got.</summary>
internal static class ExplainCommand
{
    public static Command Create(Session session)
    {
        var account = new Argument<string>("ACCOUNT");
        var format = new Option<string>("--format") { HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var accounts = new AccountOptions();
        var systems = new SystemOptions();
        var command = new ToolCommand("explain",
            "keyaccount explain CASE-1-INSTRUMENT --demo",
            "keyaccount explain CASE-1-INSTRUMENT --demo --systems kam-stage,opportunity-ranking",
            "keyaccount explain ACME --mapping portfolio.mapping.json --data data --as-of 2026-06-30 --format json")
        {
            account, format,
        };
        accounts.AddTo(command);
        systems.AddTo(command);
        command.SetAction(CommandTree.Action(session, (parsed, s, cancellation) =>
        {
            var asOf = accounts.AsOf(parsed, s);
            var main = accounts.Portfolio.Scorer(parsed, s);
            var scorer = main.WithSystems(systems.Read(parsed, main.Policy, s));
            var found = accounts.Find(parsed, parsed.GetRequiredValue(account), asOf, s, cancellation);
            var assessment = scorer.Assess(found, new AssessmentOptions(asOf, accounts.Portfolio.Window(parsed, s)));
            if (parsed.GetValue(format) == "json") s.Output.WriteLine(ExplanationJson.Write(assessment, asOf, s.Language));
            else new ExplanationReport(s).Write(assessment);
            return ExitCode.Fine;
        }));
        return command;
    }
}
