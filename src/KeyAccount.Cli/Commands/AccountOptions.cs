using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using KeyAccount.Cli.Demo;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Commands;

/// <summary>The options that say among which accounts one is looked for: the sample portfolio, or a mapping with its data.</summary>
internal sealed class AccountOptions
{
    private readonly Option<bool> _demo = new("--demo");

    /// <summary>The options of a portfolio of one's own.</summary>
    public PortfolioOptions Portfolio { get; } = new();

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_demo);
        Portfolio.AddTo(command);
    }

    /// <summary>The names of the options that are given.</summary>
    public IEnumerable<string> Given(ParseResult parsed) =>
        [.. parsed.GetValue(_demo) ? [_demo.Name] : Array.Empty<string>(), .. Portfolio.WithoutFacts(parsed), .. Portfolio.PolicyFile(parsed).Select(_ => "--policy")];

    /// <summary>The as-of date; complains when there are no accounts to look at, or two sources of them.</summary>
    public DateOnly AsOf(ParseResult parsed, Session session)
    {
        var isDemo = parsed.GetValue(_demo);
        if (isDemo && Portfolio.IsGiven(parsed)) throw new UsageException(session.Text("cli.both-sources"));
        if (!isDemo) Portfolio.RequireSource(parsed, session);
        return Portfolio.AsOf(parsed, session, isDemo ? DemoPortfolio.AsOf : null);
    }

    /// <summary>The account of this id, or, when only one has it, of this name.</summary>
    public Account Find(ParseResult parsed, string wanted, DateOnly asOf, Session session, CancellationToken cancellation)
    {
        var accounts = parsed.GetValue(_demo)
            ? DemoPortfolio.Create()
            : Portfolio.Import(Portfolio.ReadMapping(parsed), parsed, session, asOf, progress: null, cancellation).Portfolio.Accounts;
        return Find(accounts, wanted, session);
    }

    private static Account Find(ImmutableArray<Account> accounts, string wanted, Session session)
    {
        if (accounts.FirstOrDefault(a => a.Id == wanted) is { } exact) return exact;
        var similar = accounts.Where(a => string.Equals(a.Id, wanted, StringComparison.OrdinalIgnoreCase) || string.Equals(a.Name, wanted, StringComparison.OrdinalIgnoreCase)).ToArray();
        if (similar.Length == 1) return similar[0];
        if (similar.Length == 0) similar = [.. accounts.Where(a => a.Id.StartsWith(wanted, StringComparison.OrdinalIgnoreCase) || a.Name?.Contains(wanted, StringComparison.OrdinalIgnoreCase) == true)];
        var nearest = similar.Length > 0
            ? string.Join("', '", similar.Take(5).Select(a => a.Id))
            : Spelling.Nearest(wanted, accounts.Select(a => a.Id).Concat(accounts.Select(a => a.Name).OfType<string>()));
        var hint = nearest is null ? "" : session.Text("cli.did-you-mean", nearest);
        throw new UsageException(session.Text("cli.no-account", wanted, accounts.Length.ToString(CultureInfo.InvariantCulture), hint).TrimEnd());
    }
}
