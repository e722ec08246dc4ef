using System.Collections.Immutable;
using KeyAccount.Cli.Export;
using KeyAccount.Cli.Reports;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Commands;

/// <summary>The files that a run of <c>score</c> writes.</summary>
internal sealed record OutputFiles(string Out, string? Rejects, string? Summary)
{
    /// <summary>The subjects other than accounts whose results are written, each beside <see cref="Out"/>.</summary>
    public ImmutableArray<SystemSubject> Subjects { get; init; } = [];

    /// <summary>All of them, with the options that ask for them.</summary>
    public IEnumerable<(string Name, string Path)> Named
    {
        get
        {
            yield return ("--out", Out);
            if (Rejects is not null) yield return ("--rejects", Rejects);
            if (Summary is not null) yield return ("--summary", Summary);
            foreach (var subject in Subjects) yield return ("--systems", SubjectResults.PathBeside(Out, subject));
        }
    }

    /// <summary>Complains about a file that cannot be written: another format, a folder, or the same as another one.</summary>
    public void Check(Session session)
    {
        foreach (var (name, path) in Named)
        {
            if (name != "--summary" && !TableWriter.CanWrite(path)) throw new UsageException(session.Text("cli.bad-output", path, name));
            if (Directory.Exists(path)) throw new UsageException(session.Text("cli.is-folder", path, name));
            var other = Named.FirstOrDefault(f => f.Name != name && Path.GetFullPath(f.Path) == Path.GetFullPath(path));
            if (other.Path is not null) throw new UsageException(session.Text("cli.same-output", path, name, other.Name));
        }
    }

    /// <summary>Complains when a file would replace one that the run reads.</summary>
    public void Keep(IEnumerable<string> inputs, Session session)
    {
        var read = inputs.Select(Path.GetFullPath).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, path) in Named)
            if (read.Contains(Path.GetFullPath(path))) throw new UsageException(session.Text("cli.overwrites-input", path, name));
    }
}
