using System.Collections.Immutable;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules;

/// <summary>How bad it is when a flag is raised.</summary>
public enum Severity
{
    /// <summary>Low.</summary>
    Low,

    /// <summary>Medium.</summary>
    Medium,

    /// <summary>High.</summary>
    High,

    /// <summary>Critical.</summary>
    Critical,
}

/// <summary>A condition to watch for. Immutable.</summary>
public sealed class Flag
{
    internal Flag()
    {
    }

    /// <summary>The id; in expressions <c>flags.id</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its place among the flags, from 0.</summary>
    public required int Ordinal { get; init; }

    /// <summary>What people call it.</summary>
    public LocalizedText? Title { get; init; }

    /// <summary>How bad it is; where the severity depends on the row, how bad when no condition of <see cref="SeverityCuts"/> holds.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Severities that hold under conditions: the first true one counts. Empty for a flag that is as bad in every row.</summary>
    public ImmutableArray<SeverityCut> SeverityCuts { get; init; } = [];

    /// <summary>What to tell people when it is raised.</summary>
    public LocalizedText? Message { get; init; }

    /// <summary>The id of the action that clears it; <see langword="null"/> when the policy names none.</summary>
    public string? Action { get; init; }

    /// <summary>The condition as the policy writes it.</summary>
    public required string When { get; init; }

    internal BoundExpression Condition { get; init; } = null!;

    internal int Slot { get; init; }
}

/// <summary>How bad a flag is where a condition holds. Immutable.</summary>
public sealed class SeverityCut
{
    internal SeverityCut()
    {
    }

    /// <summary>The condition as the policy writes it.</summary>
    public required string When { get; init; }

    /// <summary>How bad it then is.</summary>
    public required Severity Severity { get; init; }

    internal BoundExpression Condition { get; init; } = null!;
}
