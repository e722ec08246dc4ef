namespace KeyAccount.Rules;

/// <summary>A kind of work with people that a team can choose (an exhibition, a visit, a factory tour), with whom it reaches at what cost. Immutable.</summary>
public sealed class Activity
{
    internal Activity()
    {
    }

    /// <summary>The id; unique in the policy.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>Whom it reaches best; <see langword="null"/> when the policy does not say.</summary>
    public LocalizedText? Audience { get; init; }

    /// <summary>What it costs, beside the others; <see langword="null"/> when the policy does not say.</summary>
    public ActivityCost? Cost { get; init; }

    /// <summary>How many people it reaches at once; <see langword="null"/> when the policy does not say.</summary>
    public ActivityReach? Reach { get; init; }

    /// <summary>What it is and what it takes; <see langword="null"/> when the policy does not say.</summary>
    public LocalizedText? Description { get; init; }
}

/// <summary>What an activity costs, beside others; from the lowest.</summary>
public enum ActivityCost
{
    /// <summary>Next to nothing.</summary>
    Lowest,

    /// <summary>Little.</summary>
    Low,

    /// <summary>As much as is budgeted for without asking.</summary>
    Medium,

    /// <summary>So much that it is for few accounts.</summary>
    High,
}

/// <summary>How many people an activity reaches at once; from the fewest.</summary>
public enum ActivityReach
{
    /// <summary>One person.</summary>
    One,

    /// <summary>A few people.</summary>
    Few,

    /// <summary>Many people.</summary>
    Wide,
}
