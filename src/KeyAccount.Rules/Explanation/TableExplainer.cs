using System.Collections.Immutable;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules;

/// <summary>Explains the decision tables of one row (semantics, section 7).</summary>
internal sealed class TableExplainer(DecisionBatch decisions, EvidenceCollector evidence, string language)
{
    public TableExplanation Explain(DecisionTable table) => new()
    {
        Name = table.Name,
        Title = Text(table.Title) ?? table.Name,
        Inputs = [.. table.Inputs.Select(Input)],
        Rules = [.. Counting(table).Select(r => Rule(r.Rule, r.Holds))],
        Answers = [.. table.Outputs.Select(o => Answer(table, o))],
        Error = decisions.Errors(0).FirstOrDefault(e => e.Table == table)?.Message(language),
    };

    /// <summary>A fact shows as the fact it is; what is computed shows by its own text.</summary>
    private Evidence Input(TableInput input) => input.Expression is BoundSymbol && evidence.Collect(input.Expression, onlyUnknown: false) is [var fact]
        ? fact with { Title = Text(input.Title) ?? fact.Title }
        : new Evidence(input.Text, Text(input.Title) ?? input.Text, input.Expression is BoundError ? default : decisions.ValueOf(input.Expression)[0], input.Unit);

    private IEnumerable<(TableRule Rule, bool? Holds)> Counting(DecisionTable table)
    {
        var rules = new List<(TableRule Rule, bool? Holds)>();
        foreach (var rule in table.Ranked)
        {
            var holds = ((TruthColumn)decisions.ValueOf(rule.Condition)).Truth(0);
            if (holds != false) rules.Add((rule, holds));
            if (holds == true && table.HitPolicy is HitPolicy.First or HitPolicy.Priority) break;
        }

        // Where one holds that must be the only answer, what is open can no longer give another.
        var decided = table.HitPolicy is HitPolicy.Unique or HitPolicy.Any && rules.Any(r => r.Holds == true);
        return decided ? rules.Where(r => r.Holds == true) : rules;
    }

    private RuleExplanation Rule(TableRule rule, bool? holds) => new(
        rule.Number, rule.Id, holds, rule.When, rule.Then, rule.Reason, rule.Reason is null ? null : Text(decisions.Policy.Reasons[rule.Reason]), holds == true ? Text(rule.Message) : null);

    private AnswerExplanation Answer(DecisionTable table, TableOutput output)
    {
        var values = decisions.Answers(table, output, 0);
        ImmutableArray<FactValue> known = values is null ? [] : [.. values];
        return new AnswerExplanation
        {
            Name = output.Name,
            Title = Text(output.Title) ?? output.Name,
            IsKnown = values is not null,
            Values = known,
            Labels = output.Labels.IsEmpty ? [] : [.. known.Select(v => Text(output.Labels.GetValueOrDefault(v.ToString())) ?? v.ToString())],
            Unit = output.Unit,
            Advice = [.. known.Select(v => Text(output.Advice.GetValueOrDefault(v.ToString()))).OfType<string>().Distinct(StringComparer.Ordinal)],
        };
    }

    private string? Text(LocalizedText? text) => text is null ? null : decisions.Render(text, 0, language);
}
