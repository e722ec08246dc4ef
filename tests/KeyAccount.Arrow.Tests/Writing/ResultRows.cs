namespace KeyAccount.Arrow.Tests.Writing;

/// <summary>Everything that was decided, by the name it has in expressions: read from the decisions, without Arrow.</summary>
internal static class ResultRows
{
    /// <summary>A line per row.</summary>
    public static string[] Of(DecisionBatch decisions)
    {
        var columns = Columns(decisions);
        return [.. Enumerable.Range(0, decisions.Count).Select(row => string.Join(", ", columns.Select(c => $"{c.Name}={c.Column[row]}")))];
    }

    public static List<(string Name, Column Column)> Columns(DecisionBatch decisions)
    {
        var policy = decisions.Policy;
        var columns = new List<(string, Column)>();
        foreach (var value in policy.Values)
            if (decisions.Value(value) is { } column) columns.Add((value.Name, column));
        foreach (var table in policy.Tables)
        {
            foreach (var output in table.Outputs)
                if (decisions.Answer(table, output) is { } answers) columns.Add(($"{table.Name}.{output.Name}", answers));
            var of = decisions.Table(table);
            columns.AddRange([($"{table.Name}.rule", of.Rule), ($"{table.Name}.matches", of.Matches), ($"{table.Name}.violated", of.Violated)]);
        }

        foreach (var card in policy.Scorecards)
        {
            Score(card.Name, decisions.Score(card));
            if (decisions.KnockedOut(card) is { } knockedOut) columns.Add(($"{card.Name}.knocked_out", knockedOut));
            columns.Add(($"{card.Name}.question", decisions.Question(card)));
            foreach (var perspective in card.Perspectives) Score($"{card.Name}.{perspective.Name}", decisions.Score(perspective));
        }

        foreach (var band in policy.Bands)
        {
            var of = decisions.Band(band);
            columns.AddRange([(band.Name, of.Label), ($"{band.Name}.best", of.Best), ($"{band.Name}.worst", of.Worst), ($"{band.Name}.certain", of.Certain)]);
        }

        foreach (var flag in policy.Flags) columns.Add(($"flags.{flag.Id}", decisions.Flag(flag)));
        foreach (var playbook in policy.Playbooks)
        {
            var of = decisions.Playbook(playbook);
            columns.AddRange(
            [
                ($"{playbook.Name}.claimed", of.Claimed), ($"{playbook.Name}.supported", of.Supported), ($"{playbook.Name}.supported_best", of.SupportedBest),
                ($"{playbook.Name}.claimed_step", of.ClaimedStep), ($"{playbook.Name}.supported_step", of.SupportedStep), ($"{playbook.Name}.gap", of.Gap),
                ($"{playbook.Name}.probability", of.Probability), ($"{playbook.Name}.claimed_probability", of.ClaimedProbability), ($"{playbook.Name}.node", of.Node),
            ]);
            if (playbook.When is not null) columns.Add(($"{playbook.Name}.applies", decisions.Applies(playbook)));
        }

        if (policy.Playbooks.Any(playbook => playbook.When is not null)) columns.Add(("playbooks.chosen", decisions.ChosenPlaybooks!));

        columns.Add(("next_action", decisions.NextActions));
        return columns;

        void Score(string name, ScoreColumns of) =>
            columns.AddRange([($"{name}.score", of.Score), ($"{name}.coverage", of.Coverage), ($"{name}.low", of.Low), ($"{name}.high", of.High)]);
    }
}
