using KeyAccount.Oracle;
using KeyAccount.Oracle.Model;
using KeyAccount.Rules.Execution;

namespace KeyAccount.Rules.Tests.Evaluation;

/// <summary>The reference interpreter agrees with every path, and with rows that threads share.</summary>
public sealed class PathsAgreeWithOracleTests
{
    [Theory]
    [MemberData(nameof(VectorPathTests.Paths), MemberType = typeof(VectorPathTests))]
    public void A_path_means_what_the_oracle_means(string path) => VectorPathTests.Hold(path, seeds: 30, first: 60_000, seed =>
    {
        var population = Population.Mixed(seed);
        int[] kinds = [.. Enumerable.Range(0, population.Kinds.Count)];
        var found = population.Evaluator(Enum.Parse<VectorPath>(path)).Evaluate(population.Batch(kinds));
        return kinds.Select(row => FirstDifference(population.Trial.Policy, population.Kinds[row], found, row)).FirstOrDefault(one => one is not null) is { } difference
            ? population.Say(difference, kinds)
            : null;
    });

    /// <summary>The oracle's names and the columns' are the same, but for the next action.</summary>
    private static string? FirstDifference(Oracle.Model.Policy policy, Facts facts, DecisionBatch found, int row)
    {
        var expected = ReferenceInterpreter.Evaluate(policy, facts);
        foreach (var (name, column) in Decided.Columns(found).Where(named => named.Name != "next"))
        {
            var key = expected.Holds(name) ? name : $"values.{name}";
            if (!Plain.Same(expected[key], ColumnFacts.Plain(column[row])))
                return $"{name} in row {row}: the oracle says {Plain.Text(expected[key])}, the engine {Plain.Text(ColumnFacts.Plain(column[row]))}";
        }

        return Plain.Same(expected["actions"], found.Actions(row).Select(action => action.Id).ToList()) ? null : $"other actions in row {row}";
    }
}
