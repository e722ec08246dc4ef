using System.Collections.Immutable;

namespace KeyAccount.Scoring.Tests.Systems;

/// <summary>Every input of a built-in system is delivered by the library for its subject, or stands on the system's page as one of one's own.</summary>
public sealed class SystemInputTests
{
    private static readonly DateOnly AsOf = new(2026, 6, 30);

    public static TheoryData<string> Ids => [.. AccountSystems.All.Select(s => s.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Inputs_of_ones_own_are_on_the_page(string id)
    {
        string page = File.ReadAllText(Path.Combine(Root(), "docs", "systems", id + ".md"));
        Assert.Empty(AccountSystems.Find(id)!.OwnInputs.Where(i => !page.Contains($"`{i}`", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void All_others_are_known_of_an_account_whose_records_are_full(string id)
    {
        AccountSystem system = AccountSystems.Find(id)!;
        SystemBatch batch = Ask(system);
        Assert.NotEmpty(batch);
        Assert.Empty(batch.RejectedFacts);
        Assert.Empty(system.Inputs.Where(i => !system.OwnInputs.Contains(i.Name) && !IsKnown(batch, i)).Select(i => i.Name));
    }

    [Fact]
    public void Counts_of_accounts_are_no_inputs_of_ones_own_to_those_that_unite_accounts()
    {
        ImmutableArray<string> own = AccountSystems.Find("group-buying")!.OwnInputs;
        Assert.DoesNotContain("active_account_count", own);
        Assert.DoesNotContain("largest_account_share", own);
        Assert.Contains("price_spread", own);
        AccountSystem ofAccounts = AccountSystem.FromText("""{ "policy": "a", "version": "1", "inputs": { "account_count": { "type": "number" } } }""");
        AccountSystem ofPeople = AccountSystem.FromText("""{ "policy": "p", "version": "1", "subject": "person", "inputs": { "account_count": { "type": "number" }, "role": { "type": "string" }, "conduct": { "type": "number" } } }""");
        Assert.Equal(["account_count"], ofAccounts.OwnInputs);
        Assert.Equal(["conduct"], ofPeople.OwnInputs);
    }

    private static SystemBatch Ask(AccountSystem system)
    {
        Account[] accounts = [Full("a", null), Full("b", "a")];
        var window = new IndicatorWindow(AsOf);
        return system.Subject switch
        {
            SystemSubject.Group or SystemSubject.Owner or SystemSubject.Portfolio => new RollUpScorer([system]).Score(new PortfolioRollUps(accounts, window))[0],
            SystemSubject.Person => new PersonScorer([system]).Score([new PersonProfile { Id = "wang", Role = "account_manager" }], AsOf, new PortfolioRollUps(accounts, window))[0],
            _ => AccountScorer.BuiltIn.WithSystems([system]).AssessBatch(accounts, new AssessmentOptions(AsOf)).Systems[0],
        };
    }

    private static bool IsKnown(SystemBatch batch, InputDefinition input) =>
        Enumerable.Range(0, batch.Count).Any(row => batch.Decisions.Inputs[input.Ordinal] is ListColumn list ? list.IsKnown(row) : batch.Decisions.Inputs[input.Ordinal][row].Kind != FactKind.Unknown);

    private static Account Full(string id, string? parent) => new()
    {
        Id = id,
        Name = id,
        Owner = "wang",
        ParentId = parent,
        Company = new CompanyProfile { EnterpriseSize = EnterpriseSize.Large, Employees = 900, RegisteredCapital = 5m, AnnualSales = 9m, Region = "north", Industry = "steel", IsListed = true },
        Standing = new AccountStanding
        {
            CategorySpend = 900m,
            CumulativeContracts = 500m,
            LargestContract = 300m,
            ReferredClosedAccount = true,
            BuysAsGroup = true,
            SetsIndustryExample = true,
            RivalsCompete = true,
            GrowthPotential = Level.High,
            Satisfaction = 80,
            EvaluatedOn = AsOf.AddDays(-20),
            IsEvaluated = true,
            MapConfirmedOn = AsOf.AddDays(-10),
            ReorganisedOn = AsOf.AddDays(-15),
            CanMeetTechnicalRequirements = true,
            HasFunds = true,
            CreditAcceptable = true,
        },
        Orders =
        [
            new Order { Date = AsOf.AddDays(-500), Amount = 50m, Cost = 20m },
            new Order { Date = AsOf.AddDays(-60), Amount = 100m, Cost = 40m },
            new Order { Date = AsOf.AddDays(-20), Amount = 100m, Cost = 40m },
        ],
        Invoices = [new Invoice { Date = AsOf.AddDays(-60), Amount = 100m, DueDate = AsOf.AddDays(-30), IsDisputed = false, Receipts = [new Receipt(AsOf.AddDays(-35), 100m)] }],
        Interactions = [new Interaction { Date = AsOf.AddDays(-5), Kind = InteractionKind.Visit, ContactId = "li" }],
        Contacts =
        [
            new Contact
            {
                Id = "li", Name = "Li", Title = "Director", Department = "purchasing", Roles = BuyingRoles.DecisionMaker, RolesConfirmed = true, Influence = 0.8,
                Stance = Stance.Supporter, LastInterviewedOn = AsOf.AddDays(-9), FirstSeenOn = AsOf.AddDays(-90), RoleChangedOn = AsOf.AddDays(-50), SeniorityLevel = 5, PersonalLevel = 3,
                SocialStyle = SocialStyle.Owl, InformationSource = "wu",
            },
        ],
        Opportunities =
        [
            new Opportunity
            {
                Id = "d", Name = "Line 2", Owner = "wang", Amount = 400m, Status = OpportunityStatus.Open, Stage = SellingStage.NeedsAnalysed, Probability = 0.3, OpenedOn = AsOf.AddDays(-30),
                ExpectedCloseOn = AsOf.AddDays(90), OnCandidateList = true, StrengthsInCriteria = true, CriteriaAgainstUs = false, BidMade = false, ContractSigned = false, FullyPaid = false,
            },
        ],
    };

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "KeyAccount.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests must run below the repository's root.");
    }
}
