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
    private readonly Option<string?> _out = new("--out") { HelpName = "FILE" };
    private readonly Option<string?> _rejects = new("--rejects") { HelpName = "FILE" };
    private readonly Option<string?> _summary = new("--summary") { HelpName = "FILE" };
    private readonly Option<int> _threads = new("--threads") { HelpName = "N", DefaultValueFactory = _ => 1 };
    private readonly Option<string[]> _include = new("--include") { HelpName = "WHAT", AllowMultipleArgumentsPerToken = true };

    private ScoreCommand() => _include.AcceptOnlyFromAmong("indicators");

    public static Command Create(Session session)
    {
        var options = new ScoreCommand();
        var command = new ToolCommand("score",
            "keyaccount score --mapping portfolio.mapping.json --data data --as-of 2026-06-30 --out results.csv",
            "keyaccount score --mapping m.json --data data --as-of 2026-06-30 --out r.parquet --rejects rejects.csv --summary run.json --include indicators --threads 2");
        options._portfolio.AddTo(command);
        foreach (Option option in (Option[])[options._out, options._rejects, options._summary, options._threads, options._include]) command.Add(option);
        command.SetAction(CommandTree.Action(session, options.Run));
        return command;
    }

    private int Run(ParseResult parsed, Session session, CancellationToken cancellation)
    {
        RequireAll(parsed, session);
        var asOf = _portfolio.AsOf(parsed, session);
        var files = Files(parsed, session);
        var threads = parsed.GetValue(_threads);
        if (threads is < 1 or > 256) throw new UsageException(session.Text("cli.bad-threads", threads.ToString(CultureInfo.InvariantCulture)));
        var scorer = _portfolio.Scorer(parsed, session);
        var mapping = _portfolio.ReadMapping(parsed);
        KeepInputs(files, [.. _portfolio.InputFiles(mapping, parsed)], session);
        var options = new AssessmentOptions(asOf, _portfolio.Window(parsed, session)) { MaxDegreeOfParallelism = threads };

        using var progress = ProgressReporter.Start(session);
        var import = _portfolio.Import(mapping, parsed, session, asOf, progress, cancellation);
        var columns = new ResultColumns(scorer.Policy.Model, session.Language, parsed.GetValue(_include)?.Contains("indicators") == true);
        var facts = new FactRejections();

        // Every file is finished before the first one appears, so that a failure or a cancellation leaves none behind.
        using var results = TableWriter.Create(files.Out, columns.Columns);
        var table = new TableBatch(columns.Columns);
        long done = 0;
        foreach (var batch in scorer.AssessBatches(import.Portfolio.Accounts, options))
        {
            cancellation.ThrowIfCancellationRequested();
            facts.Add(batch.RejectedFacts);
            table.Clear();
            columns.Fill(table, batch);
            results.Append(table);
            progress.Scored(done += batch.Count, import.Portfolio.Accounts.Length);
        }

        using var rejects = files.Rejects is null ? null : RejectsFile.Write(files.Rejects, import, session.Language);
        using var summary = files.Summary is null ? null : RunSummary.Write(files.Summary, import.Report, scorer.Policy, facts);
        results.Finish();
        cancellation.ThrowIfCancellationRequested();
        results.Complete();
        rejects?.Complete();
        summary?.Commit();
        progress.Dispose();
        Report(session, import, facts, files);
        return import.Report.HasRejects || facts.Count > 0 ? ExitCode.Rejects : ExitCode.Fine;
    }

    private void RequireAll(ParseResult parsed, Session session)
    {
        string[] missing = [.. _portfolio.Missing(parsed), .. parsed.GetValue(_out) is null ? [_out.Name] : Array.Empty<string>()];
        if (missing.Length > 0 && missing is not ["--as-of"]) throw new UsageException(session.Text("cli.missing-options", "keyaccount score", string.Join(session.Text("list.separator"), missing)));
        _portfolio.RequireSource(parsed, session);
    }

    private OutputFiles Files(ParseResult parsed, Session session)
    {
        var files = new OutputFiles(parsed.GetValue(_out)!, parsed.GetValue(_rejects), parsed.GetValue(_summary));
        foreach (var (name, path) in files.Named)
        {
            if (name != _summary.Name && !TableWriter.CanWrite(path)) throw new UsageException(session.Text("cli.bad-output", path, name));
            if (Directory.Exists(path)) throw new UsageException(session.Text("cli.is-folder", path, name));
            var other = files.Named.FirstOrDefault(f => f.Name != name && Path.GetFullPath(f.Path) == Path.GetFullPath(path));
            if (other.Path is not null) throw new UsageException(session.Text("cli.same-output", path, name, other.Name));
        }

        return files;
    }

    private static void KeepInputs(OutputFiles files, string[] inputs, Session session)
    {
        var read = inputs.Select(Path.GetFullPath).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, path) in files.Named)
            if (read.Contains(Path.GetFullPath(path))) throw new UsageException(session.Text("cli.overwrites-input", path, name));
    }

    private static void Report(Session session, ImportResult import, FactRejections facts, OutputFiles files)
    {
        static string Number(long number) => number.ToString("#,##0", CultureInfo.InvariantCulture);
        foreach (var source in import.Report.Sources)
        {
            session.Output.WriteLine(session.Text("score.source", source.Name, Number(source.Read), Number(source.Used), Number(source.Rejected)));
            foreach (var (reason, count) in source.Reasons) session.Output.WriteLine($"  {reason}: {Number(count)}");
            foreach (var problem in source.Problems) session.Output.WriteLine("  " + problem.Message(session.Language));
        }

        if (facts.First is { } first)
            session.Output.WriteLine(session.Text("score.facts", Number(facts.Count), first.Fact, first.AccountId, first.Given.ToString(), first.Expected));
        session.Output.WriteLine(session.Text("score.done", Number(import.Portfolio.Accounts.Length), files.Out));
        if (files.Rejects is not null) session.Output.WriteLine(session.Text(import.Report.HasRejects ? "score.rejects" : "score.no-rejects", files.Rejects));
        else if (import.Report.HasRejects) session.Output.WriteLine(session.Text("score.rejects-hint"));
    }

    /// <summary>The files that a run writes.</summary>
    private sealed record OutputFiles(string Out, string? Rejects, string? Summary)
    {
        /// <summary>Those that are named, with their options.</summary>
        public IEnumerable<(string Name, string Path)> Named
        {
            get
            {
                yield return ("--out", Out);
                if (Rejects is not null) yield return ("--rejects", Rejects);
                if (Summary is not null) yield return ("--summary", Summary);
            }
        }
    }
}
