using System.CommandLine;
using KeyAccount.Cli.Import;
using KeyAccount.Cli.Mapping;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Commands;

/// <summary>The options that say which accounts to assess, as of when, and by which policy.</summary>
internal sealed class PortfolioOptions
{
    private readonly Option<string?> _mapping = new("--mapping") { HelpName = "FILE" };
    private readonly Option<string?> _data = new("--data") { HelpName = "DIR" };
    private readonly PeriodOptions _period = new();
    private readonly Option<string?> _policy = new("--policy") { HelpName = "FILE" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_mapping, _data, .. _period.All, _policy]) command.Add(option);
    }

    /// <summary>The names of the options without which there are no accounts to read, and that are not given.</summary>
    public IEnumerable<string> Missing(ParseResult parsed) => ((Option<string?>[])[_mapping, _data]).Where(o => parsed.GetValue(o) is null).Select(o => o.Name).Concat(_period.Missing(parsed));

    /// <summary>The names of the options that say how to read a portfolio, where they are given: facts that are computed already need none of them.</summary>
    public IEnumerable<string> WithoutFacts(ParseResult parsed) =>
        ((Option[])[_mapping, _data, .. _period.All]).Where(o => parsed.GetResult(o) is { Implicit: false }).Select(o => o.Name);

    /// <summary>The policy's file, if one is named.</summary>
    public IEnumerable<string> PolicyFile(ParseResult parsed) => parsed.GetValue(_policy) is { } file ? [file] : [];

    /// <summary>Whether the command line names a mapping or a folder.</summary>
    public bool IsGiven(ParseResult parsed) => (parsed.GetValue(_mapping) ?? parsed.GetValue(_data)) is not null;

    /// <summary>Complains when there is no mapping or no folder to read.</summary>
    public void RequireSource(ParseResult parsed, Session session)
    {
        if (parsed.GetValue(_mapping) is not { } mapping || parsed.GetValue(_data) is not { } folder) throw new UsageException(session.Text("cli.source-needed"));
        InputFile.Require(mapping, _mapping.Name, session);
        if (!Directory.Exists(folder)) throw new UsageException(session.Text("cli.no-folder", folder));
    }

    /// <summary>The policy to assess by, ready to use.</summary>
    public AccountScorer Scorer(ParseResult parsed, Session session)
    {
        if (parsed.GetValue(_policy) is not { } file) return AccountScorer.BuiltIn;
        InputFile.Require(file, _policy.Name, session);
        return AccountScorer.FromFile(file);
    }

    /// <summary>The mapping, read and checked.</summary>
    public DataMapping ReadMapping(ParseResult parsed) => MappingReader.ReadFile(parsed.GetValue(_mapping)!);

    /// <summary>Every file that the run reads.</summary>
    public IEnumerable<string> InputFiles(DataMapping mapping, ParseResult parsed)
    {
        string?[] named = [parsed.GetValue(_mapping), parsed.GetValue(_policy)];
        return named.OfType<string>().Concat(mapping.Sources.Select(s => Path.Combine(parsed.GetValue(_data)!, s.File)));
    }

    /// <summary>The as-of date; an error when there is none and no default.</summary>
    public DateOnly AsOf(ParseResult parsed, Session session, DateOnly? otherwise = null) => _period.AsOf(parsed, session, otherwise);

    /// <summary>The length of the window in days.</summary>
    public int Window(ParseResult parsed, Session session) => _period.Window(parsed, session);

    /// <summary>Reads the portfolio that the mapping describes.</summary>
    public ImportResult Import(DataMapping mapping, ParseResult parsed, Session session, DateOnly asOf, IProgress<ImportProgress>? progress, CancellationToken cancellation) =>
        PortfolioImporter.Import(mapping, parsed.GetValue(_data)!, new ImportOptions(asOf) { WindowDays = Window(parsed, session) }, progress, cancellation);
}

/// <summary>Files that a command line names to be read.</summary>
internal static class InputFile
{
    /// <summary>Complains when a named file is not there, or is a folder.</summary>
    public static void Require(string? path, string option, Session session)
    {
        if (path is null || File.Exists(path)) return;
        throw new UsageException(session.Text(Directory.Exists(path) ? "cli.is-folder" : "cli.no-file", path, option));
    }
}
