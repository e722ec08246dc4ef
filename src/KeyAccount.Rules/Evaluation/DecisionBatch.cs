using System.Collections.Concurrent;
using KeyAccount.Rules.Evaluation;
using KeyAccount.Rules.Expressions;
using KeyAccount.Rules.Planning;

namespace KeyAccount.Rules;

/// <summary>
/// The decisions for a batch, as columns; explanations of single rows on demand. Immutable and thread-safe.
/// </summary>
public sealed class DecisionBatch
{
    private readonly EvaluationPlan _plan;
    private readonly Column?[] _slots;
    private readonly ConcurrentDictionary<BoundExpression, Column> _texts = new(ReferenceEqualityComparer.Instance);

    internal DecisionBatch(EvaluationPlan plan, ColumnBatch inputs, Column?[] slots)
    {
        _plan = plan;
        _slots = slots;
        Inputs = inputs;
    }

    /// <summary>The policy that decided.</summary>
    public PolicyModel Policy => _plan.Model;

    /// <summary>The facts it decided on.</summary>
    public ColumnBatch Inputs { get; }

    /// <summary>Number of rows.</summary>
    public int Count => Inputs.Count;

    /// <summary>A scorecard's columns.</summary>
    public ScoreColumns Score(Scorecard scorecard) => Score(NotNull(scorecard).Slots);

    /// <summary>A perspective's columns.</summary>
    public ScoreColumns Score(Perspective perspective) => Score(NotNull(perspective).Slots);

    /// <summary>For each row the characteristic whose knowledge would move the score most; unknown when none would.</summary>
    public StringColumn Question(Scorecard scorecard) => Column<StringColumn>(NotNull(scorecard).QuestionSlot);

    /// <summary>A band's columns.</summary>
    public BandColumns Band(Band band)
    {
        var at = NotNull(band).Slots;
        return new BandColumns(Column<StringColumn>(at.Label), Column<StringColumn>(at.Best), Column<StringColumn>(at.Worst), Column<TruthColumn>(at.Certain));
    }

    /// <summary>A flag's truth: true where raised, false where clear, unknown where undetermined.</summary>
    public TruthColumn Flag(Flag flag) => Column<TruthColumn>(NotNull(flag).Slot);

    /// <summary>What became of a flag in a row.</summary>
    public FlagState FlagState(Flag flag, int row) => Flag(flag).Truth(row) switch
    {
        true => Rules.FlagState.Raised,
        false => Rules.FlagState.Clear,
        null => Rules.FlagState.Undetermined,
    };

    /// <summary>A playbook's columns.</summary>
    public PlaybookColumns Playbook(Playbook playbook)
    {
        var at = NotNull(playbook).Slots;
        return new PlaybookColumns(
            Column<StringColumn>(at.Claimed), Column<StringColumn>(at.Supported), Column<StringColumn>(at.SupportedBest),
            Column<NumberColumn>(at.ClaimedStep), Column<NumberColumn>(at.SupportedStep), Column<NumberColumn>(at.Gap),
            Column<NumberColumn>(at.Probability), Column<NumberColumn>(at.ClaimedProbability), Column<StringColumn>(at.Node));
    }

    /// <summary>A named value's column; <see langword="null"/> for a value that is a list.</summary>
    public Column? Value(NamedValue value) => _slots[NotNull(value).Slot] is var column && column is ListView or RecordView ? null : column;

    /// <summary>The actions proposed in a row, the next best action first.</summary>
    public IEnumerable<PolicyAction> Actions(int row)
    {
        foreach (var triggers in _plan.Actions.Triggers)
        {
            if (Column<TruthColumn>(triggers.ProposedSlot).Truth(row) != true) continue;
            yield return triggers.Action;
            if (triggers.Action.IsExclusive) yield break;
        }
    }

    /// <summary>The id of the next best action of each row; unknown where none is proposed.</summary>
    public StringColumn NextActions => Column<StringColumn>(_plan.Actions.NextSlot);

    /// <summary>The next best action of a row; <see langword="null"/> when none is proposed.</summary>
    public PolicyAction? NextAction(int row) => NextActions.Codes.Span[row] is >= 0 and var rank ? Policy.Actions[rank] : null;

    /// <summary>Why an action is proposed in a row: its own condition, then flags, then nodes.</summary>
    public IEnumerable<ActionTrigger> Triggers(PolicyAction action, int row)
    {
        var triggers = _plan.Actions.Triggers[NotNull(action).Rank];
        if (action.Condition is not null && Column<TruthColumn>(triggers.OwnSlot).Truth(row) == true) yield return new ActionTrigger(null, null, action.Why);
        foreach (var flag in triggers.Flags)
            if (Flag(flag).Truth(row) == true) yield return new ActionTrigger(flag, null, flag.Message ?? flag.Title);
        foreach (var (playbook, node) in triggers.Nodes)
            if (Column<StringColumn>(playbook.Slots.Node).Codes.Span[row] == node.Ordinal) yield return new ActionTrigger(null, node, node.Message);
    }

    /// <summary>The main reason for an action in a row, in a language; empty when the policy gives no text.</summary>
    public string Reason(PolicyAction action, int row, string language) =>
        Triggers(action, row).Select(t => t.Reason).FirstOrDefault(r => r is not null) is { } text ? Render(text, row, language) : "";

    /// <summary>A text with its placeholders filled in for a row.</summary>
    public string Render(LocalizedText text, int row, string language) => TextRenderer.Render(text, row, language, this);

    /// <summary>Why a row got what it got. Runs the same plan again over this one row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="language">The language of the texts.</param>
    public Explanation Explain(int row, string language)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Count);
        return Explainer.Explain(_plan, Inputs.Slice(row, 1), language);
    }

    internal Column?[] Slots => _slots;

    /// <summary>The value of a text's placeholder in all rows, computed when first asked for.</summary>
    internal Column TextValue(BoundExpression expression) =>
        _texts.GetOrAdd(expression, e => new ExpressionEvaluator(_slots).Evaluate(e, Frame.Root(Count)));

    private ScoreColumns Score(ScoreSlots at) => new(
        Column<NumberColumn>(at.Score), Column<NumberColumn>(at.Coverage), Column<NumberColumn>(at.Low), Column<NumberColumn>(at.High));

    private T Column<T>(int slot)
        where T : Column => (T)_slots[slot]!;

    private static T NotNull<T>(T part)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(part);
        return part;
    }
}

/// <summary>One reason for an action.</summary>
/// <param name="Flag">The raised flag that names the action.</param>
/// <param name="Node">The missing node that names it.</param>
/// <param name="Reason">The text; <see langword="null"/> when the policy gives none.</param>
public sealed record ActionTrigger(Flag? Flag, KeyNode? Node, LocalizedText? Reason);
