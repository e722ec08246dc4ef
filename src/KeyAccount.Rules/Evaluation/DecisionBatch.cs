using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using KeyAccount.Rules.Execution;
using KeyAccount.Rules.Expressions;
using KeyAccount.Rules.Planning;

namespace KeyAccount.Rules;

/// <summary>
/// The decisions for a batch, as columns; explanations of single rows on demand. Immutable and thread-safe, but for those of a
/// <see cref="PolicyEvaluator"/>, which its next call overwrites. Asking for a result that was not among the <see cref="DecisionOutputs"/>
/// throws <see cref="InvalidOperationException"/>.
/// </summary>
public sealed class DecisionBatch
{
    private readonly EvaluationPlan _plan;
    private readonly Column?[] _slots;
    private ConcurrentDictionary<BoundExpression, Column>? _texts;

    internal DecisionBatch(EvaluationPlan plan, ColumnBatch inputs, Column?[] slots)
    {
        _plan = plan;
        _slots = slots;
        Inputs = inputs;
    }

    /// <summary>The policy that decided.</summary>
    public PolicyModel Policy => _plan.Model;

    /// <summary>The facts it decided on.</summary>
    public ColumnBatch Inputs { get; private set; }

    /// <summary>Number of rows.</summary>
    public int Count => Inputs.Count;

    /// <summary>A scorecard's columns.</summary>
    public ScoreColumns Score(Scorecard scorecard) => Score(NotNull(scorecard).Slots);

    /// <summary>Where a scorecard's score is knocked out; <see langword="null"/> for a scorecard without knock-outs.</summary>
    public TruthColumn? KnockedOut(Scorecard scorecard) => NotNull(scorecard).KnockedOutSlot is { } slot ? Column<TruthColumn>(slot) : null;

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

    /// <summary>A band's labels by themselves.</summary>
    public StringColumn Label(Band band) => Column<StringColumn>(NotNull(band).Slots.Label);

    /// <summary>A flag's truth: true where raised, false where clear, unknown where undetermined.</summary>
    public TruthColumn Flag(Flag flag) => Column<TruthColumn>(NotNull(flag).Slot);

    /// <summary>What became of a flag in a row.</summary>
    public FlagState FlagState(Flag flag, int row) => Flag(flag).Truth(row) switch
    {
        true => Rules.FlagState.Raised,
        false => Rules.FlagState.Clear,
        null => Rules.FlagState.Undetermined,
    };

