using System.Collections.Immutable;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules;

/// <summary>A policy, typed and checked: what it declares, apart from the text it came from and the plan that runs it. Immutable and thread-safe.</summary>
public sealed class PolicyModel
{
    /// <summary>The subject of a policy that names none.</summary>
    public const string DefaultSubject = "account";

    internal PolicyModel()
    {
    }

    /// <summary>What its expressions may take while they run.</summary>
    internal PolicyLimits Limits { get; init; } = PolicyLimits.Default;

    /// <summary>The policy's name.</summary>
    public required string Name { get; init; }

    /// <summary>The policy's version.</summary>
    public required string Version { get; init; }

    /// <summary>What people call it.</summary>
    public LocalizedText? Title { get; init; }

    /// <summary>What the policy is for; <see langword="null"/> when it does not say.</summary>
    public LocalizedText? Description { get; init; }

    /// <summary>What a row is about, in one word: free, by default <see cref="DefaultSubject"/>. The engine gives it no meaning.</summary>
    public required string Subject { get; init; }

    /// <summary>The results that the policy puts forward as its answer, in order; empty when it names none.</summary>
    public required ImmutableArray<PolicyOutput> Outputs { get; init; }

    /// <summary>The languages that its texts have, the default one first.</summary>
    public required ImmutableArray<string> Languages { get; init; }

    /// <summary>The declared inputs.</summary>
    public required InputSchema Inputs { get; init; }

    /// <summary>The named values in order.</summary>
    public required ImmutableArray<NamedValue> Values { get; init; }

    /// <summary>The relative cuts in order; empty when there are none.</summary>
    public required ImmutableArray<RelativeCut> Cuts { get; init; }

    /// <summary>When and on what the cuts were measured; <see langword="null"/> while they are not.</summary>
    public CalibrationRecord? Calibration { get; init; }

    /// <summary>Texts of the reason codes.</summary>
    public required ImmutableDictionary<string, LocalizedText> Reasons { get; init; }

    /// <summary>The decision tables in order.</summary>
    public required ImmutableArray<DecisionTable> Tables { get; init; }

    /// <summary>The scorecards in order.</summary>
    public required ImmutableArray<Scorecard> Scorecards { get; init; }

    /// <summary>The bands in order.</summary>
    public required ImmutableArray<Band> Bands { get; init; }

    /// <summary>The flags in order.</summary>
    public required ImmutableArray<Flag> Flags { get; init; }

    /// <summary>The playbooks in order.</summary>
    public required ImmutableArray<Playbook> Playbooks { get; init; }

    /// <summary>The activities that stages and actions can name, in order.</summary>
    public required ImmutableArray<Activity> Activities { get; init; }

    /// <summary>The actions in the order of their rank.</summary>
    public required ImmutableArray<PolicyAction> Actions { get; init; }

    /// <summary>The choice among the playbooks; <see langword="null"/> when there are none.</summary>
    internal PlaybookChoice? Choice { get; init; }

    internal SymbolTable Symbols { get; init; } = null!;
}

/// <summary>A named expression of a policy. Immutable.</summary>
public sealed class NamedValue
{
    internal NamedValue()
    {
    }

    /// <summary>The name in expressions.</summary>
    public required string Name { get; init; }

    /// <summary>What people call it.</summary>
    public LocalizedText? Title { get; init; }

    /// <summary>The unit; <see langword="null"/> when none was declared.</summary>
    public string? Unit { get; init; }

    /// <summary>The expression as the policy writes it.</summary>
    public required string Text { get; init; }

    internal BoundExpression Expression { get; init; } = null!;

    internal int Slot { get; init; }
}
