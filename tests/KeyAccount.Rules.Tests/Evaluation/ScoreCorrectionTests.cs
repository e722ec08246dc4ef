namespace KeyAccount.Rules.Tests.Evaluation;

/// <summary>Adjustments, caps and knock-outs of a scorecard, and severities of flags, on numbers worked out by hand.</summary>
public sealed class ScoreCorrectionTests
{
    private static readonly CompiledPolicy Policy = CompiledPolicy.Load("""
        {
          "policy": "sheet", "version": "1.0.0", "languages": ["en"],
          "inputs": {
            "revenue": { "type": "number" }, "shortfall": { "type": "number" }, "praised": { "type": "boolean" },
            "complaint": { "type": "boolean" }, "fraud": { "type": "boolean" }, "stage": { "type": "string", "values": ["early", "late"] }
          },
          "scorecards": { "sheet": {
            "decimals": 1,
            "perspectives": [ { "name": "result", "weight": 1, "characteristics": [
              { "input": "revenue", "weight": 1, "missing": "required", "bins": [ { "when": ">= 100", "points": 90 }, { "points": 30 } ] } ] } ],
            "adjustments": [
              { "id": "shortfall", "of": "shortfall", "per": 5, "points": -1.5, "at_least": -6, "at_most": 0 },
              { "id": "praised", "when": "praised", "points": 20 } ],
            "caps": [ { "id": "complaint", "when": "complaint", "at_most": 59 } ],
            "knock_outs": [ { "id": "fraud", "when": "fraud" } ] } },
          "bands": { "grade": { "of": "sheet.score", "least_coverage": 1, "cuts": [
            { "at": 80, "label": "A", "advice": "Keep {revenue|0} coming" }, { "at": 50, "label": "B" }, { "label": "C" } ] } },
          "flags": [ { "id": "unhappy", "when": "complaint", "severity": [
            { "when": "stage = \"late\"", "severity": "critical" }, { "when": "revenue >= 100", "severity": "high" }, { "severity": "low" } ] } ]
        }
        """);

    [Theory]
    [InlineData(100d, 0d, false, false, false, 90d, 90d, 90d)]
    [InlineData(100d, 4.9d, false, false, false, 90d, 90d, 90d)]
    [InlineData(100d, 5d, false, false, false, 88.5d, 88.5d, 88.5d)]
    [InlineData(100d, 19d, false, false, false, 85.5d, 85.5d, 85.5d)]
    [InlineData(100d, 1000d, false, false, false, 84d, 84d, 84d)]
    [InlineData(100d, -10d, false, false, false, 90d, 90d, 90d)]
    [InlineData(100d, 0d, true, false, false, 100d, 100d, 100d)]
    [InlineData(100d, 0d, false, true, false, 59d, 59d, 59d)]
    [InlineData(100d, 0d, true, true, true, 0d, 0d, 0d)]
    [InlineData(5d, 50d, false, true, false, 24d, 24d, 24d)]
    [InlineData(100d, null, false, false, false, 90d, 84d, 90d)]
    [InlineData(5d, 0d, null, false, false, 30d, 30d, 50d)]
    [InlineData(100d, 0d, false, null, false, 90d, 59d, 90d)]
    [InlineData(100d, 0d, false, false, null, 90d, 0d, 90d)]
    [InlineData(null, 0d, false, false, false, null, 30d, 90d)]
    [InlineData(null, 0d, false, false, true, 0d, 0d, 0d)]
    public void What_holds_changes_the_score_and_what_may_hold_only_its_range(
        double? revenue, double? shortfall, bool? praised, bool? complaint, bool? fraud, double? score, double low, double high)
    {
        var explained = Decide(revenue, shortfall, praised, complaint, fraud, "early").Explain(0, "en").Scorecards.Single();
        Assert.Equal((decimal?)score, explained.Score);
        Assert.Equal((decimal)low, explained.Low);
        Assert.Equal((decimal)high, explained.High);
        if (explained.Score is null) return;
        Assert.Equal(explained.Score, explained.Characteristics.Sum(c => c.Contribution) + explained.Corrections.Sum(c => c.Points) + explained.BeyondBounds);
    }

    [Fact]
    public void Each_bears_what_it_changed_after_those_before_it()
    {
        var explained = Decide(100, 5, praised: true, complaint: true, fraud: true, "early").Explain(0, "en").Scorecards.Single();
        Assert.Equal([-1.5m, 20m, -41m, -59m], explained.Corrections.Select(c => c.Points));
        Assert.Equal(-8.5m, explained.BeyondBounds);
        Assert.Equal([CorrectionKind.Adjustment, CorrectionKind.Adjustment, CorrectionKind.Cap, CorrectionKind.KnockOut], explained.Corrections.Select(c => c.Kind));
    }

    [Fact]
    public void The_perspective_keeps_the_mean_of_its_characteristics() =>
        Assert.Equal(90m, Decide(100, 5, praised: false, complaint: true, fraud: true, "early").Explain(0, "en").Scorecards.Single().Perspectives.Single().Score);

    [Fact]
    public void A_knock_out_gives_the_worst_label_however_little_is_known()
    {
        var grade = Decide(null, null, null, null, fraud: true, "early").Explain(0, "en").Bands.Single();
        Assert.Equal(("C", true), (grade.Label, grade.IsCertain));
        Assert.Null(Decide(null, null, null, null, fraud: null, "early").Explain(0, "en").Bands.Single().Label);
    }

    [Fact]
    public void Whether_a_score_is_knocked_out_is_a_column()
    {
        var card = Policy.Model.Scorecards.Single();
        bool? KnockedOut(bool? fraud) => Decide(100, 0, false, false, fraud, "early").KnockedOut(card)!.Truth(0);
        Assert.Equal([true, false, null], new bool?[] { true, false, null }.Select(KnockedOut));
    }

    [Fact]
    public void A_label_comes_with_its_advice() =>
        Assert.Equal("Keep 100 coming", Decide(100, 0, false, false, false, "early").Explain(0, "en").Bands.Single().Advice);

    [Theory]
    [InlineData(5d, "late", Severity.Critical)]
    [InlineData(100d, "early", Severity.High)]
    [InlineData(5d, "early", Severity.Low)]
    [InlineData(100d, null, Severity.High)]
    [InlineData(null, null, Severity.Low)]
    public void A_flag_is_as_bad_as_its_first_condition_that_is_known_to_hold(double? revenue, string? stage, Severity expected)
    {
        var decisions = Decide(revenue, 0, false, complaint: true, false, stage);
        Assert.Equal(expected, decisions.SeverityOf(Policy.Model.Flags.Single(), 0));
        Assert.Equal(expected, decisions.Explain(0, "en").Flags.Single().Severity);
    }

    private static DecisionBatch Decide(double? revenue, double? shortfall, bool? praised, bool? complaint, bool? fraud, string? stage)
    {
        var facts = new ColumnBatchBuilder(Policy.Model.Inputs);
        FactValue[] row = [FactValue.Of(revenue), FactValue.Of(shortfall), FactValue.Of(praised), FactValue.Of(complaint), FactValue.Of(fraud), FactValue.Of(stage)];
        for (var i = 0; i < row.Length; i++) facts[i].Add(row[i]);
        facts.EndRow();
        return Policy.Evaluate(facts.Build());
    }
}
