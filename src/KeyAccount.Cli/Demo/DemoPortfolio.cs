using System.Collections.Immutable;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Demo;

/// <summary>
/// The sample portfolio of the <c>demo</c> command: about 200 accounts of an invented industrial supplier, in yuan. It is computed, not
/// stored, and the same on every machine and day. All companies and people are invented.
/// </summary>
internal static class DemoPortfolio
{
    /// <summary>The day for which the portfolio is meant to be assessed.</summary>
    public static DateOnly AsOf => DemoCalendar.AsOf;

    /// <summary>The accounts: the written ones first (see <see cref="WrittenAccounts"/>), then the generated ones by id.</summary>
    public static ImmutableArray<Account> Create() => [.. WrittenAccounts.Create(), .. SketchBook.Draw().Select(AccountWriter.Write)];
}
