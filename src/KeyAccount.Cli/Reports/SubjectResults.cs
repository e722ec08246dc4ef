using System.Collections.Immutable;
using KeyAccount.Cli.Export;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Reports;

/// <summary>
/// The results of systems whose rows are no accounts: a file of their own beside the accounts' results, because there is any number of contacts,
/// opportunities, groups, owners and people. Not thread-safe.
/// </summary>
internal sealed class SubjectResults : IDisposable
{
    private readonly string _system;
    private readonly SystemColumns _columns;
    private readonly ImmutableArray<IdentityColumn> _identity;
    private readonly TableBatch _table;
    private readonly TableWriter _file;

    /// <summary>Begins the file of a subject.</summary>
    /// <param name="path">The file.</param>
    /// <param name="subject">What a row is.</param>
    /// <param name="systems">The systems about it.</param>
    /// <param name="language">The language of errors.</param>
    public SubjectResults(string path, SystemSubject subject, IReadOnlyList<AccountSystem> systems, string language)
    {
        Path = path;
        Subject = subject;
        _system = systems[0].Id;
        _columns = new SystemColumns(systems, language);
        _identity = SubjectIdentity.Of(subject);
        _table = new TableBatch([.. _identity.Select(i => i.Column), .. _columns.Columns]);
        _file = TableWriter.Create(path, _table.Columns);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>What a row is.</summary>
    public SystemSubject Subject { get; }

    /// <summary>Rows so far.</summary>
    public long Count { get; private set; }

    /// <summary>The file of a subject beside the accounts' results: <c>results.contact.csv</c> beside <c>results.csv</c>.</summary>
    public static string PathBeside(string results, SystemSubject subject)
    {
        var name = System.IO.Path.GetFileName(results);
        var stem = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        var at = results.Length - name.Length + System.IO.Path.GetFileNameWithoutExtension(stem).Length;
        return results[..at] + "." + subject.ToString().ToLowerInvariant() + results[at..];
    }

    /// <summary>Adds the subjects that the systems were asked about.</summary>
    /// <param name="answers">What systems say; nothing is added where this file's are not among them.</param>
    /// <param name="errors">Counts the rows that have errors.</param>
    public void Append(ImmutableArray<SystemBatch> answers, RowErrors errors)
    {
        if (answers.FirstOrDefault(a => a.System.Id == _system) is not { } subjects) return;
        _table.Clear();
        foreach (var result in subjects)
            for (var i = 0; i < _identity.Length; i++) _table[i].Add(_identity[i].Value(result));
        Count += subjects.Count;
        _columns.Fill(_table, _identity.Length, answers);
        errors.Add(_table);
        _file.Append(_table);
    }

    /// <summary>Writes what is left to write.</summary>
    public void Finish() => _file.Finish();

    /// <summary>Puts the file in its place.</summary>
    public void Complete() => _file.Complete();

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
