using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using KeyAccount.Cli.Demo;
using KeyAccount.Cli.Reports;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Commands;

/// <summary><c>keyaccount explain</c>: why one account got what it got.</summary>
internal static class ExplainCommand
{
    public static Command Create(Session session)
    {
        var account = new Argument<string>("ACCOUNT");
        var demo = new Option<bool>("--demo");
        var format = new Option<string>("--format") { HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var portfolio = new PortfolioOptions();
        var systems = new SystemOptions();
        var command = new ToolCommand("explain",
            "keyaccount explain CASE-1-INSTRUMENT --demo",
            "keyaccount explain CASE-1-INSTRUMENT --demo --systems kam-stage,opportunity-ranking",
            "keyaccount explain ACME --mapping portfolio.mapping.json --data data --as-of 2026-06-30 --format json")
        {
            account, demo, format,
        };
        portfolio.AddTo(command);
        systems.AddTo(command);
        command.SetAction(CommandTree.Action(session, (parsed, s, cancellation) =>
        {
            var isDemo = parsed.GetValue(demo);
            if (isDemo && portfolio.IsGiven(parsed)) throw new UsageException(s.Text("cli.both-sources"));
            if (!isDemo) portfolio.RequireSource(parsed, s);
            var asOf = portfolio.AsOf(parsed, s, isDemo ? DemoPortfolio.AsOf : null);
            var main = portfolio.Scorer(parsed, s);
            var scorer = main.WithSystems(systems.Read(parsed, main.Policy, s));
            var accounts = isDemo ? DemoPortfolio.Create() : portfolio.Import(portfolio.ReadMapping(parsed), parsed, s, asOf, progress: null, cancellation).Portfolio.Accounts;
            var found = Find(accounts, parsed.GetRequiredValue(account), s);
            var assessment = scorer.Assess(found, new AssessmentOptions(asOf, portfolio.Window(parsed, s)));
            if (parsed.GetValue(format) == "json") s.Output.WriteLine(ExplanationJson.Write(assessment, asOf, s.Language));
            else new ExplanationReport(s).Write(assessment);
            return ExitCode.Fine;
        }));
        return command;
    }

    /// <summary>The account of this id, or, when only one has it, of this name.</summary>
    private static Account Find(ImmutableArray<Account> accounts, string wanted, Session session)
    {
        if (accounts.FirstOrDefault(a => a.Id == wanted) is { } exact) return exact;
        var similar = accounts.Where(a => string.Equals(a.Id, wanted, StringComparison.OrdinalIgnoreCase) || string.Equals(a.Name, wanted, StringComparison.OrdinalIgnoreCase)).ToArray();
        if (similar.Length == 1) return similar[0];
        if (similar.Length == 0) similar = [.. accounts.Where(a => a.Id.StartsWith(wanted, StringComparison.OrdinalIgnoreCase) || a.Name?.Contains(wanted, StringComparison.OrdinalIgnoreCase) == true)];
        var nearest = similar.Length > 0
            ? string.Join("', '", similar.Take(5).Select(a => a.Id))
            : Spelling.Nearest(wanted, accounts.Select(a => a.Id).Concat(accounts.Select(a => a.Name).OfType<string>()));
        var hint = nearest is null ? "" : session.Text("cli.did-you-mean", nearest);
        throw new UsageException(session.Text("cli.no-account", wanted, accounts.Length.ToString(CultureInfo.InvariantCulture), hint).TrimEnd());
    }
}
