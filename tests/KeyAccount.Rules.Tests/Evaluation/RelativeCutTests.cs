namespace KeyAccount.Rules.Tests.Evaluation;

/// <summary>Numbers that were measured over a portfolio, and what is decided by them.</summary>
public sealed class RelativeCutTests
{
    private const string Document = """
        {
          "policy": "p", "version": "1",
          "inputs": { "revenue": { "type": "number" } },
          "cuts": {
            "top": { "of": "revenue", "take": { "percentile": 80 }, "default": 100, "unit": "currency", "title": "Top fifth" },
            "middle": { "of": "revenue", "take": "median", "where": "revenue > 0" },
            "many": { "of": "revenue", "take": { "cumulative_share": 0.95 }, "default": 1 }
          },
          "calibration": { "as_of": "2026-06-30", "accounts": 12, "source": "all accounts", "cuts": { "many": 2.5 } },
          "values": { "above_top": "revenue - top", "is_many": "revenue >= many" },
          "bands": { "size": { "of": "revenue", "cuts": [ { "at": "top", "label": "A" }, { "at": "middle", "label": "B" }, { "at": 5, "label": "C" }, { "label": "D" } ] } },
          "flags": [ { "id": "low", "severity": "low", "when": "revenue < middle" } ]
        }
        """;

    private static readonly CompiledPolicy Policy = CompiledPolicy.Load(Document);

    [Fact]
    public void The_model_says_what_is_measured_when_and_the_number_by_which_it_decides()
    {
        Assert.Equal(
            ["top of revenue: percentile 80 =  or 100, so 100 currency", "middle of revenue: median =  or , so  ", "many of revenue: cumulative_share 0.95 = 2.5 or 1, so 2.5 "],
            Policy.Model.Cuts.Select(c => FormattableString.Invariant($"{c.Name} of {c.Of}: {c.Take} = {c.Calibrated} or {c.Default}, so {c.Number} {c.Unit}")));
        Assert.Equal("revenue > 0", Policy.Model.Cuts[1].Where);
        Assert.Equal("Top fifth", Policy.Model.Cuts[0].Title!.In("en"));
        var calibration = Policy.Model.Calibration!;
        Assert.Equal((new DateOnly(2026, 6, 30), 12, "all accounts"), (calibration.AsOf, calibration.Rows, calibration.Source));
        Assert.Same(Policy.Model.Cuts[0], Policy.Model.Bands[0].Cuts[0].AtCut);
    }

    [Theory]
    [InlineData(100, "A", "A", "A", true)]
    [InlineData(99, null, "B", "C", false)]
    [InlineData(5, null, "B", "C", false)]
    [InlineData(4, null, "B", "D", false)]
    [InlineData(null, null, "A", "D", false)]
    public void A_label_that_hangs_on_an_unknown_cut_is_open(int? revenue, string? label, string best, string worst, bool isCertain)
    {
        var band = Decide(revenue).Band(Policy.Model.Bands[0]);
        Assert.Equal((label, best, worst, isCertain), (band.Label.Text(0), band.Best.Text(0), band.Worst.Text(0), band.Certain.Truth(0)));
    }

    [Fact]
    public void Expressions_read_a_cut_as_a_number_and_an_unknown_one_as_unknown()
    {
        var decisions = Decide(3);
        Assert.Equal(-97, decisions.Value(Policy.Model.Values[0])![0].Number);
        Assert.True(decisions.Value(Policy.Model.Values[1])![0].Boolean);
        Assert.Equal(FlagState.Undetermined, decisions.FlagState(Policy.Model.Flags[0], 0));
        Assert.Equal(["middle"], decisions.Explain(0, "en").Flags[0].Evidence.Select(e => e.Name));
    }

    [Fact]
    public void An_explanation_shows_the_cut_with_its_number() => Assert.Equal(">= top (100)", Decide(200).Explain(0, "en").Bands[0].Cut);

    private static DecisionBatch Decide(int? revenue)
    {
        var builder = new ColumnBatchBuilder(Policy.Model.Inputs);
        if (revenue is { } number) builder[0].Add(number);
        builder.EndRow();
        return Policy.Evaluate(builder.Build());
    }
}
