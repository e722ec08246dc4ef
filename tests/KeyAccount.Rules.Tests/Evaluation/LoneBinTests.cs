namespace KeyAccount.Rules.Tests.Evaluation;

/// <summary>A value finds a bin in any case; where there is only one, so does a value that is unknown (semantics, section 5).</summary>
public sealed class LoneBinTests
{
    public static TheoryData<string, string> Bins { get; } = new()
    {
        { "listed", """{ "when": "true, false", "points": 40 }""" },
        { "tier", """{ "when": "\"gold\", \"silver\"", "points": 40 }""" },
        { "profit", """{ "when": "< 10, >= 10", "points": 40 }""" },
        { "profit", """{ "points": 40 }""" },
        { "tier", """{ "points": 40 }""" },
    };

    [Theory]
    [MemberData(nameof(Bins))]
    public void A_lone_bin_is_known_whatever_the_input_is(string input, string bin)
    {
        var policy = CompiledPolicy.Load(
            $$"""
            { "policy": "p", "version": "1",
              "inputs": { "listed": { "type": "boolean" }, "tier": { "type": "string", "values": ["gold", "silver"] }, "profit": { "type": "number" } },
              "scorecards": { "card": { "title": "Card", "perspectives": [{ "name": "part", "weight": 1, "characteristics": [{ "name": "one", "input": "{{input}}", "weight": 1, "missing": "required", "bins": [{{bin}}] }] }] } },
              "values": { "above": "card.score + 0 > card.low - 1" } }
            """);
        foreach (var rows in (int[])[1, 65])
        {
            var batch = new ColumnBatchBuilder(policy.Model.Inputs);
            for (var row = 0; row < rows; row++) batch.EndRow();
            var decisions = policy.Evaluate(batch.Build());
            var card = policy.Model.Scorecards[0];
            var score = decisions.Score(card);
            Assert.Equal((40, 1, 40, 40, null, true), (score.Score[rows - 1].Number, score.Coverage[rows - 1].Number, score.Low[rows - 1].Number, score.High[rows - 1].Number,
                decisions.Question(card).Text(rows - 1), ((TruthColumn)decisions.Value(policy.Model.Values[0])!).Truth(rows - 1)));
            Assert.Equal(40, decisions.Explain(rows - 1, "en").Scorecards[0].Characteristics.Single().Points);
        }
    }
}
