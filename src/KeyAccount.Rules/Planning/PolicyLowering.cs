using KeyAccount.Rules.Execution;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Planning;

/// <summary>Turns a policy, or what is asked of it, into a program.</summary>
internal sealed class PolicyLowering
{
    private readonly EvaluationPlan _plan;
    private readonly NodeGraph _graph = new();
    private readonly ExpressionLowering _expressions;
    private readonly PartLowering _parts;
    private readonly Dictionary<int, Lowered> _results = [];
    private readonly OutputList _outputs = new();

    private PolicyLowering(EvaluationPlan plan)
    {
        _plan = plan;
        _expressions = new ExpressionLowering(_graph, symbol => _results[symbol.Slot], plan.Model.Limits);
        _parts = new PartLowering(_expressions, slot => _results[slot]);
    }

    public static Program Compile(EvaluationPlan plan, DecisionOutputs outputs) => new PolicyLowering(plan).Compile(outputs);

    /// <summary>An expression by itself, with whatever parts it reads.</summary>
    public static ExpressionProgram Compile(EvaluationPlan plan, BoundExpression expression)
    {
        var lowering = new PolicyLowering(plan);
        lowering.LowerParts(PartReads.Closure(plan, PartReads.SlotsOf(expression)));
        return ExpressionProgram.Link(lowering._graph, lowering._expressions.Lower(expression), null);
    }

    /// <summary>A list, and for each of its elements whether a condition holds.</summary>
    public static ExpressionProgram Compile(EvaluationPlan plan, BoundExpression list, Variable variable, BoundExpression condition)
    {
        var lowering = new PolicyLowering(plan);
        lowering.LowerParts(PartReads.Closure(plan, PartReads.SlotsOf(list).Concat(PartReads.SlotsOf(condition))));
        var (walked, truth) = lowering._expressions.Walk(list, variable, condition);
        return ExpressionProgram.Link(lowering._graph, walked, truth);
    }

    private Program Compile(DecisionOutputs outputs)
    {
        var model = _plan.Model;
        var actions = outputs.IsAll || outputs.NextAction || outputs.Actions;
        var wanted = _plan.Parts.Where(part => outputs.Has(part) || (part is Band band && outputs.HasLabel(band)) || (part is Scorecard card && (outputs.Questions.Contains(card) || card.Perspectives.Any(outputs.Has))) || (part is PlaybookChoice && outputs.IncludesChosenPlaybook));
        var read = actions ? PartReads.SlotsOf(_plan.Actions) : [];
        LowerParts(PartReads.Closure(_plan, wanted.SelectMany(PartReads.SlotsIn).Concat(read)));

        foreach (var value in model.Values.Where(outputs.Has)) _outputs.Add(value.Slot, _results[value.Slot]);
        foreach (var table in model.Tables.Where(outputs.Has)) Add([.. PartReads.SlotsIn(table)]);
        foreach (var card in model.Scorecards)
        {
            if (outputs.Has(card)) Add([.. PartReads.SlotsIn(card)]);
            foreach (var perspective in card.Perspectives.Where(outputs.Has)) Add(perspective.Slots);
            if (outputs.IsAll || outputs.Questions.Contains(card)) Add(card.QuestionSlot);
        }

        foreach (var band in model.Bands.Where(outputs.Has)) Add(band.Slots.Label, band.Slots.Best, band.Slots.Worst, band.Slots.Certain);
        foreach (var band in model.Bands.Where(b => !outputs.Has(b) && outputs.HasLabel(b))) Add(band.Slots.Label);
        foreach (var flag in model.Flags.Where(outputs.Has)) Add(flag.Slot);
        foreach (var playbook in model.Playbooks.Where(outputs.Has)) Add([.. PartReads.SlotsIn(playbook).Where(slot => !IsOnDemand(slot))]);
        AddChoice(outputs);
        if (actions) AddActions(outputs);
        return Linker.Link(_graph, _outputs.ToList());
    }

    private void AddActions(DecisionOutputs outputs)
    {
        var actions = _parts.Actions(_plan.Actions);
        var next = actions.Next;
        _outputs.Add(_plan.Actions.NextSlot, new LoweredText(next, _graph.All(_graph.Root)));
        if (!outputs.Actions) return;
        for (var i = 0; i < actions.Proposed.Length; i++)
        {
            var triggers = _plan.Actions.Triggers[i];
            _outputs.Add(triggers.ProposedSlot, new LoweredTruth(actions.Proposed[i], _graph.Not(actions.Proposed[i])));
            if (actions.Own[i] is { } own) _outputs.Add(triggers.OwnSlot, own);
            foreach (var flag in triggers.Flags) Add(flag.Slot);
            foreach (var (playbook, _) in triggers.Nodes) Add(playbook.Slots.Node);
            foreach (var (playbook, _) in triggers.Nodes.Where(n => n.Playbook.Condition is not null)) Add(playbook.Slots.Applies);
        }
    }

