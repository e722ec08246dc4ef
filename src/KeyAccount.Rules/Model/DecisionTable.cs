using System.Collections.Immutable;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules;

/// <summary>Which rules of a decision table count, and how (DMN 1.5, section 8.2.8).</summary>
public enum HitPolicy
{
    /// <summary>At most one rule holds; two that hold are an error on that row.</summary>
    Unique,

    /// <summary>Several rules may hold, but must answer the same; otherwise an error on that row.</summary>
    Any,

    /// <summary>The first rule that holds.</summary>
    First,

    /// <summary>The rule that holds and whose answer stands first among the outputs' values.</summary>
    Priority,

    /// <summary>All that hold, in the order of the rules: the outputs are lists.</summary>
    RuleOrder,

    /// <summary>All that hold, ordered by the outputs' values: the outputs are lists.</summary>
    OutputOrder,

    /// <summary>All that hold: the outputs are lists, or what a <see cref="TableAggregation"/> makes of them.</summary>
    Collect,
}

/// <summary>What a collecting decision table makes of the answers of the rules that hold.</summary>
public enum TableAggregation
{
    /// <summary>A list.</summary>
    None,

    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>The least.</summary>
    Min,

    /// <summary>The greatest.</summary>
    Max,

    /// <summary>How many rules hold.</summary>
    Count,
}

/// <summary>Rules as rows: tests on inputs, and the answers when all of them hold. Immutable.</summary>
public sealed class DecisionTable
{
    internal DecisionTable()
    {
    }

    /// <summary>The name in expressions.</summary>
    public required string Name { get; init; }

    /// <summary>What people call it.</summary>
    public LocalizedText? Title { get; init; }

    /// <summary>Which rules count.</summary>
    public required HitPolicy HitPolicy { get; init; }

    /// <summary>What becomes of collected answers; <see cref="TableAggregation.None"/> for other hit policies.</summary>
    public required TableAggregation Aggregation { get; init; }

    /// <summary>What the tests look at, in order.</summary>
    public required ImmutableArray<TableInput> Inputs { get; init; }

    /// <summary>The answers, in order.</summary>
    public required ImmutableArray<TableOutput> Outputs { get; init; }

    /// <summary>The rules, in order.</summary>
    public required ImmutableArray<TableRule> Rules { get; init; }

    /// <summary>The file beside the policy that holds the rules; <see langword="null"/> when they stand in the policy.</summary>
    public string? File { get; init; }

    /// <summary>Whether one rule gives the answer, not several.</summary>
    public bool IsSingleHit => HitPolicy <= HitPolicy.Priority;

    /// <summary>Whether outputs are lists.</summary>
    internal bool GivesLists => !IsSingleHit && Aggregation == TableAggregation.None;

    internal int RuleSlot { get; init; }

    internal int MatchesSlot { get; init; }

    /// <summary>Where it stands whether a row breaks the hit policy.</summary>
    internal int ViolatedSlot { get; init; }

    /// <summary>The rules as the hit policy looks at them: by the priority of their answers where that counts, otherwise as they stand.</summary>
    internal IEnumerable<TableRule> Ranked => HitPolicy is HitPolicy.Priority or HitPolicy.OutputOrder ? Rules.OrderBy(Priority, PriorityComparer.Instance) : Rules;

    /// <summary>The places of a rule's answers among the values of the outputs that have any, in order.</summary>
    private int[] Priority(TableRule rule) =>
        [.. Outputs.Zip(rule.Answers).Where(p => !p.First.Values.IsEmpty).Select(p => p.Second is BoundConstant { Value: string text } ? p.First.Values.IndexOf(text) : int.MaxValue)];

    private sealed class PriorityComparer : IComparer<int[]>
    {
        public static readonly PriorityComparer Instance = new();

        public int Compare(int[]? x, int[]? y) => x.AsSpan().SequenceCompareTo(y);
    }
}

/// <summary>Something that the tests of a decision table look at. Immutable.</summary>
public sealed class TableInput
{
    internal TableInput()
    {
    }

    /// <summary>The expression as the policy writes it.</summary>
    public required string Text { get; init; }

    /// <summary>What people call it; <see langword="null"/> when neither the table nor the fact says.</summary>
    public LocalizedText? Title { get; init; }

    /// <summary>The unit of the value; <see langword="null"/> when none is declared.</summary>
    public string? Unit { get; init; }

    internal BoundExpression Expression { get; init; } = null!;

    internal Variable Tested { get; init; } = null!;
}

/// <summary>One answer that the rules of a decision table give. Immutable.</summary>
public sealed class TableOutput
{
    internal TableOutput()
    {
    }

    /// <summary>The name in expressions, below the table's.</summary>
    public required string Name { get; init; }

    /// <summary>The type of one answer.</summary>
    public required InputType Type { get; init; }

    /// <summary>All answers that a text can be, from the highest priority; empty when any text is allowed, and for other types.</summary>
    public required ImmutableArray<string> Values { get; init; }

    /// <summary>What people call it.</summary>
    public LocalizedText? Title { get; init; }

    /// <summary>The unit of a number; <see langword="null"/> when none was declared.</summary>
    public string? Unit { get; init; }

    /// <summary>What people call the values.</summary>
    public required ImmutableDictionary<string, LocalizedText> Labels { get; init; }

    /// <summary>What to do when the answer is a value.</summary>
    public required ImmutableDictionary<string, LocalizedText> Advice { get; init; }

    /// <summary>The answer when no rule holds, as the policy writes it; <see langword="null"/> when there is none.</summary>
    public string? Default { get; init; }

    internal BoundExpression? DefaultAnswer { get; init; }

    internal int Slot { get; init; }

    /// <summary>The same output with an answer for when no rule holds.</summary>
    internal TableOutput With(string text, BoundExpression answer) => new()
    {
        Name = Name,
        Type = Type,
        Values = Values,
        Title = Title,
        Unit = Unit,
        Labels = Labels,
        Advice = Advice,
        Default = text,
        DefaultAnswer = answer,
        Slot = Slot,
    };
}

/// <summary>A row of a decision table. Immutable.</summary>
public sealed class TableRule
{
    internal TableRule()
    {
    }

    /// <summary>Its number, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The id; <see langword="null"/> when the policy gives none.</summary>
    public string? Id { get; init; }

    /// <summary>The tests as the policy writes them, one for each input.</summary>
    public required ImmutableArray<string> When { get; init; }

    /// <summary>The answers as the policy writes them, one for each output.</summary>
    public required ImmutableArray<string> Then { get; init; }

    /// <summary>The reason code; <see langword="null"/> when the policy gives none.</summary>
    public string? Reason { get; init; }

    /// <summary>What to tell people when it holds.</summary>
    public LocalizedText? Message { get; init; }

    /// <summary>The tests, each a condition on its input's tested value.</summary>
    internal ImmutableArray<BoundExpression> Tests { get; init; }

    /// <summary>All tests together, as a condition on the row.</summary>
    internal BoundExpression Condition { get; init; } = null!;

    internal ImmutableArray<BoundExpression> Answers { get; init; }

    internal SourceText Source { get; init; } = null!;

    internal SourceSpan Span { get; init; }
}
