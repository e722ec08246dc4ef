using System.CommandLine;
using System.Globalization;
using KeyAccount.Cli.Import;
using KeyAccount.Cli.Mapping;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Commands;

/// <summary>The options that say which accounts to assess, as of when, and by which policy.</summary>
internal sealed class PortfolioOptions
{
    private readonly Option<string?> _mapping = new("--mapping") { Description = "The mapping file: which files and columns feed what.", HelpName = "FILE" };
    private readonly Option<string?> _data = new("--data") { Description = "The folder with the mapping's files.", HelpName = "DIR" };
    private readonly Option<string?> _asOf = new("--as-of") { Description = "The day as of which to assess, such as 2026-06-30. Never today by default.", HelpName = "DATE" };
    private readonly Option<int> _window = new("--window") { Description = "Length of the indicators' window in days.", HelpName = "DAYS", DefaultValueFactory = _ => 365 };
    private readonly Option<string?> _policy = new("--policy") { Description = "The policy; the built-in key-account policy by default.", HelpName = "FILE" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_mapping, _data, _asOf, _window, _policy]) command.Add(option);
    }

    public string? MappingFile(ParseResult parsed) => parsed.GetValue(_mapping);

    public string? DataFolder(ParseResult parsed) => parsed.GetValue(_data);

    public AccountScorer Scorer(ParseResult parsed) => parsed.GetValue(_policy) is { } file ? AccountScorer.FromFile(file) : AccountScorer.BuiltIn;

    /// <summary>The as-of date; an error when there is none and no default.</summary>
    public DateOnly AsOf(ParseResult parsed, Session session, DateOnly? otherwise = null)
    {
        if (parsed.GetValue(_asOf) is not { } text) return otherwise ?? throw new UsageException(session.Text("cli.as-of-needed"));
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new UsageException(session.Text("cli.bad-date", text, "--as-of"));
    }

    public int Window(ParseResult parsed, Session session) => parsed.GetValue(_window) is >= 1 and <= 36_525 and var days
        ? days
        : throw new UsageException(session.Text("cli.bad-window", parsed.GetValue(_window).ToString(CultureInfo.InvariantCulture)));

    /// <summary>Reads the portfolio that the mapping describes.</summary>
    public ImportResult Import(ParseResult parsed, Session session, DateOnly asOf, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        if (MappingFile(parsed) is not { } mappingFile || DataFolder(parsed) is not { } folder) throw new UsageException(session.Text("cli.source-needed"));
        if (!Directory.Exists(folder)) throw new UsageException(session.Text("cli.no-folder", folder));
        var mapping = MappingReader.ReadFile(mappingFile);
        return PortfolioImporter.Import(mapping, folder, new ImportOptions(asOf) { WindowDays = Window(parsed, session) }, progress, cancellation);
    }
}
