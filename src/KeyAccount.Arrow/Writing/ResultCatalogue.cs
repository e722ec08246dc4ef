namespace KeyAccount.Arrow.Writing;

/// <summary>The columns of a policy's results, under their names in expressions.</summary>
internal static class ResultCatalogue
{
    /// <param name="policy">The policy.</param>
    /// <param name="outputs">Which results.</param>
    public static ResultColumn[] Columns(CompiledPolicy policy, DecisionOutputs outputs)
    {
        var model = policy.Model;
        // What type a named value has shows in its column: one without rows will do.
        var none = policy.CreateEvaluator(outputs).Evaluate(new ColumnBatchBuilder(model.Inputs).Build());
        return
        [
            .. model.Values.Where(outputs.Includes).Select(value => OfType(value.Name, none.Value(value), d => d.Value(value)!)).OfType<ResultColumn>(),
            .. model.Tables.Where(outputs.Includes).SelectMany(table => Table(table, none)),
            .. model.Scorecards.SelectMany(card => Scorecard(card, outputs)),
            .. model.Bands.Where(outputs.Includes).SelectMany(Band),
            .. model.Flags.Where(outputs.Includes).Select(flag => new TruthResult($"flags.{flag.Id}", d => d.Flag(flag))),
            .. model.Playbooks.Where(outputs.Includes).SelectMany(Playbook),
            .. model.Playbooks.Any(p => p.When is not null) && outputs.IncludesChosenPlaybook
                ? (ResultColumn[])[new LabelResult("playbooks.chosen", [.. model.Playbooks.Select(p => p.Name)], d => d.ChosenPlaybooks!)] : [],
            .. outputs.IncludesNextAction ? (ResultColumn[])[new LabelResult(NextActionName(model), [.. model.Actions.Select(a => a.Id)], d => d.NextActions)] : [],
        ];
    }

    /// <summary>A column of the type of another; <see langword="null"/> for a list.</summary>
    private static ResultColumn? OfType(string name, Column? column, Func<DecisionBatch, Column> source) => column switch
    {
        NumberColumn => new NumberResult(name, source),
        TruthColumn => new TruthResult(name, source),
        DateColumn => new DateResult(name, source),
        StringColumn => new TextResult(name, source),
        _ => null,
    };

    private static IEnumerable<ResultColumn> Table(DecisionTable table, DecisionBatch none) =>
    [
        .. table.Outputs.Select(output => OfType($"{table.Name}.{output.Name}", none.Answer(table, output), d => d.Answer(table, output)!)).OfType<ResultColumn>(),
        new NumberResult($"{table.Name}.rule", d => d.Table(table).Rule),
        new NumberResult($"{table.Name}.matches", d => d.Table(table).Matches),
        new TruthResult($"{table.Name}.violated", d => d.Table(table).Violated),
    ];

    private static IEnumerable<ResultColumn> Scorecard(Scorecard card, DecisionOutputs outputs) =>
    [
        .. outputs.Includes(card) ? Score(card.Name, d => d.Score(card)) : [],
        .. outputs.Includes(card) && !card.KnockOuts.IsEmpty ? (ResultColumn[])[new TruthResult($"{card.Name}.knocked_out", d => d.KnockedOut(card)!)] : [],
        .. outputs.IncludesQuestion(card) ? (ResultColumn[])[new LabelResult($"{card.Name}.question", [.. card.Characteristics.Select(c => c.Name)], d => d.Question(card))] : [],
        .. card.Perspectives.Where(outputs.Includes).SelectMany(p => Score($"{card.Name}.{p.Name}", d => d.Score(p))),
    ];

    private static IEnumerable<ResultColumn> Score(string name, Func<DecisionBatch, ScoreColumns> score) =>
    [
        new NumberResult($"{name}.score", d => score(d).Score),
        new NumberResult($"{name}.coverage", d => score(d).Coverage),
        new NumberResult($"{name}.low", d => score(d).Low),
        new NumberResult($"{name}.high", d => score(d).High),
    ];

    private static IEnumerable<ResultColumn> Band(Band band)
    {
        string[] labels = [.. band.Cuts.Select(c => c.Label)];
        return
        [
            new LabelResult(band.Name, labels, d => d.Band(band).Label),
            new LabelResult($"{band.Name}.best", labels, d => d.Band(band).Best),
            new LabelResult($"{band.Name}.worst", labels, d => d.Band(band).Worst),
            new TruthResult($"{band.Name}.certain", d => d.Band(band).Certain),
        ];
    }

    private static IEnumerable<ResultColumn> Playbook(Playbook playbook)
    {
        string[] stages = [.. playbook.Stages.Select(s => s.Id)];
        string[] nodes = [.. playbook.Nodes.Select(n => n.Id)];
        return
        [
            new LabelResult($"{playbook.Name}.claimed", stages, d => d.Playbook(playbook).Claimed),
            new LabelResult($"{playbook.Name}.supported", stages, d => d.Playbook(playbook).Supported),
            new LabelResult($"{playbook.Name}.supported_best", stages, d => d.Playbook(playbook).SupportedBest),
            new NumberResult($"{playbook.Name}.claimed_step", d => d.Playbook(playbook).ClaimedStep),
            new NumberResult($"{playbook.Name}.supported_step", d => d.Playbook(playbook).SupportedStep),
            new NumberResult($"{playbook.Name}.gap", d => d.Playbook(playbook).Gap),
            new NumberResult($"{playbook.Name}.probability", d => d.Playbook(playbook).Probability),
            new NumberResult($"{playbook.Name}.claimed_probability", d => d.Playbook(playbook).ClaimedProbability),
            new LabelResult($"{playbook.Name}.node", nodes, d => d.Playbook(playbook).Node),
            .. playbook.When is null ? (ResultColumn[])[] : [new TruthResult($"{playbook.Name}.applies", d => d.Applies(playbook))],
        ];
    }

    private static string NextActionName(PolicyModel model)
    {
        const string usual = "next_action";
        // No name in expressions has a member called next.
        return model.Values.Any(v => v.Name == usual) || model.Bands.Any(b => b.Name == usual) ? "actions.next" : usual;
    }
}
