using System.Globalization;

namespace KeyAccount.AotApp;

/// <summary>A small portfolio through the built-in policy: one account by one, and as a batch.</summary>
public static class PortfolioReport
{
    private const int Accounts = 40;

    private static readonly DateOnly AsOf = new(2026, 6, 30);

    /// <summary>Prints grades, flags, stages, actions and one explanation in two languages.</summary>
    public static void Write(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var options = new AssessmentOptions(AsOf);
        var accounts = Enumerable.Range(0, Accounts).Select(Account).ToArray();
        var scorer = AccountScorer.BuiltIn;
        output.WriteLine($"policy {scorer.Policy.Model.Name} {scorer.Policy.Model.Version} {scorer.Policy.Hash}");
        foreach (var assessment in scorer.Assess(accounts, options)) WriteLine(output, assessment);
        var alone = scorer.Assess(accounts[7], options);
        output.WriteLine("alone");
        WriteLine(output, alone);
        foreach (var language in (string[])["en", "zh-Hans"]) Explain(output, alone, language);
    }

    private static void WriteLine(TextWriter output, Assessment assessment)
    {
        string[] cells =
        [
            assessment.Account.Id,
            assessment.Score?.ToString() ?? "-",
            assessment.Grade?.ToString() ?? "-",
            assessment.Card?.Label ?? "-",
            assessment.Stage?.ToString() ?? "-",
            string.Join(',', assessment.Flags.Select(f => f.Id)),
            string.Join(',', assessment.UndeterminedFlags.Select(f => f.Id)),
            string.Join(',', assessment.Actions.Select(a => a.Id)),
            assessment.NextAction is { } next ? assessment.Reason(next) : "-",
        ];
        output.WriteLine(string.Join(" | ", cells));
    }

    private static void Explain(TextWriter output, Assessment assessment, string language)
    {
        var explanation = assessment.Explain(language);
        foreach (var card in explanation.Scorecards)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{card.Title}: {card.Score}"));
            foreach (var c in card.Characteristics)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {c.Contribution} {c.Title}: {c.Reason ?? c.Question ?? "?"}"));
        }
    }

    /// <summary>Accounts that differ in everything that the policy looks at; every fifth fact is unknown.</summary>
    private static Account Account(int i) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"A{i:00}"),
        Orders = [.. Enumerable.Range(0, i % 6).Select(n => new Order
        {
            Date = AsOf.AddDays(-20 - (n * (30 + i))),
            Amount = 25_000m * (i + 1) * (n + 1),
            Cost = n % 5 == 4 ? null : 17_250.25m * (i + 1) * (n + 1),
        })],
        Invoices = [.. Enumerable.Range(0, i % 4).Select(n => new Invoice
        {
            Date = AsOf.AddDays(-200 + (40 * n)),
            Amount = 10_000m * (i + 1),
            DueDate = AsOf.AddDays(-170 + (40 * n)),
            Receipts = n % 2 == 0 ? [] : [new Receipt(AsOf.AddDays(-165 + (41 * n)), 10_000m * (i + 1))],
        })],
        Contacts = [.. Enumerable.Range(0, i % 5).Select(n => Contact(i, n))],
    };

    private static Contact Contact(int account, int n) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"A{account:00}-{n}"),
        Roles = ((account + n) % 5) switch { 0 => null, 1 => BuyingRoles.DecisionMaker, 2 => BuyingRoles.Coach, 3 => BuyingRoles.User, _ => BuyingRoles.TechnicalGatekeeper },
        RolesConfirmed = (account + n) % 3 != 0,
        Influence = n % 4 == 3 ? null : 0.2 * (n + 1),
        Stance = ((account + (2 * n)) % 4) switch { 0 => null, 1 => Stance.Opponent, 2 => Stance.Neutral, _ => Stance.Supporter },
        LastInterviewedOn = n % 3 == 2 ? null : AsOf.AddDays(-10 * (account + n)),
    };
}
