namespace KeyAccount.Scoring.Tests.Assessments;

/// <summary>Accounts as no one would make them, but data does: nothing throws, and what is said stays in its bounds.</summary>
public sealed class ExtremeAccountTests
{
    private static readonly Dictionary<string, Account> Accounts = new(StringComparer.Ordinal)
    {
        ["a thousand contacts"] = new() { Id = "a", Contacts = [.. Enumerable.Range(0, 1_000).Select(i => new Portfolio(i).Account("x").Contacts).Where(c => !c.IsDefaultOrEmpty).SelectMany(c => c).Take(1_000)] },
        ["nobody"] = new() { Id = "a", Contacts = [] },
        ["one person many times"] = new() { Id = "a", Contacts = [.. Enumerable.Range(0, 5).Select(i => new Contact { Id = "same", Roles = BuyingRoles.DecisionMaker, Influence = i, LastInterviewedOn = Portfolio.AsOf })] },
        ["empty strings"] = new()
        {
            Id = "",
            Name = "",
            Owner = "",
            ParentId = "",
            Contacts = [new Contact { Id = "", Name = "", Title = "", Department = "", InformationSource = "", ReplacedContactId = "" }, new Contact { Id = "", Name = null }],
            Opportunities = [new Opportunity { Id = "", Name = "" }],
            Orders = [new Order { Id = "", Date = Portfolio.AsOf, Amount = 0 }],
            Interactions = [new Interaction { Date = Portfolio.AsOf, ContactId = "" }],
        },
        ["the largest amounts"] = WithAmounts(decimal.MaxValue),
        ["the smallest amounts"] = WithAmounts(decimal.MinValue),
        ["a hair above zero"] = WithAmounts(new decimal(1, 0, 0, false, 28)),
        ["the first day"] = WithDays(DateOnly.MinValue),
        ["the last day"] = WithDays(DateOnly.MaxValue),
        ["members that do not exist"] = new()
        {
            Id = "a",
            Standing = new AccountStanding { GrowthPotential = (Level)99, Satisfaction = double.NaN },
            Company = new CompanyProfile { EnterpriseSize = (EnterpriseSize)(-1), Employees = double.PositiveInfinity },
            Contacts = [new Contact { Id = "c", Roles = (BuyingRoles)int.MaxValue, Stance = (Stance)9, Influence = double.NegativeInfinity, SeniorityLevel = int.MinValue }],
            Opportunities = [new Opportunity { Id = "o", Status = (OpportunityStatus)9, Stage = (SellingStage)0, Probability = double.NaN }],
            Orders = [new Order { Date = Portfolio.AsOf, Amount = 1, Kind = (OrderKind)9 }],
            Interactions = [new Interaction { Date = Portfolio.AsOf, Kind = (InteractionKind)9, Feedback = (Feedback)9 }],
        },
    };

    public static TheoryData<string> Names => [.. Accounts.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_assessed_and_explained_as_of_any_day(string name)
    {
        foreach (DateOnly asOf in new[] { Portfolio.AsOf, DateOnly.MinValue, DateOnly.MaxValue })
        {
            Assessment assessment = AccountScorer.BuiltIn.Assess(Accounts[name], new AssessmentOptions(asOf));
            ScoreResult score = assessment.Score!.Value;
            Assert.InRange(score.Low, 0, score.High);
            Assert.InRange(score.High, score.Low, 100);
            Assert.InRange(score.Coverage, 0, 1);
            Assert.InRange(score.Value ?? 0, 0, 100);
            Assert.NotNull(assessment.NextAction);
            foreach (string language in assessment.Policy.Languages)
            {
                Explanation explanation = assessment.Explain(language);
                Assert.Equal(score.Value ?? 0, explanation.Scorecards[0].Characteristics.Sum(c => c.Contribution));
                Assert.NotEmpty(assessment.Reason(assessment.NextAction, language));
            }
        }
    }

    [Fact]
    public void A_person_on_record_twice_is_one_person()
    {
        Assessment assessment = AccountScorer.BuiltIn.Assess(Accounts["one person many times"], new AssessmentOptions(Portfolio.AsOf));
        Assert.Equal(false, assessment.ValueOf("several_decision_makers").Boolean);
        Assert.Equal(FlagState.Raised, assessment.StateOf("single-threaded"));
    }

    [Fact]
    public void Numbers_that_are_none_are_unknown()
    {
        Assessment assessment = AccountScorer.BuiltIn.Assess(Accounts["members that do not exist"], new AssessmentOptions(Portfolio.AsOf));
        Assert.Equal(FlagState.Undetermined, assessment.StateOf("dissatisfied"));
        Assert.Equal(FlagState.Undetermined, assessment.StateOf("opposed"));
        Assert.Null(assessment.Stage!.Value.Claimed);
    }

    private static Account WithAmounts(decimal amount) => new()
    {
        Id = "a",
        Company = new CompanyProfile { AnnualSales = amount, RegisteredCapital = amount, Employees = double.MaxValue },
        Standing = new AccountStanding { CategorySpend = amount, CumulativeContracts = amount, LargestContract = amount },
        Orders = [.. Enumerable.Range(0, 3).Select(i => new Order { Date = Portfolio.AsOf.AddDays(-300 * i), Amount = amount, Cost = amount })],
        Invoices = [.. Enumerable.Range(0, 3).Select(i => new Invoice { Date = Portfolio.AsOf.AddDays(-i), Amount = amount, DueDate = Portfolio.AsOf.AddDays(-i), Receipts = [new Receipt(Portfolio.AsOf, amount)] })],
        Opportunities = [.. Enumerable.Range(0, 3).Select(i => new Opportunity { Id = $"o{i}", Amount = amount, Status = OpportunityStatus.Open, Stage = SellingStage.Met })],
    };

    private static Account WithDays(DateOnly day) => new()
    {
        Id = "a",
        Standing = new AccountStanding { EvaluatedOn = day, MapConfirmedOn = day, ReorganisedOn = day },
        Contacts = [new Contact { Id = "c", LastInterviewedOn = day, FirstSeenOn = day, RoleChangedOn = day }],
        Opportunities = [new Opportunity { Id = "o", Status = OpportunityStatus.Open, OpenedOn = day, ExpectedCloseOn = day, ClosedOn = day }],
        Orders = [new Order { Date = day, Amount = 1 }, new Order { Date = Portfolio.AsOf, Amount = 1 }],
        Invoices = [new Invoice { Date = day, Amount = 1, DueDate = day, Receipts = [new Receipt(day, 1)] }],
        Interactions = [new Interaction { Date = day, ContactId = "c" }],
    };
}