    /// <summary>Where playbooks apply in some rows only, these count among their results.</summary>
    private void AddChoice(DecisionOutputs outputs)
    {
        foreach (var playbook in _plan.Model.Playbooks.Where(p => p.Condition is not null && outputs.Has(p))) Add(playbook.Slots.Applies);
        if (_plan.Model.Choice is { IsOpen: true } choice && outputs.IncludesChosenPlaybook) Add(choice.Slot);
    }

    private bool IsOnDemand(int slot) => _plan.Model.Symbols.Values[slot].IsOnDemand;

    private void Add(ScoreSlots slots) => Add(slots.Score, slots.Coverage, slots.Low, slots.High);

    private void Add(params ReadOnlySpan<int> slots)
    {
        foreach (var slot in slots) _outputs.Add(slot, _results[slot]);
    }

    private void LowerParts(IEnumerable<object> parts)
    {
        foreach (var part in parts)
        {
            switch (part)
            {
                case NamedValue value:
                    _results[value.Slot] = _expressions.Lower(value.Expression);
                    break;
                case RelativeCut cut:
                    _results[cut.Slot] = _expressions.Constant(cut.Number, _graph.Root);
                    break;
                case DecisionTable table:
                    LowerTable(table);
                    break;
                case Scorecard card:
                    LowerScorecard(card);
                    break;
                case Band band:
                    var nodes = _parts.Band(band);
                    (_results[band.Slots.Label], _results[band.Slots.Best], _results[band.Slots.Worst]) = (nodes.Label, nodes.Best, nodes.Worst);
                    _results[band.Slots.Certain] = new LoweredTruth(nodes.Certain, _graph.Not(nodes.Certain));
                    break;
                case Flag flag:
                    _results[flag.Slot] = _expressions.TruthIn(_graph.Root, flag.Condition);
                    break;
                case Playbook playbook:
                    LowerPlaybook(playbook);
                    break;
                case PlaybookChoice choice:
                    _results[choice.Slot] = _parts.Choice(choice);
                    break;
            }
        }
    }

    private void LowerTable(DecisionTable table)
    {
        var nodes = new TableLowering(table, _expressions, _parts).Lower();
        for (var i = 0; i < table.Outputs.Length; i++) _results[table.Outputs[i].Slot] = nodes.Outputs[i];
        (_results[table.RuleSlot], _results[table.MatchesSlot], _results[table.ViolatedSlot]) = (nodes.Rule, nodes.Matches, nodes.Violated);
    }

    private void LowerScorecard(Scorecard card)
    {
        var lowering = new ScoreLowering(_plan.Scores[card], _expressions);
        var total = lowering.Total();
        if (card.IsCorrected)
        {
            var corrections = new CorrectionLowering(_plan.Scores[card], _expressions);
            Set(card.Slots, corrections.Correct(total));
            if (card.KnockedOutSlot is { } slot) _results[slot] = corrections.KnockedOut;
        }
        else
        {
            Set(card.Slots, total);
        }

        for (var i = 0; i < card.Perspectives.Length; i++) Set(card.Perspectives[i].Slots, lowering.Perspective(i, total));
        _results[card.QuestionSlot] = lowering.Question();
    }

    private void Set(ScoreSlots slots, ScoreNodes nodes) =>
        (_results[slots.Score], _results[slots.Coverage], _results[slots.Low], _results[slots.High]) = (nodes.Score, nodes.Coverage, nodes.Low, nodes.High);

    private void LowerPlaybook(Playbook playbook)
    {
        var (at, nodes) = (playbook.Slots, _parts.Playbook(playbook));
        (_results[at.Claimed], _results[at.Supported], _results[at.SupportedBest]) = (nodes.Claimed, nodes.Supported, nodes.SupportedBest);
        (_results[at.ClaimedStep], _results[at.SupportedStep], _results[at.Gap]) = (nodes.ClaimedStep, nodes.SupportedStep, nodes.Gap);
        (_results[at.Probability], _results[at.ClaimedProbability], _results[at.Node]) = (nodes.Probability, nodes.ClaimedProbability, nodes.Node);
        (_results[at.SupportedBestStep], _results[at.Applies]) = (nodes.SupportedBestStep, nodes.Applies);
    }
}
