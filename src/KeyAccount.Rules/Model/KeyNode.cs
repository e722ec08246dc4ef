using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules;

/// <summary>A condition that must be met to pass a stage, or to enter it (关键节点). Immutable.</summary>
public sealed class KeyNode
{
    internal KeyNode()
    {
    }

    /// <summary>The id; unique in the playbook.</summary>
    public required string Id { get; init; }

    /// <summary>Its place among all nodes of the playbook, from 0.</summary>
    public required int Ordinal { get; init; }

    /// <summary>What people call it; <see langword="null"/> when the policy does not say.</summary>
    public LocalizedText? Title { get; init; }

    /// <summary>What to tell people when it is not met.</summary>
    public LocalizedText? Message { get; init; }

    /// <summary>The id of the action that meets it; <see langword="null"/> when the policy names none.</summary>
    public string? Action { get; init; }

    /// <summary>The condition as the policy writes it.</summary>
    public required string When { get; init; }

    internal BoundExpression Condition { get; init; } = null!;
}
