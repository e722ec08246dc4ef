using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using KeyAccount.Cli.Export;
using KeyAccount.Cli.Reports;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Commands;

/// <summary><c>keyaccount score</c>: reads a portfolio by a mapping, or facts from tables, grades it, and writes the results.</summary>
internal sealed class ScoreCommand
{
    private readonly PortfolioOptions _portfolio = new();
    private readonly FactOptions _facts = new();
    private readonly PeopleOptions _people = new();
    private readonly SystemOptions _systems;
    private readonly Option<string?> _out = new("--out") { HelpName = "FILE" };
    private readonly Option<string?> _rejects = new("--rejects") { HelpName = "FILE" };
    private readonly Option<string?> _summary = new("--summary") { HelpName = "FILE" };
    private readonly Option<int> _threads = new("--threads") { HelpName = "N", DefaultValueFactory = _ => 1 };
    private readonly Option<string[]> _include = new("--include") { HelpName = "WHAT", AllowMultipleArgumentsPerToken = true };

    private ScoreCommand()
    {
        _systems = new SystemOptions(_people);
        _include.AcceptOnlyFromAmong("indicators");
    }

    public static Command Create(Session session)
    {
        var options = new ScoreCommand();
        var command = new ToolCommand("score",
            "keyaccount score --mapping portfolio.mapping.json --data data --as-of 2026-06-30 --out results.csv",
            "keyaccount score --mapping m.json --data data --as-of 2026-06-30 --out r.parquet --rejects rejects.csv --summary run.json --include indicators --threads 2",
            "keyaccount score --mapping m.json --data data --as-of 2026-06-30 --out r.csv --systems volume-profit,upgrade-ladder,opportunity-ranking",
            "keyaccount score --mapping m.json --data data --as-of 2026-06-30 --out r.csv --systems group-buying,account-manager --people data/people.json",
            "keyaccount score --facts accounts.parquet --id customer_key --policy my.policy.json --out decisions.parquet");
        options._portfolio.AddTo(command);
        options._facts.AddTo(command);
        options._systems.AddTo(command);
        options._people.AddTo(command);
        foreach (Option option in (Option[])[options._out, options._rejects, options._summary, options._threads, options._include]) command.Add(option);
        command.SetAction(CommandTree.Action(session, options.Run));
        return command;
    }

    private int Run(ParseResult parsed, Session session, CancellationToken cancellation)
    {
        if (_facts.AreGiven(parsed)) return RunFacts(parsed, session, cancellation);
        RequireAll(parsed, session);
        _facts.RequireNone(parsed, session);
        var asOf = _portfolio.AsOf(parsed, session);
        var main = _portfolio.Scorer(parsed, session);
        var systems = _systems.Read(parsed, main.Policy, session);
        var scorer = main.WithSystems(systems.Where(WholeSystems.IsPart));
        var files = Files(parsed, session, systems);
        var threads = Threads(parsed, session);
        var mapping = _portfolio.ReadMapping(parsed);
        files.Keep(_portfolio.InputFiles(mapping, parsed).Concat(_systems.Files(parsed)).Concat(_people.Files(parsed)), session);
        var options = new AssessmentOptions(asOf, _portfolio.Window(parsed, session)) { MaxDegreeOfParallelism = threads };

        var people = _people.Read(parsed, systems);
        using var progress = ProgressReporter.Start(session);
        var import = _portfolio.Import(mapping, parsed, session, asOf, progress, cancellation).With(people);
        var columns = new ResultColumns(scorer.Policy.Model, session.Language, parsed.GetValue(_include)?.Contains("indicators") == true, [.. systems.Where(s => s.Subject == SystemSubject.Account)]);
        var facts = new FactRejections();
        var errors = new RowErrors();

        // Every file is finished before the first one appears, so that a failure or a cancellation leaves none behind.
        using var results = TableWriter.Create(files.Out, columns.Columns);
        using var subjects = new SubjectFiles(files, systems, session.Language);
        var table = new TableBatch(columns.Columns);
        long done = 0;
        foreach (var batch in scorer.AssessBatches(import.Portfolio.Accounts, options))
        {
            cancellation.ThrowIfCancellationRequested();
            facts.Add([.. batch.RejectedFacts.Concat(Rejected(batch.Systems)).Distinct()]);
            table.Clear();
            columns.Fill(table, batch);
            errors.Add(table);
            results.Append(table);
            subjects.Append(batch.Systems, errors);
            progress.Scored(done += batch.Count, import.Portfolio.Accounts.Length);
        }

        var whole = new WholeSystems(systems).Ask(import.Portfolio.Accounts, options.Window, main.StageProbabilities, people?.People ?? []);
        facts.Add([.. Rejected(whole)]);
        subjects.Append(whole, errors);

        using var rejects = files.Rejects is null ? null : RejectsFile.Write(files.Rejects, import, session.Language);
        using var summary = files.Summary is null ? null : RunSummary.Write(files.Summary, import.Report, scorer.Policy, facts, errors, systems);
        results.Finish();
        subjects.Finish();
        rejects?.Finish();
        cancellation.ThrowIfCancellationRequested();
        results.Complete();
        subjects.Complete();
        rejects?.Complete();
        summary?.Commit();
        progress.Dispose();
        if (people is not null) new PeopleReport(session).Write(people);
        return new ScoreReport(session, files).Write(import.Report.Sources, import.Portfolio.Accounts.Length, facts, errors, subjects.Written);
    }

