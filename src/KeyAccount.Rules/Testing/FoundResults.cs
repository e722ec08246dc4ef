using System.Collections.Immutable;
using KeyAccount.Rules.Expressions;
using KeyAccount.Rules.Planning;

namespace KeyAccount.Rules.Testing;

/// <summary>What a policy says about one row, as expectations ask for it.</summary>
internal sealed class FoundResults(DecisionBatch decisions, string language)
{
    private const int MostEvidence = 12;

    private readonly EvidenceCollector _evidence = new(decisions, language);

    public DecisionBatch Decisions { get; } = decisions;

    /// <summary>The value of an expression: one fact, or the elements of a list.</summary>
    public (FactValue Value, IReadOnlyList<FactValue>? Elements) ValueOf(BoundExpression expression)
    {
        if (expression.Type.Kind != FeelKind.List) return (Decisions.ValueOf(expression)[0], null);
        var elements = Decisions.Plan.ProgramFor(expression).Elements(Decisions.Inputs);
        return (FactValue.Unknown, elements?.Select(e => e.Value).ToArray());
    }

    public IReadOnlyList<string> FlagsIn(FlagState state) => [.. Decisions.Policy.Flags.Where(f => Decisions.FlagState(f, 0) == state).Select(f => f.Id)];

    public IReadOnlyList<string> Actions() => [.. Decisions.Actions(0).Select(a => a.Id)];

    /// <summary>What flags rest on.</summary>
    public ImmutableArray<Evidence> EvidenceOfFlags(IEnumerable<string> ids)
    {
        var wanted = ids.ToHashSet(StringComparer.Ordinal);
        return Collect(Decisions.Policy.Flags.Where(f => wanted.Contains(f.Id)).Select(f => f.Condition));
    }

    /// <summary>What a flag's severity rests on.</summary>
    public ImmutableArray<Evidence> EvidenceOfSeverity(Flag flag) => Collect(flag.SeverityCuts.Select(c => c.Condition));

    /// <summary>What an expression rests on; of a result that is named alone, what its part reads.</summary>
    public ImmutableArray<Evidence> EvidenceOf(BoundExpression expression) => Collect(expression switch
    {
        BoundSymbol { Symbol.Definition: { } definition } => [definition],
        BoundSymbol { Symbol: { Input: null, Slot: var slot } } => PartWith(slot) is { } part ? PartReads.Expressions(part) : [],
        BoundSymbol => [],
        _ => [expression],
    });

    private object? PartWith(int slot) => Decisions.Plan.Parts.FirstOrDefault(p => PartReads.SlotsIn(p).Contains(slot));

    private ImmutableArray<Evidence> Collect(IEnumerable<BoundExpression> expressions) =>
        [.. expressions.SelectMany(e => _evidence.Collect(e, onlyUnknown: false)).DistinctBy(e => e.Name, StringComparer.Ordinal).Take(MostEvidence)];
}
