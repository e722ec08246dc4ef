namespace KeyAccount.Scoring.Tests.Policies;

/// <summary>Every flag of the built-in policy: an account that raises it, one that clears it, and one in which a fact is missing that decides.</summary>
public sealed class MinefieldTests
{
    private static readonly AssessmentOptions Options = new(CaseAccounts.AsOf);

    /// <summary>A pursuit in which nothing is mined and nothing unknown.</summary>
    private static readonly Account Clean = CaseAccounts.BearingMakersSteel with
    {
        Facts = CaseAccounts.BearingMakersSteel.Facts
            .Add("average_order_interval_days", FactValue.Of(20d)).Add("complaint_ratio", FactValue.Of(0d)).Add("revenue_trend", FactValue.Of(0.1)),
        Contacts = [.. CaseAccounts.BearingMakersSteel.Contacts.Select(c => c with { IsInterviewed = true })],
    };

    private static readonly Dictionary<string, (Func<Account, Account> Raise, Func<Account, Account> Hide)> Cases = new(StringComparer.Ordinal)
    {
        ["screened-out-technical"] = (a => Standing(a, s => s with { CanMeetTechnicalRequirements = false }), a => Standing(a, s => s with { CanMeetTechnicalRequirements = null })),
        ["screened-out-funds"] = (a => Standing(a, s => s with { HasFunds = false }), a => Standing(a, s => s with { HasFunds = null })),
        ["screened-out-credit"] = (a => Standing(a, s => s with { CreditAcceptable = false }), a => Standing(a, s => s with { CreditAcceptable = null })),
        ["unknown-buyer-decision-maker"] = (a => Person(a, "gm", c => c with { RolesConfirmed = false }), a => Person(a, "gm", c => c with { RolesConfirmed = null })),
        ["unknown-buyer-technical"] = (a => Person(a, "quality", c => c with { Roles = BuyingRoles.None }), a => Person(a, "quality", c => c with { Roles = null })),
        ["unknown-buyer-user"] = (a => Person(a, "production", c => c with { Roles = BuyingRoles.None }), a => Person(a, "production", c => c with { Roles = null })),
        ["unknown-buyer-coach"] = (a => Person(a, "project", c => c with { RolesConfirmed = false }), a => Person(a, "project", c => c with { RolesConfirmed = null })),
        ["no-coach"] = (a => Person(a, "project", c => c with { Roles = BuyingRoles.Influencer }), a => Person(a, "project", c => c with { Roles = null })),
        ["uninterviewed-buyer"] = (a => Person(a, "production", c => c with { LastInterviewedOn = new(2025, 12, 1) }), a => Deal(a, d => d with { OpenedOn = null })),
        ["new-face"] = (
            a => Person(a, "quality", c => c with { FirstSeenOn = new(2026, 6, 1), IsInterviewed = null }) with { Interactions = a.Interactions },
            a => Person(a, "quality", c => c with { FirstSeenOn = new(2026, 6, 1), LastInterviewedOn = null, IsInterviewed = true })),
        ["role-changed"] = (
            a => Person(a, "quality", c => c with { RoleChangedOn = new(2026, 6, 1) }),
            a => Person(a, "quality", c => c with { RoleChangedOn = null })),
        ["reorganised"] = (a => Standing(a, s => s with { ReorganisedOn = new(2026, 6, 20) }), a => Standing(a, s => s with { ReorganisedOn = null })),
        ["decision-power-unclear"] = (a => Person(a, "finance", c => c with { Roles = BuyingRoles.DecisionMaker }), a => Person(a, "finance", c => c with { Roles = null })),
        ["decision-maker-not-met"] = (
            a => Person(a, "gm", c => c with { LastInterviewedOn = null, IsInterviewed = false }),
            a => Person(a, "gm", c => c with { LastInterviewedOn = null, IsInterviewed = null })),
        ["opposed"] = (a => Person(a, "quality", c => c with { Stance = Stance.Opponent }), a => Person(a, "quality", c => c with { Stance = null })),
        ["single-threaded"] = (
            a => a with { Contacts = [.. a.Contacts.Select(c => c.Id == "gm" ? c : c with { LastInterviewedOn = null, IsInterviewed = false })], Interactions = [] },
            a => a with { Contacts = [.. a.Contacts.Select(c => c.Id == "gm" ? c : c with { LastInterviewedOn = null, IsInterviewed = null })], Interactions = default }),
        ["single-source"] = (
            a => a with { Contacts = [.. a.Contacts.Select(c => c with { InformationSource = "gm" })] },
            a => a with { Contacts = [.. a.Contacts.Select(c => c with { InformationSource = null })] }),
        ["stale-map"] = (a => Standing(a, s => s with { MapConfirmedOn = new(2025, 12, 31) }), a => Standing(a, s => s with { MapConfirmedOn = null })),
        ["unevaluated-pursuit"] = (a => Standing(a, s => s with { EvaluatedOn = null, IsEvaluated = false }), a => Standing(a, s => s with { EvaluatedOn = null })),
        ["criteria-against-us"] = (a => Deal(a, d => d with { CriteriaAgainstUs = true }), a => Deal(a, d => d with { CriteriaAgainstUs = null })),
        ["dissatisfied"] = (a => Standing(a, s => s with { Satisfaction = 59 }), a => Standing(a, s => s with { Satisfaction = null })),
        ["arrears"] = (a => Fact(a, "arrears_rate", 0.05), a => Fact(a, "arrears_rate", null)),
        ["gone-quiet"] = (a => Fact(a, "days_since_last_order", 61), a => Fact(a, "days_since_last_order", null)),
        ["shrinking"] = (a => Fact(a, "revenue_trend", -0.31), a => Fact(a, "revenue_trend", null)),
    };

