using KeyAccount.Rules.Execution;

namespace KeyAccount.Rules.Planning;

/// <summary>Turns bands, playbooks and actions into nodes: all of them are choices of the first of several that holds.</summary>
internal sealed class PartLowering(ExpressionLowering expressions, Func<int, Lowered> result)
{
    private readonly NodeGraph _graph = expressions.Graph;

    // ---- bands (semantics, section 6) -------------------------------------------------------------------------------------------

    public BandNodes Band(Band band) => band.Of is null ? ByCondition(band) : ByNumber(band);

    private BandNodes ByNumber(Band band)
    {
        var number = expressions.Number(band.Of!);
        if (band.Score is { } slots)
        {
            var enough = band.LeastCoverage is { } least ? expressions.Cut((LoweredNumber)result(slots.Coverage), BandCut.Nearest(least)) : _graph.All(_graph.Root);
            if (band.KnockedOutSlot is { } slot) enough = _graph.Or(enough, ((LoweredTruth)result(slot)).Yes);
            var label = Cut(band, number with { Known = _graph.And(number.Known, enough) });
            var best = Label(Reached(band, (LoweredNumber)result(slots.High), orMayBe: true), band.Labels);
            var worst = Label(Reached(band, (LoweredNumber)result(slots.Low), orMayBe: false), band.Labels);
            return new BandNodes(label, best, worst, Same(band, label, best, worst));
        }

        // An unknown number could get any label.
        var (mayReach, reached) = (Reached(band, number, orMayBe: true), Reached(band, number, orMayBe: false));
        var unknown = _graph.Not(number.Known);
        var given = Cut(band, number);
        return new BandNodes(
            given,
            Label([_graph.Or(mayReach[0], unknown), .. mayReach[1..]], band.Labels),
            Label([.. reached[..^1], _graph.Or(reached[^1], unknown)], band.Labels),
            band.Cuts.Any(c => c.IsOpen) ? given.Known : number.Known);
    }

    /// <summary>The label of a number; none where it hangs on a cut that is not known.</summary>
    private LoweredText Cut(Band band, LoweredNumber number)
    {
        var proved = Label(Reached(band, number, orMayBe: false), band.Labels);
        if (!band.Cuts.Any(c => c.IsOpen)) return proved;
        var possible = Label(Reached(band, number, orMayBe: true), band.Labels);
        return Label([.. band.Cuts.Select(c => _graph.And(proved.Choices![c.Label], possible.Choices![c.Label]))], band.Labels);
    }

    /// <summary>For each label the rows that reach it; the first counts.</summary>
    /// <param name="orMayBe">Whether a cut that is not known counts as reached.</param>
    private BitsNode[] Reached(Band band, LoweredNumber number, bool orMayBe) => [.. band.Cuts.Select(cut => cut switch
    {
        { IsOpen: true } => orMayBe ? number.Known : _graph.None(_graph.Root),
        { Threshold: { } at } => _graph.And(number.Known, expressions.Cut(number, Bounds.Reaching(at, band.Of!.IsComputed))),
        _ => number.Known,
    })];

    private BandNodes ByCondition(Band band)
    {
        var all = _graph.All(_graph.Root);
        LoweredTruth[] conditions = [.. band.Cuts.Select(c => c.Condition is { } condition ? expressions.TruthIn(_graph.Root, condition) : new LoweredTruth(all, _graph.None(_graph.Root)))];
        var label = Label([.. conditions.Select(c => c.Yes)], band.Labels);
        var best = Label([.. conditions.Select(c => _graph.Not(c.No))], band.Labels);
        return new BandNodes(label, best, label, Same(band, label, best, best));
    }

    /// <summary>The rows whose labels are all the same.</summary>
    private BitsNode Same(Band band, LoweredText label, LoweredText best, LoweredText worst) => band.Cuts
        .Select(c => _graph.And(_graph.And(label.Choices![c.Label], best.Choices![c.Label]), worst.Choices![c.Label]))
        .Aggregate(_graph.None(_graph.Root), _graph.Or);

    /// <summary>The first of several that a row has.</summary>
    public LoweredText Label(IReadOnlyList<BitsNode> bits, StringPool labels)
    {
        var choices = new Dictionary<string, BitsNode>(StringComparer.Ordinal);
        var earlier = _graph.None(_graph.Root);
        for (var i = 0; i < bits.Count; i++)
        {
            choices.Add(labels[i], _graph.Without(bits[i], earlier));
            earlier = _graph.Or(earlier, bits[i]);
        }

        return new LoweredText(FirstOf(bits, labels), earlier, choices);
    }

    private TextsNode FirstOf(IReadOnlyList<BitsNode> bits, StringPool labels) => bits.Count == 0
        ? _graph.Get(() => new ConstantText(_graph.Root, null), more: (_graph.Root, (string?)null))
        : _graph.Add(new FirstOfNode(bits, [.. Enumerable.Range(0, bits.Count)], labels));

    // ---- playbooks (semantics, section 9) ---------------------------------------------------------------------------------------

