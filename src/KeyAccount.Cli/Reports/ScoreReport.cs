using System.Globalization;
using KeyAccount.Cli.Commands;
using KeyAccount.Cli.Import;

namespace KeyAccount.Cli.Reports;

/// <summary>Says at the end of a run what became of every row, and where the results are.</summary>
internal sealed class ScoreReport(Session session, OutputFiles files)
{
    /// <summary>Writes the report; returns the exit code that it calls for.</summary>
    public int Write(IReadOnlyCollection<SourceReport> sources, long accounts, FactRejections facts, RowErrors errors, IEnumerable<SubjectResults> subjects)
    {
        WriteSources(session, sources, facts);
        if (errors.First is { } first) session.Output.WriteLine(session.Text("score.errors", Number(errors.Count), first.Account, first.Column, first.Message));
        session.Output.WriteLine(session.Text("score.done", Number(accounts), files.Out));
        foreach (var written in subjects)
            session.Output.WriteLine(session.Text("score.subjects", Number(written.Count), session.Text("subject." + written.Subject.ToString().ToLowerInvariant()), written.Path));
        var hasRejects = sources.Any(s => s.Rejected > 0 || s.Problems.Length > 0);
        if (files.Rejects is not null) session.Output.WriteLine(session.Text(hasRejects ? "score.rejects" : "score.no-rejects", files.Rejects));
        else if (hasRejects) session.Output.WriteLine(session.Text("score.rejects-hint"));
        return hasRejects || facts.Count > 0 || errors.Count > 0 ? ExitCode.Rejects : ExitCode.Fine;
    }

    /// <summary>Says what became of the rows of every source, and of the facts that were given.</summary>
    public static void WriteSources(Session session, IReadOnlyCollection<SourceReport> sources, FactRejections facts)
    {
        WriteSources(session, sources);
        if (facts.First is { } first)
            session.Output.WriteLine(session.Text("score.facts", Number(facts.Count), first.Fact, first.AccountId, first.Given.ToString(), first.Expected));
    }

    /// <summary>Says what became of the rows of every source.</summary>
    public static void WriteSources(Session session, IReadOnlyCollection<SourceReport> sources)
    {
        foreach (var source in sources)
        {
            session.Output.WriteLine(session.Text("score.source", source.Name, Number(source.Read), Number(source.Used), Number(source.Rejected)));
            foreach (var (reason, count) in source.Reasons) session.Output.WriteLine($"  {reason}: {Number(count)}");
            foreach (var problem in source.Problems) session.Output.WriteLine("  " + problem.Message(session.Language));
        }
    }

    /// <summary>A whole number with thousands separators.</summary>
    public static string Number(long number) => number.ToString("#,##0", CultureInfo.InvariantCulture);
}
