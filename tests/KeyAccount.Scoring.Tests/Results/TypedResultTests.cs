using System.Collections.Immutable;

namespace KeyAccount.Scoring.Tests.Results;

/// <summary>The answers of the built-in systems under the names of the field.</summary>
public sealed class TypedResultTests
{
    private static readonly DateOnly AsOf = new(2026, 6, 30);
    private static readonly AssessmentOptions Options = new(AsOf);

    private static readonly Account Steel = new()
    {
        Id = "steel",
        Company = new CompanyProfile { Industry = "steel", Region = "north" },
        Standing = new AccountStanding { CategorySpend = 1_000_000m, CumulativeContracts = 8_200_000m, ReferredClosedAccount = false, RivalsCompete = true },
        Orders = [.. Enumerable.Range(1, 4).Select(i => new Order { Date = AsOf.AddDays(-100 * i), Amount = 100_000m, Cost = 20_000m })],
        Interactions = [new Interaction { Date = AsOf.AddDays(-40), Kind = InteractionKind.Visit, ContactId = "li" }],
        Invoices = [],
        Contacts = [new Contact { Id = "li", Department = "purchasing", Roles = BuyingRoles.User, RolesConfirmed = true, IsInterviewed = true, Stance = Stance.Neutral }],
        Facts = Facts(("claimed_kam_stage", FactValue.Of("partnership")), ("our_functions_in_touch", FactValue.Of(1d)), ("recorded_class", FactValue.Of("large")), ("wallet_share_last_year", FactValue.Of(0.6))),
    };

    private static Assessment Of(params string[] systems) => AccountScorer.BuiltIn.WithSystems(systems.Select(s => AccountSystems.Find(s)!)).Assess(Steel, Options);

    [Fact]
    public void What_was_not_asked_is_null()
    {
        Assessment it = AccountScorer.BuiltIn.Assess(Steel, Options);
        Assert.All(
            new object?[] { it.KamStage, it.KeyAccountTypes, it.RelationshipPhase, it.VolumeProfit, it.Ladder, it.Reminders, it.ProfileCompleteness, it.Forecast, it.Grid },
            Assert.Null);
    }

    [Fact]
    public void The_stage_is_claimed_supported_and_short_of_evidence()
    {
        KamStageResult it = Of("kam-stage").KamStage!;
        Assert.Equal(("partnership", "basic", 2, "basic"), (it.Claimed, it.Supported, it.Gap, it.Stage.Label));
        Assert.Equal(["departments-meet", "two-functions"], it.MissingEvidence().Select(n => n.Id));
        Assert.Contains("三个部门", it.MissingEvidence("zh-Hans")[0].Message, StringComparison.Ordinal);
        Assert.Equal("kam-stage", it.Result.System.Id);
    }

    [Fact]
    public void Types_hold_or_are_within_reach_by_so_much()
    {
        KeyAccountTypesResult it = Of("key-account-types").KeyAccountTypes!;
        Assert.Equal(["strategic"], it.Holding.Select(t => t.Id));
        Assert.Equal("key_account", it.Standing.Label);
        Assert.Equal(new CriterionDistance("contracts_missing", 1_800_000m, "currency"), it.Premium.Distances[0]);
        Assert.Equal(new CriterionDistance("single_contract_missing", null, "currency"), it.HighValue.Distances[0]);
        Assert.Empty(it.Group.Distances);
        Assert.Equal(["premium", "high_value", "group", "strategic"], it.All.Select(t => t.Id));

        // Whether payment is good is unknown, so premium may hold for all we know once the contracts are there: below the limit it does not.
        Assert.Equal(["premium"], it.WithinReach.Select(t => t.Id));
    }

    [Fact]
    public void The_phase_comes_with_its_share_and_the_business_to_the_next()
    {
        RelationshipPhaseResult it = Of("relationship-phase").RelationshipPhase!;
        Assert.Equal(("quality", 0.3m, 200_000m, -1), (it.Phase.Label, it.Share, it.ToNextPhase, it.PhasesMoved));
    }

    [Fact]
    public void Volume_and_profit_give_a_class_and_what_is_missing()
    {
        VolumeProfitResult it = Of("volume-profit").VolumeProfit!;
        Assert.Equal(("cash_cow", 700_000m, 0m), (it.Class.Label, it.VolumeMissing, it.ProfitMissing));
        Assert.Equal("cash_cow", it.ClassByMedian.Label);
    }

    [Fact]
    public void The_ladder_tells_the_rung_and_the_distance_to_the_next()
    {
        LadderResult it = Of("upgrade-ladder").Ladder!;
        Assert.Equal(("small", "large", 2), (it.Rung.Label, it.Claimed, it.Gap));
        Assert.Equal([("purchases_missing", 0m), ("orders_missing", 1m)], it.Distances.Where(d => d.Missing is not null).Select(d => (d.Criterion, d.Missing!.Value)));
        Assert.Single(it.MissingEvidence());
    }