    public static TheoryData<string> Flags => [.. KeyAccountPolicy.Compiled.Model.Flags.Select(f => f.Id)];

    [Fact]
    public void The_clean_account_clears_every_flag_and_leaves_none_open()
    {
        Assessment assessment = AccountScorer.BuiltIn.Assess(Clean, Options);
        Assert.Empty(assessment.Flags.Select(f => f.Id));
        Assert.Empty(assessment.UndeterminedFlags.Select(f => f.Id));
    }

    [Theory]
    [MemberData(nameof(Flags))]
    public void It_is_raised_with_evidence_and_an_action_in_both_languages(string flag)
    {
        Assessment assessment = AccountScorer.BuiltIn.Assess(Cases[flag].Raise(Clean), Options);
        Assert.Equal(FlagState.Raised, assessment.StateOf(flag));
        foreach (string language in KeyAccountPolicy.Compiled.Model.Languages)
        {
            Explanation explanation = assessment.Explain(language);
            FlagExplanation explained = explanation.Flags.Single(f => f.Id == flag);
            Assert.NotEmpty(explained.Message!);
            Assert.DoesNotContain("?", explained.Message!, StringComparison.Ordinal);
            Assert.NotEmpty(explained.Evidence);
            Assert.Contains(explanation.Actions, a => a.Reasons.Any(r => r.Rule == flag) || flag == "gone-quiet");
        }
    }

    [Theory]
    [MemberData(nameof(Flags))]
    public void It_is_undetermined_where_a_fact_that_decides_is_missing_and_says_which(string flag)
    {
        Assessment assessment = AccountScorer.BuiltIn.Assess(Cases[flag].Hide(Clean), Options);
        Assert.Equal(FlagState.Undetermined, assessment.StateOf(flag));
        FlagExplanation explained = assessment.Explain().Flags.Single(f => f.Id == flag);
        Assert.NotEmpty(explained.Evidence);
        Assert.All(explained.Evidence, e => Assert.Equal(FactKind.Unknown, e.Value.Kind));
    }

    [Fact]
    public void Nobody_at_all_is_no_opposition_but_every_influence_is_unknown()
    {
        Assessment assessment = AccountScorer.BuiltIn.Assess(Clean with { Contacts = [] }, Options);
        Assert.Equal(FlagState.Clear, assessment.StateOf("opposed"));
        Assert.Equal(
            ["unknown-buyer-decision-maker", "unknown-buyer-technical", "unknown-buyer-user", "no-coach", "decision-power-unclear", "decision-maker-not-met"],
            assessment.Flags.Select(f => f.Id));
    }

    [Fact]
    public void An_opponent_who_outweighs_the_supporters_opposes_without_any_veto()
    {
        Account account = Clean with
        {
            Contacts = [.. Clean.Contacts.Select(c => c.Id is "gm" or "quality" ? c with { Stance = Stance.Neutral } : c.Id == "purchasing" ? c with { Stance = Stance.Opponent, Influence = 1 } : c with { Influence = 0.3 })],
        };
        Assessment assessment = AccountScorer.BuiltIn.Assess(account, Options);
        Assert.Equal(-0.1, assessment.ValueOf("support_balance").Number!.Value, 12);
        Assert.Equal(FlagState.Raised, assessment.StateOf("opposed"));
    }

    [Fact]
    public void What_the_records_say_of_a_pursuit_counts_only_once_a_deal_is_known()
    {
        Account mined = Clean with { Contacts = [] };
        string[] ofPursuit = [.. AccountScorer.BuiltIn.Assess(mined, Options).Flags.Select(f => f.Id)];
        Assessment unknown = AccountScorer.BuiltIn.Assess(mined with { Opportunities = default }, Options);
        Assert.All(ofPursuit, flag => Assert.Equal(FlagState.Undetermined, unknown.StateOf(flag)));
        Assert.All(ofPursuit, flag => Assert.Contains(unknown.Explain().Flags.Single(f => f.Id == flag).Evidence, e => e.Name == "open_opportunity_count"));
    }

    private static Account Standing(Account account, Func<AccountStanding, AccountStanding> change) => account with { Standing = change(account.Standing) };

    private static Account Person(Account account, string id, Func<Contact, Contact> change) =>
        account with { Contacts = [.. account.Contacts.Select(c => c.Id == id ? change(c) : c)] };

    private static Account Deal(Account account, Func<Opportunity, Opportunity> change) =>
        account with { Opportunities = [change(account.Opportunities.Single())] };

    private static Account Fact(Account account, string name, double? value) =>
        account with { Facts = account.Facts.SetItem(name, FactValue.Of(value)) };
}
