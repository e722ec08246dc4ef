using KeyAccount.Scoring;

namespace KeyAccount.Cli.Tests.Demo;

/// <summary>The raw condition of every minefield lies in several accounts, written down here from the domain and not from the
/// generator.</summary>
public sealed class MinefieldTests
{
    private const int AFew = 3;

    private static readonly Dictionary<string, Func<Account, bool>> Conditions = new(StringComparer.Ordinal)
    {
        ["unknown decision maker"] = account => RolesKnown(account) && !Sample.Holders(account, BuyingRoles.DecisionMaker).Any(),
        ["unknown technical"] = account => RolesKnown(account) && !Sample.Holders(account, BuyingRoles.TechnicalGatekeeper).Any(),
        ["unknown user"] = account => RolesKnown(account) && !Sample.Holders(account, BuyingRoles.User).Any(),
        ["no-coach"] = account => RolesKnown(account) && !Sample.Holders(account, BuyingRoles.Coach).Any(),
        ["uninterviewed-buyer"] = account => account.Contacts.Any(contact => Sample.IsCore(contact) && contact.IsInterviewed == false),
        ["uninterviewed-buyer since the deal began"] = account =>
            account.Contacts.Any(contact => Sample.IsCore(contact) && contact.LastInterviewedOn < NewestOpen(account)),
        ["new-face"] = account => account.Contacts.Any(contact => Sample.IsCore(contact) && contact.ReplacedContactId is not null
            && contact.FirstSeenOn > Sample.AsOf.AddDays(-90) && contact.IsInterviewed == false),
        ["role-changed"] = account =>
            account.Contacts.Any(contact => Sample.IsCore(contact) && contact.RoleChangedOn > contact.LastInterviewedOn),
        ["reorganised"] = account => account.Standing.ReorganisedOn > account.Standing.MapConfirmedOn,
        ["decision-power-unclear: several"] = account => Sample.Holders(account, BuyingRoles.DecisionMaker).Count() > 1,
        ["decision-power-unclear: assumed"] = account =>
            Sample.Holders(account, BuyingRoles.DecisionMaker).Any(contact => contact.RolesConfirmed == false),
        ["decision-maker-not-met"] = account =>
            Sample.Holders(account, BuyingRoles.DecisionMaker).Any(contact => contact.IsInterviewed == false)
            && account.Opportunities.Any(deal => deal.Status == OpportunityStatus.Open && deal.Stage >= SellingStage.NeedsAnalysed),
        ["opposed: veto"] = account =>
            Sample.Holders(account, BuyingRoles.TechnicalGatekeeper).Any(contact => contact.Stance == Stance.Opponent),
        ["opposed: decision"] = account =>
            Sample.Holders(account, BuyingRoles.DecisionMaker).Any(contact => contact.Stance == Stance.Opponent),
        ["opposed: weight"] = account => Weight(account, Stance.Opponent) > Weight(account, Stance.Supporter),
        ["single-threaded"] = account => account.Contacts.Length > 1 && Partners(account) == 1,
        ["single-source"] = account => account.Contacts.Length > 2 && account.Contacts.All(contact => contact.InformationSource is not null)
            && account.Contacts.Select(contact => contact.InformationSource).Distinct().Count() == 1,
        ["stale-map"] = account => account.Standing.MapConfirmedOn < Sample.AsOf.AddDays(-365),
    };

    public static TheoryData<string> Names => [.. Conditions.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_few_accounts_have_it(string minefield) => Assert.InRange(Matching(Conditions[minefield]), AFew, 60);

    [Fact]
    public void Some_accounts_have_none_and_leave_no_question_open()
    {
        string[] clean = [.. Sample.Mapped.Where(account => IsComplete(account) && Conditions.Values.All(condition => !condition(account)))
            .Select(account => account.Id)];
        Assert.True(clean.Length >= 10, string.Join(' ', clean));
        Assert.Contains(KeyAccount.Cli.Demo.DemoIds.Model, clean);
        Assert.Contains(KeyAccount.Cli.Demo.DemoIds.BearingSteel, clean);
    }

    private static int Matching(Func<Account, bool> condition) =>
        Sample.Mapped.Where(account => !account.Opportunities.IsDefault).Count(condition);

    private static bool RolesKnown(Account account) => account.Contacts.All(contact => contact.Roles is not null);

    private static bool IsComplete(Account account) =>
        account.Standing is { MapConfirmedOn: not null, ReorganisedOn: not null, EvaluatedOn: not null }
        && !account.Interactions.IsDefault && Partners(account) > 2
        && new[] { BuyingRoles.DecisionMaker, BuyingRoles.TechnicalGatekeeper, BuyingRoles.User,
            BuyingRoles.Coach }.All(role => Sample.Holders(account, role).Any())
        && account.Contacts.All(contact => contact is
        {
            RolesConfirmed: true, Influence: not null, Stance: not null,
            LastInterviewedOn: not null, FirstSeenOn: not null,
            RoleChangedOn: not null, InformationSource: not null
        });

    private static DateOnly? NewestOpen(Account account) => account.Opportunities.IsDefault ? null
        : account.Opportunities.Where(deal => deal.Status == OpportunityStatus.Open).Max(deal => deal.OpenedOn);

    private static double Weight(Account account, Stance stance) =>
        account.Contacts.Where(contact => contact.Stance == stance).Sum(contact => contact.Influence ?? 0);

    private static int Partners(Account account) => account.Interactions.IsDefault ? 0
        : account.Interactions.Where(entry => Sample.InWindow(entry.Date)).Select(entry => entry.ContactId).Distinct().Count();
}