    public PlaybookNodes Playbook(Playbook playbook)
    {
        var (supported, node) = Walk(playbook, truth => _graph.Not(truth.Yes));
        var (best, _) = Walk(playbook, truth => truth.No);
        var claimed = Label([.. Claimed(playbook)], playbook.StageIds);
        double[] steps = [.. playbook.Stages.Select((_, i) => i + 1d)];
        var (claimedStep, supportedStep) = (Looked(claimed, steps), Looked(supported, steps));
        var gap = _graph.Add(new CalculationNode(Calculation.Subtract, claimedStep.Values, supportedStep.Values));
        return new PlaybookNodes(
            claimed, supported, best, claimedStep, supportedStep, new LoweredNumber(gap, claimedStep.Known),
            Probability(playbook, supported), Probability(playbook, claimed), node, Looked(best, steps), Applies(playbook));
    }

    private IEnumerable<BitsNode> Claimed(Playbook playbook)
    {
        if (playbook.Claimed is null) return [];
        var claimed = (LoweredText)expressions.Lower(playbook.Claimed);
        return playbook.Stages.Select(s => expressions.Is(claimed, s.Id).Yes);
    }

    /// <summary>The first stage that is not passed, or the last; and the first node that stops a row.</summary>
    private (LoweredText Stage, LoweredText Node) Walk(Playbook playbook, Func<LoweredTruth, BitsNode> stops)
    {
        var passing = _graph.All(_graph.Root);
        var stages = new List<BitsNode>();
        var nodes = new List<BitsNode>();
        for (var stage = 0; stage < playbook.Stages.Length; stage++)
        {
            var before = passing;
            foreach (var node in playbook.NodesToPass(stage))
            {
                var stopped = stops(expressions.TruthIn(_graph.Root, node.Condition));
                nodes.Add(_graph.And(passing, stopped));
                passing = _graph.Without(passing, stopped);
            }

            stages.Add(_graph.Without(before, passing));
        }

        stages[^1] = _graph.Or(stages[^1], passing);
        return (Label(stages, playbook.StageIds), Label(nodes, playbook.NodeIds));
    }

    private LoweredTruth Applies(Playbook playbook) =>
        playbook.Condition is { } when ? expressions.TruthIn(_graph.Root, when) : new LoweredTruth(_graph.All(_graph.Root), _graph.None(_graph.Root));

    /// <summary>The first playbook that applies; none where it is not known of one before it.</summary>
    public LoweredText Choice(PlaybookChoice choice)
    {
        var chosen = new List<BitsNode>();
        var open = _graph.None(_graph.Root);
        foreach (var playbook in choice.Playbooks)
        {
            var applies = (LoweredTruth)result(playbook.Slots.Applies);
            chosen.Add(_graph.Without(applies.Yes, open));
            open = _graph.Or(open, _graph.Not(_graph.Or(applies.Yes, applies.No)));
        }

        return Label(chosen, choice.Names);
    }

    /// <summary>The number that a table has for each text.</summary>
    public LoweredNumber Looked(LoweredText texts, double[] table) =>
        new(_graph.Add(new LookedUpNumbers(texts.Codes, table)), texts.Known);

    private LoweredNumber Probability(Playbook playbook, LoweredText stage)
    {
        var given = playbook.Stages.Where(s => s.Probability is not null && stage.Choices!.ContainsKey(s.Id))
            .Aggregate(_graph.None(_graph.Root), (rows, s) => _graph.Or(rows, stage.Choices![s.Id]));
        return Looked(stage, [.. playbook.Stages.Select(s => (double)(s.Probability ?? 0))]) with { Known = given };
    }

    // ---- actions (semantics, section 10) -----------------------------------------------------------------------------------------

    public ActionNodes Actions(ActionPlan plan)
    {
        var own = new List<LoweredTruth?>();
        var proposed = new List<BitsNode>();
        foreach (var triggers in plan.Triggers)
        {
            var condition = triggers.Action.Condition is { } when ? expressions.TruthIn(_graph.Root, when) : null;
            var rows = condition?.Yes ?? _graph.None(_graph.Root);
            foreach (var flag in triggers.Flags) rows = _graph.Or(rows, ((LoweredTruth)result(flag.Slot)).Yes);
            foreach (var (playbook, node) in triggers.Nodes)
                rows = _graph.Or(rows, Missing(playbook, node));
            own.Add(condition);
            proposed.Add(rows);
        }

        return new ActionNodes([.. own], [.. proposed], FirstOf(proposed, plan.Ids));
    }

    /// <summary>The rows that a node stops, where its playbook applies.</summary>
    private BitsNode Missing(Playbook playbook, KeyNode node)
    {
        var missing = ((LoweredText)result(playbook.Slots.Node)).Choices![node.Id];
        return playbook.Condition is null ? missing : _graph.And(missing, ((LoweredTruth)result(playbook.Slots.Applies)).Yes);
    }
}

internal sealed record BandNodes(LoweredText Label, LoweredText Best, LoweredText Worst, BitsNode Certain);

internal sealed record PlaybookNodes(
    LoweredText Claimed, LoweredText Supported, LoweredText SupportedBest, LoweredNumber ClaimedStep, LoweredNumber SupportedStep, LoweredNumber Gap,
    LoweredNumber Probability, LoweredNumber ClaimedProbability, LoweredText Node, LoweredNumber SupportedBestStep, LoweredTruth Applies);

/// <param name="Own">The truth of each action's own condition, where it has one.</param>
/// <param name="Proposed">The rows that each action is proposed for.</param>
/// <param name="Next">The first of them.</param>
internal sealed record ActionNodes(LoweredTruth?[] Own, BitsNode[] Proposed, TextsNode Next);
