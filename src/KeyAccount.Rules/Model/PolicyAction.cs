using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules;

/// <summary>Something to do, and when to propose it. Immutable.</summary>
public sealed class PolicyAction
{
    internal PolicyAction()
    {
    }

    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>Its place in the ranking, from 0: by priority, then in the order of the policy.</summary>
    public int Rank { get; internal set; }

    /// <summary>What people call it.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>Why it is proposed when its own condition proposes it.</summary>
    public LocalizedText? Why { get; init; }

    /// <summary>Whom it addresses.</summary>
    public LocalizedText? Audience { get; init; }

    /// <summary>What would make it obsolete.</summary>
    public LocalizedText? Obsolete { get; init; }

    /// <summary>The stage it serves; <see langword="null"/> when the policy names none.</summary>
    public string? Stage { get; init; }

    /// <summary>The kind of work it is; <see langword="null"/> when the policy names none.</summary>
    public Activity? Activity { get; init; }

    /// <summary>The higher, the earlier.</summary>
    public required decimal Priority { get; init; }

    /// <summary>Whether nothing ranked below it is proposed.</summary>
    public bool IsExclusive { get; init; }

    /// <summary>Its own condition as the policy writes it; <see langword="null"/> when only flags and nodes propose it.</summary>
    public string? When { get; init; }

    internal BoundExpression? Condition { get; init; }
}
