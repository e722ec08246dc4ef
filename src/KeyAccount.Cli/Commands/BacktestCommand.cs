using System.CommandLine;
using System.Globalization;
using KeyAccount.Cli.Backtest;
using KeyAccount.Cli.Demo;
using KeyAccount.Cli.Reports;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Commands;

/// <summary><c>keyaccount backtest</c>: what a policy would have said of past deals when they were opened, against how they ended.</summary>
internal sealed class BacktestCommand
{
    private readonly PortfolioOptions _portfolio = new();
    private readonly Option<bool> _demo = new("--demo");
    private readonly Option<string?> _system = new("--system") { HelpName = "SYSTEM" };
    private readonly Option<string?> _from = new("--from") { HelpName = "DATE" };
    private readonly Option<string> _format = new("--format") { HelpName = "FORMAT", DefaultValueFactory = _ => "text" };

    private BacktestCommand() => _format.AcceptOnlyFromAmong("text", "json");

    public static Command Create(Session session)
    {
        var options = new BacktestCommand();
        var command = new ToolCommand("backtest",
            "keyaccount backtest --demo",
            "keyaccount backtest --mapping portfolio.mapping.json --data data --as-of 2026-06-30",
            "keyaccount backtest --mapping m.json --data data --as-of 2026-06-30 --from 2025-07-01 --system opportunity-ranking --format json");
        options._portfolio.AddTo(command);
        foreach (Option option in (Option[])[options._demo, options._system, options._from, options._format]) command.Add(option);
        command.SetAction(CommandTree.Action(session, options.Run));
        return command;
    }

    private int Run(ParseResult parsed, Session session, CancellationToken cancellation)
    {
        var isDemo = parsed.GetValue(_demo);
        if (isDemo && _portfolio.IsGiven(parsed)) throw new UsageException(session.Text("cli.both-sources"));
        if (!isDemo) _portfolio.RequireSource(parsed, session);
        if (parsed.GetValue(_system) is not null && _portfolio.PolicyFile(parsed).Any()) throw new UsageException(session.Text("backtest.one-policy"));
        var asOf = _portfolio.AsOf(parsed, session, isDemo ? DemoPortfolio.AsOf : null);
        var from = From(parsed, session);
        var tester = new Backtester(_portfolio.Scorer(parsed, session), System(parsed, session), _portfolio.Window(parsed, session), session.Language);
        var import = isDemo ? null : _portfolio.Import(_portfolio.ReadMapping(parsed), parsed, session, asOf, progress: null, cancellation);
        var outcomes = DealOutcomes.Of(import?.Portfolio.Accounts ?? DemoPortfolio.Create(), asOf, from);
        if (outcomes.All is { Won: 0 } or { Lost: 0 }) throw new UsageException(OneSided(outcomes, session));
        var report = tester.Run(outcomes, cancellation);
        var sources = import?.Report.Sources ?? [];
        if (parsed.GetValue(_format) == "json") session.Output.WriteLine(BacktestJson.Write(report, sources, asOf));
        else new BacktestText(session).Write(report, sources);
        return import?.Report.HasRejects == true ? ExitCode.Rejects : ExitCode.Fine;
    }

    private static string OneSided(DealOutcomes outcomes, Session session)
    {
        var leftOut = outcomes.LeftOut.Select(r => session.Text("backtest.left-out", ValueText.Whole(r.Value), session.Text(r.Key)));
        var why = outcomes.LeftOut.Count == 0 ? session.Text("backtest.none-left-out") : string.Join(session.Text("list.separator"), leftOut);
        return session.Text("backtest.one-sided", ValueText.Whole(outcomes.All.Won), ValueText.Whole(outcomes.All.Lost), why);
    }

    private AccountSystem? System(ParseResult parsed, Session session)
    {
        if (parsed.GetValue(_system) is not { } word) return null;
        var system = SystemOptions.IsFile(word) ? SystemOptions.FromFile(word, _system.Name, session) : SystemsCommand.Find(word, session);
        return system.Subject is SystemSubject.Account or SystemSubject.Opportunity ? system : throw new UsageException(session.Text("backtest.no-deal", system.Id));
    }

    private DateOnly? From(ParseResult parsed, Session session)
    {
        if (parsed.GetValue(_from) is not { } text) return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new UsageException(session.Text("cli.bad-date", text, _from.Name));
    }
}
