using System.Collections.Concurrent;
using System.Collections.Immutable;
using KeyAccount.Rules.Execution;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Planning;

/// <summary>
/// A policy, ready to be evaluated: its parts in an order in which each comes after those it reads, a slot for every result, and the programs that
/// compute them. Immutable but for programs made when first asked for; thread-safe.
/// </summary>
internal sealed class EvaluationPlan
{
    private readonly ConcurrentDictionary<BoundExpression, ExpressionProgram> _expressions = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<BoundExpression, ExpressionProgram> _walks = new(ReferenceEqualityComparer.Instance);
    private readonly Lazy<Program> _everything;

    public EvaluationPlan(PolicyModel model, IEnumerable<object> orderedParts)
    {
        Model = model;
        Parts = [.. orderedParts];
        Scores = model.Scorecards.ToImmutableDictionary(s => s, ScorePlan.Create);
        var slots = model.Symbols.Values.Count;
        Actions = ActionPlan.Create(model, ref slots);
        SlotCount = slots;
        _everything = new Lazy<Program>(() => PolicyLowering.Compile(this, DecisionOutputs.All));
    }

    public PolicyModel Model { get; }

    /// <summary>Values, relative cuts, tables, scorecards, bands, flags, playbooks and the choice among them, each after those it reads.</summary>
    public ImmutableArray<object> Parts { get; }

    public ImmutableDictionary<Scorecard, ScorePlan> Scores { get; }

    public ActionPlan Actions { get; }

    /// <summary>Number of columns that a decision holds: inputs first.</summary>
    public int SlotCount { get; }

    public Program ProgramFor(DecisionOutputs outputs) => outputs.IsAll ? _everything.Value : PolicyLowering.Compile(this, outputs);

    /// <summary>The program of an expression by itself: of a text's placeholder, or for an explanation.</summary>
    public ExpressionProgram ProgramFor(BoundExpression expression) =>
        _expressions.GetOrAdd(expression, static (e, plan) => PolicyLowering.Compile(plan, e), this);

    /// <summary>The program that says for each element of a list whether a condition holds.</summary>
    public ExpressionProgram ProgramFor(BoundExpression list, Variable variable, BoundExpression condition) =>
        _walks.GetOrAdd(condition, static (c, at) => PolicyLowering.Compile(at.Plan, at.List, at.Variable, c), (Plan: this, List: list, Variable: variable));
}
