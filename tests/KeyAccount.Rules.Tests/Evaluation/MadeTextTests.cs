namespace KeyAccount.Rules.Tests.Evaluation;

/// <summary>Texts that a policy makes are numbered as they come: anew with every batch, and further with every chunk of it.</summary>
public sealed class MadeTextTests
{
    private static readonly CompiledPolicy Policy = CompiledPolicy.Load(
        """
        { "policy": "p", "version": "1", "inputs": { "industry": { "type": "string" }, "spelt": { "type": "string" }, "listed": { "type": "boolean" } },
          "values": {
            "made": "industry + \"!\"", "chosen": "if listed then industry else spelt",
            "is_steel": "industry + \"!\" = \"steel!\"", "is_dated": "date(industry + \"-01\") = date(\"2026-03-01\")", "is_either": "\"steel\" in [industry, spelt]",
            "same": "industry + \"!\" = spelt + \"!\"", "before": "industry + \"!\" < spelt + \"?\"" } }
        """);

    /// <summary>A text that is compared with comes up first in a later chunk, and in a later batch at another place.</summary>
    [Fact]
    public void What_comes_late_is_found_as_well_as_what_comes_early()
    {
        var evaluator = Policy.CreateEvaluator();
        foreach (var (i, steel) in ((int[])[4_999, 0, 3_000, -1, 4_000]).Index())
        {
            string?[] industries = [.. Enumerable.Range(0, 5_000).Select(row => row == steel ? "steel" : row == 4_500 ? "2026-03" : row % 7 == 3 ? null : $"x{row % (11 + i)}")];
            string?[] spelt = [.. Enumerable.Range(0, 5_000).Select(row => row % 5 == 1 ? null : row % 9 == 0 ? industries[row] : $"x{row % 13}")];
            var decisions = evaluator.Evaluate(Batch(industries, spelt));
            for (var row = 0; row < industries.Length; row++)
            {
                var (a, b) = (industries[row], spelt[row]);
                Expect(decisions, "made", row, a is null ? null : $"{a}!");
                Expect(decisions, "chosen", row, row % 2 == 0 ? a : b);
                Expect(decisions, "is_steel", row, a is null ? null : a == "steel");
                Expect(decisions, "is_dated", row, a == "2026-03" ? true : null);
                Expect(decisions, "is_either", row, a == "steel" || b == "steel" ? true : a is null || b is null ? null : false);
                Expect(decisions, "same", row, a is null || b is null ? null : a == b);
                Expect(decisions, "before", row, a is null || b is null ? null : string.CompareOrdinal($"{a}!", $"{b}?") < 0);
            }
        }
    }

    [Fact]
    public void A_batch_knows_only_its_own_texts()
    {
        var evaluator = Policy.CreateEvaluator();
        foreach (var industry in (string[])["steel", "energy", "steel"])
        {
            var made = (StringColumn)evaluator.Evaluate(Batch([industry, industry], [null, "x"])).Value(Policy.Model.Values[0])!;
            Assert.Equal($"{industry}!", made.Text(1));
            Assert.Equal(1, made.Dictionary.Count);
        }
    }

    /// <summary>Threads change no numbers: such rows are met in their order.</summary>
    [Fact]
    public void Numbers_of_texts_do_not_depend_on_threads()
    {
        string?[] industries = [.. Enumerable.Range(0, 20_000).Select(row => $"x{row % 1_013}")];
        var one = (StringColumn)Policy.Evaluate(Batch(industries, industries)).Value(Policy.Model.Values[0])!;
        var shared = (StringColumn)Policy.CreateEvaluator(maxDegreeOfParallelism: 3).Evaluate(Batch(industries, industries)).Value(Policy.Model.Values[0])!;
        Assert.True(one.Codes.Span.SequenceEqual(shared.Codes.Span));
        Assert.Equal(Enumerable.Range(0, 1_013), shared.Codes.ToArray().Distinct());
        Assert.Equal("x1012!", shared.Text(1_012));
    }

    private static ColumnBatch Batch(string?[] industries, string?[] spelt)
    {
        var batch = new ColumnBatchBuilder(Policy.Model.Inputs);
        for (var row = 0; row < industries.Length; row++)
        {
            batch[0].Add(FactValue.Of(industries[row]));
            batch[1].Add(FactValue.Of(spelt[row]));
            batch[2].Add(FactValue.Of(row % 2 == 0));
            batch.EndRow();
        }

        return batch.Build();
    }

    private static void Expect(DecisionBatch decisions, string name, int row, object? expected)
    {
        var found = Oracle.ColumnFacts.Plain(decisions.Value(decisions.Policy.Values.Single(value => value.Name == name))![row]);
        if (!Equals(expected, found)) Assert.Fail($"{name} in row {row}: expected {expected ?? "nothing"}, found {found ?? "nothing"}");
    }
}
