using KeyAccount.Oracle.Model;
using KeyAccount.Rules;

namespace KeyAccount.Oracle;

/// <content>The engine: a compiled policy run over column batches.</content>
internal static partial class EngineUnderTest
{
    static partial void Create(ref IPolicyEngine? engine) => engine = new ColumnEngine();

    private sealed class ColumnEngine : IPolicyEngine
    {
        public IReadOnlyList<Outcome> Evaluate(string policyJson, IReadOnlyList<Facts> rows, int batchSize)
        {
            var policy = CompiledPolicy.Load(policyJson);
            var outcomes = new List<Outcome>(rows.Count);
            foreach (var chunk in rows.Chunk(batchSize))
            {
                var decisions = policy.Evaluate(ColumnFacts.Batch(policy.Model.Inputs, chunk));
                for (var row = 0; row < decisions.Count; row++) outcomes.Add(Read(decisions, row));
            }

            return outcomes;
        }
    }

    /// <summary>Everything that the decisions say about one row.</summary>
    private static Outcome Read(DecisionBatch decisions, int row)
    {
        var outcome = new Outcome();
        var policy = decisions.Policy;
        var explanation = decisions.Explain(row, "en");
        foreach (var value in policy.Values) outcome[$"values.{value.Name}"] = ColumnFacts.Plain(decisions.Value(value)![row]);
        foreach (var table in policy.Tables) ReadTable(outcome, decisions, table, row);
        foreach (var card in policy.Scorecards)
        {
            ReadScore(outcome, card.Name, decisions.Score(card), row);
            outcome[$"{card.Name}.question"] = decisions.Question(card).Text(row);
            foreach (var perspective in card.Perspectives) ReadScore(outcome, $"{card.Name}.{perspective.Name}", decisions.Score(perspective), row);
            if (decisions.KnockedOut(card) is { } knockedOut) outcome[$"{card.Name}.knocked_out"] = knockedOut.Truth(row);
            ReadContributions(outcome, explanation.Scorecards.Single(one => one.Name == card.Name));
        }

        foreach (var band in policy.Bands)
        {
            var columns = decisions.Band(band);
            outcome[band.Name] = columns.Label.Text(row);
            outcome[$"{band.Name}.best"] = columns.Best.Text(row);
            outcome[$"{band.Name}.worst"] = columns.Worst.Text(row);
            outcome[$"{band.Name}.certain"] = columns.Certain.Truth(row);
        }

        foreach (var flag in policy.Flags)
        {
            outcome[$"flags.{flag.Id}"] = decisions.Flag(flag).Truth(row);
            outcome[$"severity.{flag.Id}"] = decisions.SeverityOf(flag, row).ToString().ToLowerInvariant();
        }

        foreach (var playbook in policy.Playbooks) ReadPlaybook(outcome, playbook.Name, decisions.Playbook(playbook), row);
        foreach (var playbook in policy.Playbooks)
        {
            outcome[$"{playbook.Name}.supported_best_step"] = ColumnFacts.Plain(decisions.SupportedBestStep(playbook)[row]);
            outcome[$"{playbook.Name}.applies"] = decisions.Applies(playbook).Truth(row);
        }

        if (decisions.ChosenPlaybooks is { } chosen) outcome["playbooks.chosen"] = chosen.Text(row);
        Assert.Equal(decisions.ChosenPlaybooks?.Text(row), decisions.ChosenPlaybook(row)?.Name);
        ReadActions(outcome, decisions, row);
        return outcome;
    }

    private static void ReadTable(Outcome outcome, DecisionBatch decisions, Rules.DecisionTable table, int row)
    {
        foreach (var output in table.Outputs)
        {
            var answers = decisions.Answers(table, output, row)?.Select(ColumnFacts.Plain).ToList();
            outcome[$"{table.Name}.{output.Name}"] = decisions.Answer(table, output) is { } column ? ColumnFacts.Plain(column[row]) : answers;
        }

        var columns = decisions.Table(table);
        outcome[$"{table.Name}.rule"] = ColumnFacts.Plain(columns.Rule[row]);
        outcome[$"{table.Name}.matches"] = ColumnFacts.Plain(columns.Matches[row]);
        outcome[$"{table.Name}.violated"] = columns.Violated.Truth(row);
        Assert.Equal(columns.Violated.Truth(row) == true, decisions.Errors(row).Any(error => error.Table == table));
    }

    private static void ReadScore(Outcome outcome, string name, ScoreColumns columns, int row)
    {
        outcome[$"{name}.score"] = ColumnFacts.Plain(columns.Score[row]);
        outcome[$"{name}.coverage"] = ColumnFacts.Plain(columns.Coverage[row]);
        outcome[$"{name}.low"] = ColumnFacts.Plain(columns.Low[row]);
        outcome[$"{name}.high"] = ColumnFacts.Plain(columns.High[row]);
    }

    private static void ReadContributions(Outcome outcome, ScorecardExplanation card)
    {
        if (card.Score is null) return;
        foreach (var change in card.Corrections) outcome[$"{card.Name}.changes.{change.Id}"] = change.Points;
        outcome[$"{card.Name}.changes."] = card.BeyondBounds;
        foreach (var perspective in card.Perspectives)
        {
            foreach (var one in perspective.Characteristics)
            {
                outcome[$"{card.Name}.contributions.{perspective.Name}.{one.Name}"] = one.Contribution;
            }
        }
    }

    private static void ReadPlaybook(Outcome outcome, string name, PlaybookColumns columns, int row)
    {
        outcome[$"{name}.claimed"] = columns.Claimed.Text(row);
        outcome[$"{name}.supported"] = columns.Supported.Text(row);
        outcome[$"{name}.supported_best"] = columns.SupportedBest.Text(row);
        outcome[$"{name}.claimed_step"] = ColumnFacts.Plain(columns.ClaimedStep[row]);
        outcome[$"{name}.supported_step"] = ColumnFacts.Plain(columns.SupportedStep[row]);
        outcome[$"{name}.gap"] = ColumnFacts.Plain(columns.Gap[row]);
        outcome[$"{name}.probability"] = ColumnFacts.Plain(columns.Probability[row]);
        outcome[$"{name}.claimed_probability"] = ColumnFacts.Plain(columns.ClaimedProbability[row]);
        outcome[$"{name}.node"] = columns.Node.Text(row);
    }

    private static void ReadActions(Outcome outcome, DecisionBatch decisions, int row)
    {
        var actions = decisions.Actions(row).ToList();
        Assert.Equal(actions.FirstOrDefault()?.Id, decisions.NextAction(row)?.Id);
        outcome["actions"] = actions.Select(action => action.Id).ToList();
        foreach (var action in actions)
        {
            outcome[$"actions.{action.Id}.reasons"] = decisions.Triggers(action, row).Select(trigger => trigger switch
            {
                { Flag: { } flag } => $"flag:{flag.Id}",
                { Node: { } node } => $"node:{decisions.Policy.Playbooks.Single(one => one.Nodes.Contains(node)).Name}.{node.Id}",
                _ => "when",
            }).ToList();
        }
    }
}
