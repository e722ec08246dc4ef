using System.Collections.Immutable;

namespace KeyAccount.Scoring.Tests.Policies;

/// <summary>Accounts of which one source alone is known, or none: what is said rests on that source and asks for the rest.</summary>
public sealed class SparseAccountTests
{
    private static readonly AssessmentOptions Options = new(CaseAccounts.AsOf);

    private static readonly string[] AboutPeople =
    [
        "unknown-buyer-decision-maker", "unknown-buyer-technical", "unknown-buyer-user", "unknown-buyer-coach", "no-coach", "uninterviewed-buyer", "new-face",
        "role-changed", "decision-power-unclear", "decision-maker-not-met", "opposed", "single-threaded", "single-source",
    ];

    [Fact]
    public void A_retail_customer_is_graded_on_orders_and_asked_about_the_rest()
    {
        Assessment assessment = Assess(new Account
        {
            Id = "retail",
            Orders = [.. Enumerable.Range(0, 60).Select(i => new Order { Date = new DateOnly(2024, 1, 15).AddDays(15 * i), Amount = 60_000m })],
        });
        Assert.Equal(0m, Assess(new Account { Id = "none" }).Score!.Value.Coverage);
        Assert.InRange(assessment.Score!.Value.Coverage, 0.3m, 0.6m);
        Assert.False(assessment.Grade!.Value.IsCertain);
        Assert.Empty(assessment.Flags.Select(f => f.Id));
        Assert.All(AboutPeople, flag => Assert.Equal(FlagState.Undetermined, assessment.StateOf(flag)));
        Assert.Equal("none", assessment.Card!.Value.Label);
        Assert.Equal("gold", assessment.Card!.Value.Best);
        Assert.NotNull(assessment.NextAction);
    }

    [Fact]
    public void A_debtor_known_from_invoices_is_judged_by_how_it_pays()
    {
        Assessment assessment = Assess(new Account
        {
            Id = "debtor",
            Invoices =
            [
                .. Enumerable.Range(0, 12).Select(i => new DateOnly(2025, 7, 10).AddMonths(i)).Select(day => new Invoice
                {
                    Date = day,
                    Amount = 30_000m,
                    DueDate = day.AddDays(30),
                    Receipts = day < new DateOnly(2026, 3, 1) ? [new Receipt(day.AddDays(90), 30_000m)] : [],
                }),
            ],
        });
        Assert.Equal(["arrears"], assessment.Flags.Select(f => f.Id));
        Assert.Equal("collect-overdue", assessment.NextAction!.Id);
        Assert.Equal(360_000d, assessment.ValueOf("purchases").Number);
        Assert.DoesNotContain("purchases", assessment.Explain().Scorecards.Single().Question, StringComparison.Ordinal);
        Assert.All(AboutPeople, flag => Assert.Equal(FlagState.Undetermined, assessment.StateOf(flag)));
    }

    [Fact]
    public void A_deal_alone_stands_at_the_first_step_and_has_no_score()
    {
        Assessment assessment = Assess(new Account
        {
            Id = "deal",
            Opportunities = [new Opportunity { Id = "d", Status = OpportunityStatus.Open, Stage = SellingStage.Negotiation, Amount = 500_000m }],
        });
        Assert.Null(assessment.Score!.Value.Value);
        Assert.Null(assessment.Grade!.Value.Label);
        Assert.Equal(new StageResult("5", "1", 4, 0.10m, "evaluated"), assessment.Stage);
        Assert.Empty(assessment.Flags.Select(f => f.Id));
        Assert.Equal(["find-out", "evaluate-account", "map-buying-centre"], assessment.Actions.Select(a => a.Id));
        Assert.All(KeyAccountPolicy.Compiled.Model.Languages, language => Assert.All(
            assessment.Explain(language).Actions.SelectMany(a => a.Reasons),
            reason => Assert.DoesNotContain("?", reason.Text, StringComparison.Ordinal)));
    }

    [Fact]
    public void Of_nothing_known_nothing_is_said_but_what_to_find_out()
    {
        Assessment assessment = Assess(new Account { Id = "nothing" });
        Assert.Equal(new ScoreResult(null, 0, assessment.Score!.Value.Low, assessment.Score!.Value.High), assessment.Score);
        Assert.Equal(("A", "D"), (assessment.Grade!.Value.Best, assessment.Grade!.Value.Worst));
        Assert.Empty(assessment.Flags.Select(f => f.Id));
        Assert.Equal(KeyAccountPolicy.Compiled.Model.Flags.Length, assessment.UndeterminedFlags.Length);
        Assert.Equal(["find-out", "keep-in-touch"], assessment.Actions.Select(a => a.Id));
        Assert.Equal("先弄清：该客户一年向我们采购多少？", assessment.Render(assessment.NextAction!.Title!, "zh-Hans"));
        Assert.Equal("没有进行中的项目记录", assessment.Reason(assessment.Actions[1], "zh-Hans"));
    }

    [Fact]
    public void Known_to_be_empty_is_not_the_same_as_unknown()
    {
        Assessment assessment = Assess(new Account { Id = "empty", Contacts = [], Opportunities = [], Orders = [], Invoices = [], Interactions = [] });
        Assert.All(AboutPeople, flag => Assert.Equal(FlagState.Clear, assessment.StateOf(flag)));
        Assert.Equal(0d, assessment.ValueOf("purchases").Number);
        Assert.Equal("find-out", assessment.NextAction!.Id);
    }

    [Fact]
    public void A_customer_of_a_few_months_has_no_growth_to_be_graded()
    {
        Account account = new()
        {
            Id = "young",
            Facts = ImmutableDictionary<string, FactValue>.Empty.Add("tenure_days", FactValue.Of(200d)).Add("revenue_trend", FactValue.Of(9d)),
        };
        Assert.Equal(FactKind.Unknown, Assess(account).ValueOf("settled_trend").Kind);
        Assert.Equal(9d, Assess(account with { Facts = account.Facts.SetItem("tenure_days", FactValue.Of(730d)) }).ValueOf("settled_trend").Number);
        Assert.Equal(FactKind.Unknown, Assess(account with { Facts = account.Facts.Remove("tenure_days") }).ValueOf("settled_trend").Kind);
    }

    [Fact]
    public void A_quiet_customer_with_an_open_deal_is_not_asked_why_the_orders_stopped()
    {
        Account quiet = CaseAccounts.OrdersOnly;
        Assert.Equal("reactivate", Assess(quiet).NextAction!.Id);
        Assessment pursued = Assess(quiet with { Opportunities = [new Opportunity { Id = "d", Status = OpportunityStatus.Open }] });
        Assert.Equal(FlagState.Raised, pursued.StateOf("gone-quiet"));
        Assert.DoesNotContain("reactivate", pursued.Actions.Select(a => a.Id));
    }

    private static Assessment Assess(Account account) => AccountScorer.BuiltIn.Assess(account, Options);
}
