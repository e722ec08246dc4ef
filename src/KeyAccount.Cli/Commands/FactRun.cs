using DuckDB.NET.Data;
using KeyAccount.Cli.Export;
using KeyAccount.Cli.Facts;
using KeyAccount.Cli.Import;
using KeyAccount.Cli.Reports;
using KeyAccount.Rules;

namespace KeyAccount.Cli.Commands;

/// <summary>One run of <c>score --facts</c>: checks all files before it reads the first row, and writes all results or none.</summary>
internal sealed class FactRun(Session session, CompiledPolicy policy, OutputFiles files, int threads, CancellationToken cancellation)
{
    /// <summary>Scores the files; returns the exit code.</summary>
    /// <exception cref="UsageException">A file cannot be read, or does not fit the policy; nothing was written.</exception>
    public int Score(IReadOnlyList<string> tables, string idColumn)
    {
        cancellation.ThrowIfCancellationRequested();
        using var progress = ProgressReporter.Start(session);
        using var connection = Open();
        var bindings = Bind(connection, tables, idColumn);
        Warn(bindings);

        // Every file is finished before the first one appears, so that a failure or a cancellation leaves none behind.
        using var results = TableWriter.Create(files.Out, new ResultColumns(policy.Model, session.Language, withIndicators: false).Columns);
        using var rejects = files.Rejects is null ? null : RejectsFile.Begin(files.Rejects);
        var scoring = new FactScoring(policy, session.Language, threads, results, rejects);
        var total = bindings.Sum(b => b.File.Rows);
        var sources = bindings.Select(b => scoring.Score(connection, b, done => progress.Scored(done, total), cancellation)).ToArray();
        using var summary = files.Summary is null ? null : RunSummary.Write(files.Summary, json => FactReportJson.Write(json, sources, bindings), policy, scoring.Facts, scoring.Errors, []);
        results.Finish();
        rejects?.Finish();
        cancellation.ThrowIfCancellationRequested();
        results.Complete();
        rejects?.Complete();
        summary?.Commit();
        progress.Dispose();
        var code = new ScoreReport(session, files).Write(sources, scoring.Decided, scoring.Facts, scoring.Errors, []);
        string[] ignored = [.. bindings.SelectMany(b => b.Ignored).Distinct(StringComparer.Ordinal)];
        if (ignored.Length > 0) session.Output.WriteLine(session.Text("facts.ignored", string.Join(session.Text("list.separator"), ignored)));
        return code;
    }

    /// <summary>DuckDB with hardly a store of rows read ahead: what it has read ahead when it meets damage is lost.</summary>
    private static DuckDBConnection Open()
    {
        var connection = Duck.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SET streaming_buffer_size = '1KB'";
        command.ExecuteNonQuery();
        return connection;
    }

    private FactBinding[] Bind(DuckDBConnection connection, IReadOnlyList<string> tables, string idColumn)
    {
        var bindings = new List<FactBinding>();
        var mistakes = new List<string>();
        foreach (var table in tables)
        {
            try
            {
                var binding = new FactBinding(FactFile.Open(connection, table), policy.Model.Inputs, idColumn);
                bindings.Add(binding);
                mistakes.AddRange(binding.Mistakes.Select(Show));
            }
            catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
            {
                mistakes.Add(session.Text("facts.unreadable", table, exception.Message));
            }
        }

        return mistakes.Count == 0 ? [.. bindings] : throw new UsageException([.. mistakes]);
    }

    private string Show(FactMistake mistake) => mistake.Code switch
    {
        "facts.bad-type" => session.Text(mistake.Code, mistake.File, mistake.Column, mistake.Found, session.Text(mistake.Expected)),
        "facts.no-id" => session.Text(mistake.Code, mistake.File, mistake.Column, Hint(mistake.Found)).TrimEnd(),
        _ => session.Text(mistake.Code, mistake.File, mistake.Column, mistake.Found),
    };

    /// <summary>Says once which inputs will be unknown everywhere: per group of files that lack the same ones.</summary>
    private void Warn(FactBinding[] bindings)
    {
        var separator = session.Text("list.separator");
        foreach (var group in bindings.Where(b => b.Missing.Length > 0).GroupBy(b => string.Join('\n', b.Missing.Select(m => m.Name)), StringComparer.Ordinal))
        {
            var first = group.First();
            var hints = first.Missing.Where(m => m.Similar is not null).Select(m => session.Text("facts.similar", m.Name, m.Similar!));
            var inFiles = group.Count() == 1 ? first.File.Path : session.Text("facts.and-more", first.File.Path, ScoreReport.Number(group.Count() - 1));
            session.Error.WriteLine(session.Text("facts.missing", inFiles, string.Join(separator, first.Missing.Select(m => m.Name)), string.Join(' ', hints)).TrimEnd());
        }
    }

    private string Hint(string similar) => similar.Length == 0 ? "" : session.Text("cli.did-you-mean", similar);
}
