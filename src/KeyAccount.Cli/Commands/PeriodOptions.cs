using System.CommandLine;
using System.Globalization;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Commands;

/// <summary>The options that say as of which day accounts are looked at, and how far back.</summary>
internal sealed class PeriodOptions
{
    private readonly Option<string?> _asOf = new("--as-of") { HelpName = "DATE" };
    private readonly Option<int> _window = new("--window") { HelpName = "DAYS", DefaultValueFactory = _ => IndicatorWindow.DefaultDays };

    /// <summary>The options, in the order of the help.</summary>
    public IEnumerable<Option> All => [_asOf, _window];

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in All) command.Add(option);
    }

    /// <summary>The name of the option for the day, when it is not given.</summary>
    public IEnumerable<string> Missing(ParseResult parsed) => parsed.GetValue(_asOf) is null ? [_asOf.Name] : [];

    /// <summary>The as-of date; an error when there is none and no default.</summary>
    public DateOnly AsOf(ParseResult parsed, Session session, DateOnly? otherwise = null)
    {
        if (parsed.GetValue(_asOf) is not { } text) return otherwise ?? throw new UsageException(session.Text("cli.as-of-needed"));
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new UsageException(session.Text("cli.bad-date", text, _asOf.Name));
    }

    /// <summary>The length of the window in days.</summary>
    public int Window(ParseResult parsed, Session session) => parsed.GetValue(_window) is >= 1 and <= IndicatorWindow.MaxDays and var days
        ? days
        : throw new UsageException(session.Text("cli.bad-window", parsed.GetValue(_window).ToString(CultureInfo.InvariantCulture)));
}
