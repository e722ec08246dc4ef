using System.Collections.Immutable;

namespace KeyAccount.Scoring.Tests.Assessments;

/// <summary>Accounts built at random from the domain types, with plenty of unknowns and a few impossible combinations.</summary>
internal sealed class Portfolio(int seed)
{
    public static readonly DateOnly AsOf = new(2026, 6, 30);

    private readonly Random _random = new(seed);

    public Account[] Accounts(int count) => [.. Enumerable.Range(0, count).Select(i => Account($"a{i}"))];

    public Account Account(string id) => new()
    {
        Id = id,
        Name = Maybe(() => "Account " + id),
        ParentId = Maybe(() => "parent"),
        Company = new CompanyProfile
        {
            EnterpriseSize = Maybe<EnterpriseSize>(Member<EnterpriseSize>),
            Employees = Maybe(() => (double)_random.Next(3_000)),
            AnnualSales = Maybe(Amount),
            Industry = Maybe(() => Pick("steel", "", "İstanbul")),
            IsListed = Maybe(Coin),
        },
        Standing = new AccountStanding
        {
            CategorySpend = Maybe(Amount),
            CumulativeContracts = Maybe(Amount),
            LargestContract = Maybe(Amount),
            ReferredClosedAccount = Maybe(Coin),
            BuysAsGroup = Maybe(Coin),
            SetsIndustryExample = Maybe(Coin),
            RivalsCompete = Maybe(Coin),
            GrowthPotential = Maybe<Level>(Member<Level>),
            Satisfaction = Maybe(() => (double)_random.Next(101)),
            EvaluatedOn = Maybe(Day),
            IsEvaluated = Maybe(Coin),
            MapConfirmedOn = Maybe(Day),
            ReorganisedOn = Maybe(Day),
            CanMeetTechnicalRequirements = Maybe(() => _random.Next(6) > 0),
            HasFunds = Maybe(() => _random.Next(6) > 0),
            CreditAcceptable = Maybe(() => _random.Next(6) > 0),
        },
        Contacts = Ledger(6, Contact),
        Opportunities = Ledger(4, Deal),
        Orders = Ledger(25, _ => new Order { Date = Day(), Amount = Amount(), Cost = Maybe(Amount), Kind = _random.Next(5) == 0 ? Member<OrderKind>() : OrderKind.Order }),
        Invoices = Ledger(12, Invoice),
        Interactions = Ledger(10, _ => new Interaction { Date = Day(), Kind = Member<InteractionKind>(), Feedback = Member<Feedback>(), ContactId = Maybe(() => "c" + _random.Next(6)) }),
        Facts = _random.Next(3) > 0
            ? ImmutableDictionary<string, FactValue>.Empty
            : ImmutableDictionary<string, FactValue>.Empty
                .Add(Pick("revenue", "gross_margin", "wallet_share", "satisfaction"), FactValue.Of(_random.NextDouble()))
                .Add("growth_potential", Pick(FactValue.Of("high"), FactValue.Of("enormous"), FactValue.Of(3d), FactValue.Unknown)),
    };

    private Contact Contact(int index) => new()
    {
        Id = "c" + (_random.Next(20) == 0 ? 0 : index),
        Name = Maybe(() => Pick("Li Wei", "Ümit", "", "{name}")),
        Roles = Maybe(() => (BuyingRoles)_random.Next(128)),
        RolesConfirmed = Maybe(Coin),
        Influence = Maybe(() => _random.Next(11) / 10d),
        Stance = Maybe<Stance>(Member<Stance>),
        LastInterviewedOn = Maybe(Day),
        IsInterviewed = Maybe(Coin),
        FirstSeenOn = Maybe(Day),
        RoleChangedOn = Maybe(Day),
        ReplacedContactId = Maybe(() => "c0"),
        InformationSource = Maybe(() => Pick("c0", "own visit")),
    };

    private Opportunity Deal(int index) => new()
    {
        Id = "d" + index,
        Amount = Maybe(Amount),
        Status = Maybe<OpportunityStatus>(Member<OpportunityStatus>),
        Stage = Maybe<SellingStage>(Member<SellingStage>),
        Probability = Maybe(() => _random.Next(11) / 10d),
        OpenedOn = Maybe(Day),
        ClosedOn = _random.Next(4) == 0 ? Day() : null,
        OnCandidateList = Maybe(Coin),
        StrengthsInCriteria = Maybe(Coin),
        CriteriaAgainstUs = Maybe(Coin),
        BidMade = Maybe(Coin),
        ContractSigned = Maybe(Coin),
        FullyPaid = Maybe(Coin),
    };

    private Invoice Invoice(int index)
    {
        DateOnly day = Day();
        return new Invoice
        {
            Date = day,
            Amount = Amount(),
            DueDate = Maybe(() => day.AddDays(30)),
            IsDisputed = Maybe(Coin),
            Receipts = Ledger(3, _ => new Receipt(day.AddDays(_random.Next(120)), Amount())),
        };
    }

    private ImmutableArray<T> Ledger<T>(int most, Func<int, T> row) =>
        _random.Next(4) == 0 ? default : [.. Enumerable.Range(0, _random.Next(most + 1)).Select(row)];

    private bool Known() => _random.Next(5) < 3;

    private T? Maybe<T>(Func<T> make, T? unknown = null)
        where T : struct => Known() ? make() : unknown;

    private string? Maybe(Func<string> make) => Known() ? make() : null;

    private bool Coin() => _random.Next(2) == 0;

    private decimal Amount() => Math.Round((decimal)Math.Pow(10, 8 * _random.NextDouble()), 2) * (_random.Next(20) == 0 ? -1 : 1);

    private DateOnly Day() => AsOf.AddDays(30 - _random.Next(900));

    private T Pick<T>(params T[] from) => from[_random.Next(from.Length)];

    private T Member<T>()
        where T : struct, Enum => Pick(Enum.GetValues<T>());
}
