using System.CommandLine;
using System.Globalization;
using KeyAccount.Cli.Export;
using KeyAccount.Cli.Import;
using KeyAccount.Cli.Reports;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Commands;

/// <summary><c>keyaccount score</c>: reads a portfolio by a mapping, grades it, and writes the results.</summary>
internal sealed class ScoreCommand
{
    private readonly PortfolioOptions _portfolio = new();
    private readonly Option<string> _out = new("--out") { Description = "The results: .csv, .jsonl, .ndjson (also .gz) or .parquet.", HelpName = "FILE", Required = true };
    private readonly Option<string?> _rejects = new("--rejects") { Description = "The rejected rows with source, line and reason; the same formats.", HelpName = "FILE" };
    private readonly Option<string?> _summary = new("--summary") { Description = "What became of every row, and totals, as JSON.", HelpName = "FILE" };
    private readonly Option<int> _threads = new("--threads") { Description = "Threads to score with; the results do not depend on it.", HelpName = "N", DefaultValueFactory = _ => 1 };
    private readonly Option<string[]> _include = new("--include") { Description = "Further columns: indicators.", AllowMultipleArgumentsPerToken = true };

    private ScoreCommand() => _include.AcceptOnlyFromAmong("indicators");

    public static Command Create(Session session)
    {
        var options = new ScoreCommand();
        var command = new Command("score", "Grades a portfolio: reads it by a mapping file, writes one row per account.\n\nExamples:\n" +
            "  keyaccount score --mapping portfolio.mapping.json --data data --as-of 2026-06-30 --out results.csv\n" +
            "  keyaccount score --mapping m.json --data data --as-of 2026-06-30 --out r.parquet --rejects rejects.csv --summary run.json --include indicators --threads 2");
        options._portfolio.AddTo(command);
        foreach (Option option in (Option[])[options._out, options._rejects, options._summary, options._threads, options._include]) command.Add(option);
        command.SetAction(CommandTree.Action(session, options.Run));
        return command;
    }

    private int Run(ParseResult parsed, Session session, CancellationToken cancellation)
    {
        var asOf = _portfolio.AsOf(parsed, session);
        var files = Files(parsed, session);
        var threads = parsed.GetValue(_threads);
        if (threads is < 1 or > 256) throw new UsageException(session.Text("cli.bad-threads", threads.ToString(CultureInfo.InvariantCulture)));
        var scorer = _portfolio.Scorer(parsed);
        var options = new AssessmentOptions(asOf, _portfolio.Window(parsed, session)) { MaxDegreeOfParallelism = threads };

        using var progress = ProgressReporter.Start(session);
        var import = _portfolio.Import(parsed, session, asOf, progress, cancellation);
        var columns = new ResultColumns(scorer.Policy.Model, session.Language, parsed.GetValue(_include)?.Contains("indicators") == true);
        var facts = new FactRejections();

        // Every file is finished before the first one appears, so that a failure or a cancellation leaves none behind.
        using var results = TableWriter.Create(files.Out, columns.Columns);
        long done = 0;
        foreach (var batch in scorer.AssessBatches(import.Portfolio.Accounts, options))
        {
            cancellation.ThrowIfCancellationRequested();
            facts.Add(batch.RejectedFacts);
            foreach (var assessment in batch) results.Append(columns.Row(assessment));
            progress.Scored(done += batch.Count, import.Portfolio.Accounts.Length);
        }

        using var rejects = files.Rejects is null ? null : RejectsFile.Write(files.Rejects, import, session.Language);
        using var summary = files.Summary is null ? null : RunSummary.Write(files.Summary, import.Report, scorer.Policy, facts);
        cancellation.ThrowIfCancellationRequested();
        results.Complete();
        rejects?.Complete();
        summary?.Commit();
        progress.Dispose();
        Report(session, import, facts, files);
        return import.Report.HasRejects || facts.Count > 0 ? ExitCode.Rejects : ExitCode.Fine;
    }

    private (string Out, string? Rejects, string? Summary) Files(ParseResult parsed, Session session)
    {
        var (output, rejects, summary) = (parsed.GetRequiredValue(_out), parsed.GetValue(_rejects), parsed.GetValue(_summary));
        if (!TableWriter.CanWrite(output)) throw new UsageException(session.Text("cli.bad-output", output, "--out"));
        if (rejects is not null && !TableWriter.CanWrite(rejects)) throw new UsageException(session.Text("cli.bad-output", rejects, "--rejects"));
        (string Name, string? File)[] named = [("--out", output), ("--rejects", rejects), ("--summary", summary)];
        for (var i = 0; i < named.Length; i++)
        {
            for (var j = i + 1; j < named.Length; j++)
            {
                if (named[i].File is { } a && named[j].File is { } b && Path.GetFullPath(a) == Path.GetFullPath(b))
                    throw new UsageException(session.Text("cli.same-output", a, named[i].Name, named[j].Name));
            }
        }

        return (output, rejects, summary);
    }

    private static void Report(Session session, ImportResult import, FactRejections facts, (string Out, string? Rejects, string? Summary) files)
    {
        static string Number(long number) => number.ToString("#,##0", CultureInfo.InvariantCulture);
        foreach (var source in import.Report.Sources)
        {
            session.Output.WriteLine(session.Text("score.source", source.Name, Number(source.Read), Number(source.Used), Number(source.Rejected)));
            foreach (var (reason, count) in source.Reasons) session.Output.WriteLine(session.Text("score.reason", reason, Number(count)));
            foreach (var problem in source.Problems) session.Output.WriteLine(session.Text("score.problem", problem.Message(session.Language)));
        }

        if (facts.First is { } first)
            session.Output.WriteLine(session.Text("score.facts", Number(facts.Count), first.Fact, first.AccountId, first.Given.ToString(), first.Expected));
        session.Output.WriteLine(session.Text("score.done", Number(import.Portfolio.Accounts.Length), files.Out));
        if (files.Rejects is not null) session.Output.WriteLine(session.Text("score.rejects", files.Rejects));
        else if (import.Report.HasRejects) session.Output.WriteLine(session.Text("score.rejects-hint"));
    }
}
