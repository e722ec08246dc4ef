using System.CommandLine;

namespace KeyAccount.Cli.Commands;

/// <summary>The options that say which fact tables to read: files whose columns are a policy's inputs.</summary>
internal sealed class FactOptions
{
    private const string DefaultId = "account_id";

    private readonly Option<string[]> _facts = new("--facts") { HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string?> _id = new("--id") { HelpName = "COLUMN" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_facts);
        command.Add(_id);
    }

    /// <summary>Whether the command line names a fact table.</summary>
    public bool AreGiven(ParseResult parsed) => parsed.GetValue(_facts) is { Length: > 0 };

    /// <summary>Complains about what only fact tables need.</summary>
    public void RequireNone(ParseResult parsed, Session session)
    {
        if (parsed.GetValue(_id) is not null) throw new UsageException(session.Text("cli.id-without-facts", _id.Name, _facts.Name));
    }

    /// <summary>The column with the accounts' ids.</summary>
    public string IdColumn(ParseResult parsed) => parsed.GetValue(_id) ?? DefaultId;

    /// <summary>The files: as they are named, and those that fit a pattern by name. None is read twice.</summary>
    public IReadOnlyList<string> Files(ParseResult parsed, Session session)
    {
        var files = parsed.GetRequiredValue(_facts).SelectMany(named => Expand(named, session)).ToArray();
        if (files.FirstOrDefault(f => !f.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase)) is { } other) throw new UsageException(session.Text("cli.facts-format", other));
        var twice = files.GroupBy(Path.GetFullPath, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null) throw new UsageException(session.Text("cli.facts-twice", twice.First()));
        return files;
    }

    private IEnumerable<string> Expand(string named, Session session)
    {
        if (File.Exists(named)) return [named];
        var pattern = Path.GetFileName(named);
        if (!pattern.AsSpan().ContainsAny('*', '?'))
        {
            InputFile.Require(named, _facts.Name, session);
            return [named];
        }

        var folder = Path.GetDirectoryName(named) is { Length: > 0 } given ? given : ".";
        string[] found = Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal)] : [];
        return found.Length > 0 ? found.Select(f => folder == "." ? Path.GetFileName(f) : f) : throw new UsageException(session.Text("cli.no-facts", named));
    }
}