    private int RunFacts(ParseResult parsed, Session session, CancellationToken cancellation)
    {
        if (parsed.GetValue(_out) is null) throw new UsageException(session.Text("cli.facts-need-out", _out.Name));
        _systems.RefuseWhole(parsed, session);
        string[] apart = [.. _portfolio.WithoutFacts(parsed), .. _systems.Given(parsed), .. _people.Given(parsed), .. parsed.GetValue(_include)?.Length > 0 ? [_include.Name] : Array.Empty<string>()];
        if (apart.Length > 0) throw new UsageException(session.Text("cli.facts-alone", string.Join(session.Text("list.separator"), apart)));
        var files = Files(parsed, session, []);
        var threads = Threads(parsed, session);
        var tables = _facts.Files(parsed, session);
        var policy = _portfolio.Scorer(parsed, session).Policy;
        files.Keep([.. tables, .. _portfolio.PolicyFile(parsed)], session);
        return new FactRun(session, policy, files, threads, cancellation).Score(tables, _facts.IdColumn(parsed));
    }

    private void RequireAll(ParseResult parsed, Session session)
    {
        string[] missing = [.. _portfolio.Missing(parsed), .. parsed.GetValue(_out) is null ? [_out.Name] : Array.Empty<string>()];
        if (missing.Length > 0 && missing is not ["--as-of"]) throw new UsageException(session.Text("cli.missing-options", "keyaccount score", string.Join(session.Text("list.separator"), missing)));
        _portfolio.RequireSource(parsed, session);
    }

    private OutputFiles Files(ParseResult parsed, Session session, ImmutableArray<AccountSystem> systems)
    {
        var files = new OutputFiles(parsed.GetValue(_out)!, parsed.GetValue(_rejects), parsed.GetValue(_summary))
        {
            Subjects = [.. systems.Select(s => s.Subject).Where(s => s != SystemSubject.Account).Distinct().Order()],
        };
        files.Check(session);
        return files;
    }

    private static IEnumerable<FactRejection> Rejected(ImmutableArray<SystemBatch> answers) => answers.SelectMany(a => a.RejectedFacts).Distinct();

    private int Threads(ParseResult parsed, Session session) => parsed.GetValue(_threads) is >= 1 and <= 256 and var threads
        ? threads
        : throw new UsageException(session.Text("cli.bad-threads", parsed.GetValue(_threads).ToString(CultureInfo.InvariantCulture)));
}