    /// <summary>How bad a flag is in a row: by the first condition of its severities that is true there. An unknown condition does not count.</summary>
    public Severity SeverityOf(Flag flag, int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Count);
        foreach (var cut in NotNull(flag).SeverityCuts)
            if (((TruthColumn)ValueOf(cut.Condition)).Truth(row) == true) return cut.Severity;
        return flag.Severity;
    }

    /// <summary>A playbook's columns.</summary>
    public PlaybookColumns Playbook(Playbook playbook)
    {
        var at = NotNull(playbook).Slots;
        return new PlaybookColumns(
            Column<StringColumn>(at.Claimed), Column<StringColumn>(at.Supported), Column<StringColumn>(at.SupportedBest),
            Column<NumberColumn>(at.ClaimedStep), Column<NumberColumn>(at.SupportedStep), Column<NumberColumn>(at.Gap),
            Column<NumberColumn>(at.Probability), Column<NumberColumn>(at.ClaimedProbability), Column<StringColumn>(at.Node));
    }

    /// <summary>Whether a playbook applies; true everywhere for one without a condition. Computed when first asked for, where the outputs leave it out.</summary>
    public TruthColumn Applies(Playbook playbook) => Column<TruthColumn>(NotNull(playbook).Slots.Applies);

    /// <summary>The step of the best stage that the evidence could support. Computed when first asked for.</summary>
    public NumberColumn SupportedBestStep(Playbook playbook) => Column<NumberColumn>(NotNull(playbook).Slots.SupportedBestStep);

    /// <summary>The name of the first playbook that applies; unknown where none does, where it is not known of one before it, and without playbooks.</summary>
    public StringColumn? ChosenPlaybooks => Policy.Choice is { } choice ? Column<StringColumn>(choice.Slot) : null;

    /// <summary>The first playbook that applies to a row; <see langword="null"/> where none does, or it is not known which.</summary>
    public Playbook? ChosenPlaybook(int row) => ChosenPlaybooks?.Codes.Span[row] is >= 0 and var chosen ? Policy.Playbooks[chosen] : null;

    /// <summary>What a decision table says besides its answers.</summary>
    public TableColumns Table(DecisionTable table)
    {
        NotNull(table);
        return new TableColumns(Column<NumberColumn>(table.RuleSlot), Column<NumberColumn>(table.MatchesSlot), Column<TruthColumn>(table.ViolatedSlot));
    }

    /// <summary>The column of a decision table's answers; <see langword="null"/> for a table whose answers are lists.</summary>
    public Column? Answer(DecisionTable table, TableOutput output)
    {
        NotNull(output);
        return NotNull(table).GivesLists ? null : Column<Column>(output.Slot);
    }

    /// <summary>
    /// A row's answers by a decision table whose answers are lists, in their order; <see langword="null"/> where they are unknown. Of a table with
    /// one answer, that answer alone.
    /// </summary>
    public IReadOnlyList<FactValue>? Answers(DecisionTable table, TableOutput output, int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Count);
        if (Answer(table, output) is { } column) return column.IsKnown(row) ? [column[row]] : null;
        return _plan.ProgramFor(_plan.Model.Symbols.Values[output.Slot].Reference).Elements(Inputs.Slice(row, 1))?.Select(e => e.Value).ToArray();
    }

    /// <summary>What is wrong with a row: the tables whose hit policy it breaks, in their order. Their answers are unknown.</summary>
    public IEnumerable<RowError> Errors(int row)
    {
        foreach (var table in Policy.Tables)
        {
            if (_slots[table.ViolatedSlot] is not TruthColumn violated || violated.Truth(row) != true) continue;
            yield return new RowError(table, [.. table.Rules.Where(r => ((TruthColumn)ValueOf(r.Condition)).Truth(row) == true).Select(r => r.Number)]);
        }
    }

    /// <summary>A named value's column; <see langword="null"/> for a value that is a list.</summary>
    public Column? Value(NamedValue value) =>
        NotNull(value).Expression.Type.Kind is FeelKind.List or FeelKind.Record ? null : Column<Column>(value.Slot);

    /// <summary>An output's column; <see langword="null"/> for one that is a list.</summary>
    public Column? Output(PolicyOutput output) => NotNull(output).Type == InputType.List ? null : Column<Column>(output.Slot);

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

    /// <summary>In which rows an action's triggers propose it. Behind one that is exclusive, no other counts.</summary>
    internal TruthColumn Proposed(PolicyAction action) => Column<TruthColumn>(_plan.Actions.Triggers[action.Rank].ProposedSlot);

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
            if (Column<StringColumn>(playbook.Slots.Node).Codes.Span[row] == node.Ordinal && (playbook.Condition is null || Applies(playbook).Truth(row) == true)) yield return new ActionTrigger(null, node, node.Message);
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
        var alone = Inputs.Slice(row, 1);
        var program = _plan.ProgramFor(DecisionOutputs.All);
        var columns = ProgramRunner.Run(program, new Workspace(program, Kernels.For(VectorPaths.Widest)), alone, _plan.SlotCount);
        alone.Columns.CopyTo(columns!);
        return Explainer.Explain(_plan, new DecisionBatch(_plan, alone, columns), language);
    }

    internal EvaluationPlan Plan => _plan;

    /// <summary>Turns to another batch, whose results stand in the same columns.</summary>
    internal void Turn(ColumnBatch inputs)
    {
        Inputs = inputs;
        _texts?.Clear();
    }

    /// <summary>The value of an expression in all rows, computed when first asked for: of a text's placeholder, say.</summary>
    internal Column ValueOf(BoundExpression expression)
    {
        if (expression is BoundSymbol { Symbol: var symbol })
        {
            if (_slots[symbol.Slot] is { } column) return column;
            expression = symbol.Reference;
        }

        if (_texts is null) Interlocked.CompareExchange(ref _texts, new ConcurrentDictionary<BoundExpression, Column>(ReferenceEqualityComparer.Instance), null);
        return _texts.GetOrAdd(expression, static (e, self) => self._plan.ProgramFor(e).Evaluate(self.Inputs), this);
    }

    private ScoreColumns Score(ScoreSlots at) => new(
        Column<NumberColumn>(at.Score), Column<NumberColumn>(at.Coverage), Column<NumberColumn>(at.Low), Column<NumberColumn>(at.High));

    private T Column<T>(int slot)
        where T : Column => _slots[slot] is { } column ? (T)column : IsOnDemand(slot) ? (T)ValueOf(Policy.Symbols.Values[slot].Reference) : NotAsked<T>();

    private bool IsOnDemand(int slot) => slot < Policy.Symbols.Values.Count && Policy.Symbols.Values[slot].IsOnDemand;

    [DoesNotReturn]
    private static T NotAsked<T>() =>
        throw new InvalidOperationException("This result was not asked for: name it in the DecisionOutputs that the evaluator is made with.");

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
