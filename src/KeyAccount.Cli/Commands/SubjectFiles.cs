using System.Collections.Immutable;
using KeyAccount.Cli.Reports;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Commands;

/// <summary>The results files of subjects other than accounts that a run writes beside the accounts' one. Not thread-safe.</summary>
internal sealed class SubjectFiles : IDisposable
{
    private readonly List<SubjectResults> _files = [];

    /// <summary>Begins a file per subject.</summary>
    /// <param name="outputs">The files of the run.</param>
    /// <param name="systems">The systems that are asked.</param>
    /// <param name="language">The language of errors.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public SubjectFiles(OutputFiles outputs, ImmutableArray<AccountSystem> systems, string language)
    {
        try
        {
            foreach (var subject in outputs.Subjects)
                _files.Add(new SubjectResults(SubjectResults.PathBeside(outputs.Out, subject), subject, [.. systems.Where(s => s.Subject == subject)], language));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The files.</summary>
    public IReadOnlyList<SubjectResults> Written => _files;

    public void Append(ImmutableArray<SystemBatch> answers, RowErrors errors) => _files.ForEach(f => f.Append(answers, errors));

    public void Finish() => _files.ForEach(f => f.Finish());

    public void Complete() => _files.ForEach(f => f.Complete());

    /// <inheritdoc/>
    public void Dispose() => _files.ForEach(f => f.Dispose());
}
