namespace KeyAccount.Scoring.Tests.Policies;

/// <summary>The four cases of the field, and accounts known from little, come out as an account manager would have it.</summary>
public sealed class FieldCaseTests
{
    private static readonly Severity[] Severe = [Severity.High, Severity.Critical];

    [Fact]
    public void The_built_in_policy_loads_without_a_single_finding() =>
        Assert.Equal("", DiagnosticRenderer.Render(CaseRun.Policy.Diagnostics));

    [Fact]
    public void A_rookies_deal_is_evaluated_first_and_then_a_coach_is_sought()
    {
        var run = new CaseRun(CaseAccounts.RookieInstrumentDeal);
        Assert.Equal(
            ["unknown-buyer-technical", "unknown-buyer-user", "no-coach", "decision-maker-not-met", "single-threaded", "unevaluated-pursuit"],
            run.Raised([.. Severe, Severity.Medium, Severity.Low]));
        PlaybookExplanation selling = Assert.Single(run.Explain().Playbooks);
        Assert.Equal("2", selling.Claimed?.Id);
        Assert.Equal("1", selling.Supported.Id);
        Assert.Equal(["evaluate", "find-coach"], run.Actions.Take(2));
        Assert.DoesNotContain("make-bid", run.Actions);
        Assert.Equal("Design institute", run.Value("coach_candidate").Text);
        Assert.Contains("Design institute", run.Explain().Actions.Single(action => action.Id == "find-coach").Title, StringComparison.Ordinal);
    }

    [Fact]
    public void A_machine_we_cannot_build_is_screened_out_however_warm_the_relationship()
    {
        var run = new CaseRun(CaseAccounts.CuttingMachines);
        Assert.Equal(FlagState.Raised, run.State("screened-out-technical"));
        Assert.Equal(["lower-contact"], run.Actions);
    }

    [Fact]
    public void A_keyboard_that_engineering_opposes_is_not_winnable_now()
    {
        var run = new CaseRun(CaseAccounts.KeyboardForEveryone);
        Assert.Equal(FlagState.Raised, run.State("opposed"));
        Assert.Equal(FlagState.Clear, run.State("unknown-buyer-decision-maker"));
        Assert.True(run.Value("users_split").Boolean);
        Assert.Equal(-0.6, run.Value("support_balance").Number!.Value, 12);
        BandExplanation winnable = run.Explain().Bands.Single(band => band.Name == "winnable_now");
        Assert.Equal("no", winnable.Label);
        Assert.True(winnable.IsCertain);
        Assert.Equal("work-departments", run.Actions.First());
    }

    [Fact]
    public void A_preferred_supplier_with_supporters_everywhere_closes_with_the_decision_maker()
    {
        var run = new CaseRun(CaseAccounts.BearingMakersSteel);
        Assert.Empty(run.Raised(Severe));
        Explanation explanation = run.Explain();
        PlaybookExplanation selling = Assert.Single(explanation.Playbooks);
        Assert.Equal("5", selling.Claimed?.Id);
        Assert.Equal("5", selling.Supported.Id);
        Assert.Equal("close-deal", explanation.Actions[0].Id);
        Assert.Equal("Close with General manager", explanation.Actions[0].Title);
    }

    [Fact]
    public void Orders_alone_prove_no_minefield_and_clear_none()
    {
        var run = new CaseRun(CaseAccounts.OrdersOnly);
        Assert.Equal(["gone-quiet"], run.Raised([.. Severe, Severity.Medium, Severity.Low]));
        string[] aboutPeople =
        [
            "unknown-buyer-decision-maker", "unknown-buyer-technical", "unknown-buyer-user", "unknown-buyer-coach", "no-coach", "uninterviewed-buyer",
            "new-face", "role-changed", "reorganised", "decision-power-unclear", "decision-maker-not-met", "opposed", "single-threaded", "single-source",
            "stale-map",
        ];
        Assert.All(aboutPeople, flag => Assert.Equal(FlagState.Undetermined, run.State(flag)));
        Assert.Equal("reactivate", run.Actions.First());
    }

    [Fact]
    public void Without_any_fact_there_is_no_score_and_the_next_action_asks_the_most_valuable_question()
    {
        Explanation explanation = new CaseRun(new Account { Id = "nothing" }).Explain();
        Assert.Null(Assert.Single(explanation.Scorecards).Score);
        Assert.Equal("find-out", explanation.Actions[0].Id);
        Assert.Equal("Find out: How much do they buy from us in a year?", explanation.Actions[0].Title);
    }

    [Fact]
    public void People_of_unknown_roles_leave_the_question_open()
    {
        Account account = CaseAccounts.RookieInstrumentDeal;
        var run = new CaseRun(account with { Contacts = account.Contacts.Add(new Contact { Id = "stranger" }) });
        Assert.Equal(FlagState.Undetermined, run.State("no-coach"));
        Assert.Equal(FlagState.Undetermined, run.State("unknown-buyer-technical"));

        // The ledger names everybody, and not the stranger; without it, there may have been contact.
        Assert.Equal(FlagState.Raised, run.State("single-threaded"));
        var withoutLedger = new CaseRun(account with { Contacts = account.Contacts.Add(new Contact { Id = "stranger" }), Interactions = default });
        Assert.Equal(FlagState.Undetermined, withoutLedger.State("single-threaded"));
    }

    [Fact]
    public void Minefields_of_a_pursuit_are_clear_where_no_deal_is_open()
    {
        var run = new CaseRun(CaseAccounts.RookieInstrumentDeal with { Opportunities = [] });
        string[] ofPursuit = ["no-coach", "unknown-buyer-technical", "unknown-buyer-user", "decision-maker-not-met", "uninterviewed-buyer"];
        Assert.All(ofPursuit, flag => Assert.Equal(FlagState.Clear, run.State(flag)));
        Assert.Equal(FlagState.Raised, run.State("single-threaded"));
    }
}
