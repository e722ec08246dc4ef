using System.Collections.Immutable;

namespace KeyAccount.Scoring.Tests.Assessments;

/// <summary>Cuts measured over accounts, written into the policy, and decided by.</summary>
public sealed class AccountCalibrationTests
{
    private static readonly AssessmentOptions Options = new(Portfolio.AsOf) { BatchSize = 2 };

    private static readonly AccountSystem System = AccountSystems.Find("single-indicator")!;

    /// <summary>97,000 in all: 80 % (77,600) is reached at 40,000, 95 % (92,150) at 10,000.</summary>
    private static readonly ImmutableArray<Account> SmallOnes = [Buying("a", 2_000m), Buying("b", 45_000m), Buying("c", 10_000m), Buying("d", 40_000m), new Account { Id = "e" }];

    [Fact]
    public void Cuts_are_measured_over_what_the_accounts_bought()
    {
        var measured = new AccountScorer(System.Policy).Calibrate(SmallOnes, Options).Measured;
        Assert.Equal(5, measured.Rows);
        Assert.Equal(
            ["percentile_a_cut 45000", "percentile_b_cut 10000", "percentile_c_cut 2000", "share_a_cut 40000", "share_b_cut 10000"],
            measured.Cuts.Select(c => FormattableString.Invariant($"{c.Cut.Name} {c.Number}")));
        Assert.All(measured.Cuts, c => Assert.Equal((4, 1), (c.Known, c.Unknown)));
    }

    [Fact]
    public void A_calibrated_system_grades_one_account_as_it_grades_all()
    {
        var calibrated = Calibrated();
        var grades = calibrated.AssessBatch(SmallOnes, Options).Select(Grade).ToArray();
        Assert.Equal(["a C", "b A", "c B", "d A", "e "], grades);
        Assert.Equal(grades, SmallOnes.Select(account => Grade(calibrated.Assess(account, Options))));
    }

    [Fact]
    public void In_a_portfolio_of_small_accounts_the_fixed_amounts_are_to_be_fitted()
    {
        var decisions = Calibrated().AssessBatch(SmallOnes, Options).Decisions;
        var disagree = decisions.Policy.Flags.Single(f => f.Id == "ways-disagree");
        Assert.Equal(["b", "c", "d"], SmallOnes.Where((_, row) => decisions.FlagState(disagree, row) == FlagState.Raised).Select(a => a.Id));
        Assert.Equal(["look-after-in-person", "lift-to-next-grade", "refit-amounts"], decisions.Actions(1).Select(a => a.Id));
    }

    [Fact]
    public void Cuts_changed_by_hand_that_are_out_of_order_are_reported_on_every_account()
    {
        var text = System.PolicyText.Replace("\"default\": 200000,", "\"default\": 9000000,", StringComparison.Ordinal);
        var decisions = AccountScorer.FromText(text).AssessBatch(SmallOnes, Options).Decisions;
        var flag = decisions.Policy.Flags.Single(f => f.Id == "cuts-out-of-order");
        Assert.All(SmallOnes.Select((_, row) => row), row => Assert.Equal(FlagState.Raised, decisions.FlagState(flag, row)));
        Assert.Equal("set-cuts-again", decisions.NextAction(1)!.Id);
    }

    [Fact]
    public void A_given_fact_that_does_not_fit_is_unknown_and_reported()
    {
        var wrong = new Account { Id = "f", Facts = ImmutableDictionary<string, FactValue>.Empty.Add("revenue", FactValue.Of("much")) };
        var calibration = new AccountScorer(System.Policy).Calibrate([.. SmallOnes, wrong], Options);
        Assert.Equal(("f", "revenue"), (calibration.RejectedFacts.Single().AccountId, calibration.RejectedFacts.Single().Fact));
        Assert.All(calibration.Measured.Cuts, c => Assert.Equal(2, c.Unknown));
    }

    private static AccountScorer Calibrated()
    {
        var measured = new AccountScorer(System.Policy).Calibrate(SmallOnes, Options).Measured;
        return AccountScorer.FromText(measured.Apply(System.PolicyText, Portfolio.AsOf));
    }

    private static string Grade(Assessment assessment) => $"{assessment.Account.Id} {assessment.BandOf("by_share").Label}";

    private static Account Buying(string id, decimal amount) => new() { Id = id, Orders = [new Order { Date = Portfolio.AsOf, Amount = amount }] };
}
