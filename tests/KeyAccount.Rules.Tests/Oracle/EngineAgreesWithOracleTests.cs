using KeyAccount.Oracle.Model;
using KeyAccount.Oracle.Text;

namespace KeyAccount.Oracle;

/// <summary>The laws that bind the engine: it means what the oracle means, however its rows are cut and ordered.</summary>
public sealed class EngineAgreesWithOracleTests
{
    private const int TrialsPerTest = 120;
    private const int WholeBatch = 1024;

    [Fact]
    public void The_engine_loads_every_trial() => Laws.Hold(TrialsPerTest * 2, trial =>
    {
        Rules.CompiledPolicy.TryLoad(PolicyPrinter.Print(trial.Policy), "generated", limits: null, out _, out var diagnostics);
        return diagnostics.FirstOrDefault(one => one.Severity == Rules.DiagnosticSeverity.Error)?.ToString();
    });

    [Fact]
    public void The_engine_and_the_oracle_agree()
    {
        var engine = EngineUnderTest.Policies();
        Laws.Hold(TrialsPerTest, trial =>
        {
            var found = engine.Evaluate(PolicyPrinter.Print(trial.Policy), trial.Rows, WholeBatch);
            return FirstDifference(trial.Rows, [.. trial.Rows.Select(row => ReferenceInterpreter.Evaluate(trial.Policy, row))], found);
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void The_size_of_a_batch_changes_nothing(int batchSize)
    {
        var engine = EngineUnderTest.Policies();
        Laws.Hold(TrialsPerTest / 2, trial =>
        {
            var document = PolicyPrinter.Print(trial.Policy);
            return FirstDifference(trial.Rows, engine.Evaluate(document, trial.Rows, WholeBatch), engine.Evaluate(document, trial.Rows, batchSize));
        });
    }

    /// <summary>Bitmaps are cut into words of 64 rows: the same rows are repeated until several words are full.</summary>
    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(200)]
    public void Many_rows_in_one_batch_change_nothing(int count)
    {
        var engine = EngineUnderTest.Policies();
        Laws.Hold(TrialsPerTest / 6, trial =>
        {
            var document = PolicyPrinter.Print(trial.Policy);
            var rows = Enumerable.Range(0, count).Select(i => trial.Rows[i % trial.Rows.Count]).ToList();
            var few = engine.Evaluate(document, trial.Rows, WholeBatch);
            return FirstDifference(rows, [.. Enumerable.Range(0, count).Select(i => few[i % few.Count])], engine.Evaluate(document, rows, WholeBatch));
        });
    }

    [Fact]
    public void The_order_of_the_rows_changes_nothing()
    {
        var engine = EngineUnderTest.Policies();
        Laws.Hold(TrialsPerTest / 2, trial =>
        {
            var document = PolicyPrinter.Print(trial.Policy);
            var order = Enumerable.Range(0, trial.Rows.Count).ToArray();
            new Random(trial.Rows.Count).Shuffle(order);
            var straight = engine.Evaluate(document, trial.Rows, WholeBatch);
            var shuffled = engine.Evaluate(document, [.. order.Select(i => trial.Rows[i])], WholeBatch);
            return FirstDifference(trial.Rows, [.. order.Select(i => straight[i])], shuffled);
        });
    }

    [Fact]
    public void Contributions_add_up_to_the_score_to_the_last_digit()
    {
        var engine = EngineUnderTest.Policies();
        Laws.Hold(TrialsPerTest, trial =>
        {
            var outcomes = engine.Evaluate(PolicyPrinter.Print(trial.Policy), trial.Rows, WholeBatch);
            return outcomes.SelectMany(outcome => trial.Policy.Scorecards.Select(card => UnevenSum(card, outcome)))
                .FirstOrDefault(reason => reason is not null);
        });
    }

    private static string? UnevenSum(Scorecard card, Outcome outcome)
    {
        var score = outcome[$"{card.Name}.score"];
        var contributions = outcome.Keys.Where(key => key.StartsWith($"{card.Name}.contributions.", StringComparison.Ordinal)).ToList();
        if (score is null) return contributions.Count == 0 ? null : $"{card.Name} has contributions and no score";
        var changes = outcome.Keys.Where(key => key.StartsWith($"{card.Name}.changes.", StringComparison.Ordinal));
        var sum = contributions.Concat(changes).Aggregate(0m, (sum, key) => sum + Convert.ToDecimal(outcome[key], null));
        return Plain.Same(score, sum) ? null : $"{card.Name}: the contributions and changes add up to {Plain.Text(sum)}, the score is {Plain.Text(score)}";
    }

    private static string? FirstDifference(IReadOnlyList<Facts> rows, IReadOnlyList<Outcome> expected, IReadOnlyList<Outcome> found)
    {
        if (found.Count != rows.Count) return $"{rows.Count} rows went in and {found.Count} came out";
        for (var i = 0; i < rows.Count; i++)
        {
            var difference = OutcomeComparison.FirstDifference(expected[i], found[i]);
            if (difference is not null) return $"{difference}{Environment.NewLine}for {Plain.Text(rows[i])}";
        }

        return null;
    }
}