    [Fact]
    public void The_grid_tells_the_square_the_lagging_side_and_the_next_square()
    {
        Account known = Steel with
        {
            Contacts = [new Contact { Id = "chen", Roles = BuyingRoles.DecisionMaker, PersonalLevel = 4 }],
            Facts = Steel.Facts.Add("satisfaction", FactValue.Of(40d)),
        };
        RelationshipGridResult it = AccountScorer.BuiltIn.WithSystems([AccountSystems.Find("relationship-grid")!]).Assess(known, Options).Grid!;
        Assert.Equal(("4D", 0.5m, "company", "4C", "behaviour", "preference"), (it.Square, it.Strength, it.LaggingSide, it.NextSquare, it.PersonalLevel, it.CompanyLevel));
    }

    [Fact]
    public void Reminders_tell_the_days_that_are_left()
    {
        RemindersResult it = Of("reminders").Reminders!;
        Assert.Equal(("today", -10m, -10m, 0m), (it.Due.Label, it.FollowUpIn, it.PurchaseIn, it.SupplyLeft));
        Assert.Equal(["used-up", "not-purchased", "not-followed-up"], it.Raised.Select(f => f.Id));
    }

    [Fact]
    public void The_file_is_complete_by_sections_and_lacks_named_fields()
    {
        ProfileCompletenessResult it = Of("profile-completeness").ProfileCompleteness!;
        Assert.Equal(["company", "people", "business", "standing", "rivals", "services", "value"], it.Sections.Select(s => s.Id));
        Assert.Equal(2m / 7, it.Sections[0].Share!.Value, 2);
        Assert.InRange(it.Share!.Value, 0.3m, 0.6m);
        int fields = it.Result.Explain().Scorecards[0].Characteristics.Count();
        Assert.Equal(1 - it.Share.Value, (decimal)it.MissingFields().Length / fields, 2);
    }

    [Fact]
    public void Minefields_have_severity_evidence_and_what_clears_them()
    {
        Account pursuit = Steel with { Opportunities = [new Opportunity { Id = "d", Status = OpportunityStatus.Open, Stage = SellingStage.SolutionPresented }] };
        Assessment it = AccountScorer.BuiltIn.Assess(pursuit, Options);
        Minefield coach = Assert.Single(it.Minefields, m => m.Flag.Id == "no-coach");
        Assert.Equal((FlagState.Raised, Severity.Critical, "find-coach"), (coach.State, coach.Severity, coach.ClearingAction!.Id));
        Assert.StartsWith("1 contact(s)", coach.Message(), StringComparison.Ordinal);
        Assert.Equal(["pursuit", "contacts"], coach.Evidence().Select(e => e.Name));

        // Screening and payment are flags, and no minefields; every minefield of the policy is one here.
        Assert.Equal(
            it.Flags.Concat(it.UndeterminedFlags).Select(f => f.Id)
                .Where(id => !id.StartsWith("screened-out", StringComparison.Ordinal) && id is not ("unevaluated-pursuit" or "criteria-against-us" or "dissatisfied" or "arrears" or "gone-quiet" or "shrinking")),
            it.Minefields.Select(m => m.Flag.Id));
        Minefield open = it.Minefields.First(m => m.State == FlagState.Undetermined);
        Assert.Null(open.Message());
        Assert.NotEmpty(open.Evidence());
    }

    [Fact]
    public void The_buying_centre_speaks_for_the_minefields_when_it_is_asked()
    {
        AccountSystem centre = AccountSystem.FromText("""
            { "policy": "buying-centre", "version": "1", "inputs": { "revenue": { "type": "number" } },
              "flags": [ { "id": "no-coach", "severity": "critical", "when": "revenue > 0" }, { "id": "rich", "severity": "low", "when": "revenue > 0" } ] }
            """);
        Minefield only = Assert.Single(AccountScorer.BuiltIn.WithSystems([centre]).Assess(Steel, Options).Minefields);
        Assert.Equal(("no-coach", Severity.Critical, null), (only.Flag.Id, only.Severity, only.ClearingAction));
    }

    [Fact]
    public void A_policy_of_ones_own_that_kept_the_names_has_the_same_view()
    {
        AccountSystem mine = AccountSystem.FromText(AccountSystems.Find("volume-profit")!.PolicyText
            .Replace("\"policy\": \"volume-profit\"", "\"policy\": \"mine\"", StringComparison.Ordinal)
            .Replace("\"is\": \"1000000\"", "\"is\": \"250000\"", StringComparison.Ordinal));
        Assessment it = AccountScorer.BuiltIn.WithSystems([mine]).Assess(Steel, Options);
        Assert.Null(it.VolumeProfit);
        Assert.Equal("star", new VolumeProfitResult(it.SystemOf("mine")!).Class.Label);
        Assert.Throws<ArgumentException>(() => new LadderResult(it.SystemOf("mine")!).Rung);
    }

    private static ImmutableDictionary<string, FactValue> Facts(params (string Name, FactValue Value)[] facts) => facts.ToImmutableDictionary(f => f.Name, f => f.Value);
}
