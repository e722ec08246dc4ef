using KeyAccount.Oracle.Model;
using KeyAccount.Oracle.Text;

namespace KeyAccount.Oracle.Meaning;

/// <summary>What a decision table answers; null is unknown, a list of answers is a list.</summary>
internal sealed record TableResult(IReadOnlyDictionary<string, object?> Answers, int? Rule, int? Matches, bool Violated);

/// <summary>Section 7 of the semantics page.</summary>
internal static class TableMeaning
{
    public static TableResult Evaluate(DecisionTable table, Scope scope)
    {
        var inputs = table.Inputs.Select(input => ExpressionMeaning.Meaning(input, scope)).ToList();
        var truths = table.Rules.Select(rule => Truth.All(rule.When.Zip(inputs, (tests, input) => UnaryTestMeaning.Holds(tests, input, scope)))).ToList();
        var matches = truths.Contains(null) ? (int?)null : truths.Count(truth => truth == true);
        return table.IsSingleHit ? OneAnswer(table, truths, matches, scope) : AllAnswers(table, truths, matches, scope);
    }

    // ---- one rule answers -----------------------------------------------------------------------------------------------------------

    private static TableResult OneAnswer(DecisionTable table, List<bool?> truths, int? matches, Scope scope)
    {
        var holding = Indices(truths, truth => truth == true);
        var isViolated = table.Hit == "unique" ? holding.Count > 1
            : table.Hit == "any" && table.Outputs.Select((_, o) => holding.Select(r => Cell(table.Rules[r].Then[o])).Distinct().Count()).Any(cells => cells > 1);
        if (isViolated) return new TableResult(table.Outputs.ToDictionary(output => output.Name, _ => (object?)null), null, matches, true);

        var candidates = Candidates(table, truths, holding);
        var answers = table.Outputs.Select((output, o) => (output.Name, Answer: Answer(table, output, o, candidates, holding.Count == 0, scope)));
        int? rule = holding.Count == 0 ? null
            : table.Hit == "any" ? holding[0] + 1
            : candidates is [var only] ? only + 1 : null;
        return new TableResult(answers.ToDictionary(one => one.Name, one => one.Answer), rule, matches, false);
    }

    /// <summary>The rules that may be the one that counts.</summary>
    private static List<int> Candidates(DecisionTable table, List<bool?> truths, List<int> holding)
    {
        if (table.Hit is "unique" or "any") return holding.Count > 0 ? holding : Indices(truths, truth => truth == null);
        var ranked = Ranked(table);
        var first = ranked.FindIndex(r => truths[r] == true);
        return [.. (first < 0 ? ranked : ranked.Take(first + 1)).Where(r => truths[r] != false)];
    }

    private static object? Answer(DecisionTable table, TableOutput output, int o, List<int> candidates, bool noneHolds, Scope scope)
    {
        var cells = candidates.Select(r => table.Rules[r].Then[o]).ToList();
        if (noneHolds && output.Default is null) return null;
        if (noneHolds) cells.Add(output.Default!);
        return cells.Select(Cell).Distinct().Count() == 1 ? ExpressionMeaning.Evaluate(cells[0], scope) : null;
    }

    /// <summary>What makes two answers the same: the value of a literal, the words of anything else.</summary>
    private static (object? Value, string? Words) Cell(Expression answer) => answer is Literal literal ? (literal.Value, null) : (null, FeelPrinter.Print(answer));

    // ---- all that hold answer -------------------------------------------------------------------------------------------------------

    private static TableResult AllAnswers(DecisionTable table, List<bool?> truths, int? matches, Scope scope)
    {
        var answers = table.Outputs.Select((output, o) => (output.Name, Answer: Answers(table, output, o, truths, scope)));
        return new TableResult(answers.ToDictionary(one => one.Name, one => one.Answer), null, matches, false);
    }

    private static object? Answers(DecisionTable table, TableOutput output, int o, List<bool?> truths, Scope scope)
    {
        if (truths.Contains(null)) return null;
        var holding = Ranked(table).Where(r => truths[r] == true).ToList();
        if (table.Aggregate == "count") return (double)holding.Count;
        var answers = holding.Select(r => ExpressionMeaning.Evaluate(table.Rules[r].Then[o], scope)).ToList();
        if (answers.Count == 0 && output.Default is not null) answers.Add(ExpressionMeaning.Evaluate(output.Default, scope));
        if (table.Aggregate is null) return answers;
        if (answers.Count == 0 || answers.Contains(null)) return null;
        var numbers = answers.Cast<double>().ToList();
        var result = table.Aggregate switch
        {
            "sum" => numbers.Aggregate(0d, (sum, number) => sum + number),
            "min" => numbers.Min(),
            _ => numbers.Max(),
        };
        return double.IsFinite(result) ? result : null;
    }

    /// <summary>The rules in the order in which the hit policy ranks them; those of the same rank as they stand.</summary>
    private static List<int> Ranked(DecisionTable table)
    {
        var rules = Enumerable.Range(0, table.Rules.Count);
        if (table.Hit is not ("priority" or "output order")) return [.. rules];
        var ranked = rules.OrderBy(_ => 0);
        for (var o = 0; o < table.Outputs.Count; o++)
        {
            if (table.Outputs[o].Values is not { } values) continue;
            var at = o;
            ranked = ranked.ThenBy(r => table.Rules[r].Then[at] is Literal { Value: string text } ? values.ToList().IndexOf(text) : int.MaxValue);
        }

        return [.. ranked];
    }

    private static List<int> Indices(List<bool?> truths, Func<bool?, bool> wanted) => [.. Enumerable.Range(0, truths.Count).Where(i => wanted(truths[i]))];
}
