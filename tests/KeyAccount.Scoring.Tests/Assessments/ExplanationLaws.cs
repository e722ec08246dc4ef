using FsCheck.Xunit;
using KeyAccount.Scoring.Tests.Policies;

namespace KeyAccount.Scoring.Tests.Assessments;

/// <summary>An explanation is the assessment taken apart: it adds up to the last digit and agrees in every part.</summary>
public sealed class ExplanationLaws
{
    public static TheoryData<string> Cases => ["rookie", "machines", "keyboards", "bearings", "orders"];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_cases_add_up(string name) => AssertAddsUp(AccountScorer.BuiltIn.Assess(
        name switch
        {
            "rookie" => CaseAccounts.RookieInstrumentDeal,
            "machines" => CaseAccounts.CuttingMachines,
            "keyboards" => CaseAccounts.KeyboardForEveryone,
            "bearings" => CaseAccounts.BearingMakersSteel,
            _ => CaseAccounts.OrdersOnly,
        },
        new AssessmentOptions(CaseAccounts.AsOf)));

    [Property(MaxTest = 25, Replay = "20260630,13")]
    public void Any_account_adds_up(int seed) =>
        Assert.All(AccountScorer.BuiltIn.AssessBatch(new Portfolio(seed).Accounts(10), new AssessmentOptions(Portfolio.AsOf)), AssertAddsUp);

    private static void AssertAddsUp(Assessment assessment)
    {
        Explanation explanation = assessment.Explain();
        ScorecardExplanation card = Assert.Single(explanation.Scorecards);
        Assert.Equal(assessment.Score, new ScoreResult(card.Score, card.Coverage, card.Low, card.High));
        Assert.Equal(card.Score ?? 0, card.Characteristics.Sum(c => c.Contribution));
        Assert.All(card.Characteristics, c => Assert.True(c.State == CharacteristicState.Known || c.Contribution == 0, c.Name));
        Assert.Equal(assessment.Grade!.Value.Label, explanation.Bands.Single(b => b.Name == "grade").Label);
        Assert.Equal(
            assessment.Flags.Select(f => f.Id).Order(StringComparer.Ordinal),
            explanation.Flags.Where(f => f.State == FlagState.Raised).Select(f => f.Id).Order(StringComparer.Ordinal));
        Assert.Equal(assessment.Actions.Select(a => a.Id), explanation.Actions.Select(a => a.Id));
        Assert.All(explanation.Actions, a => Assert.NotEmpty(a.Reasons));
    }
}
