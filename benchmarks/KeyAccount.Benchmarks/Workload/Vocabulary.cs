namespace KeyAccount.Benchmarks.Workload;

/// <summary>Where the account is. Members stand in the order of the policy's values, here and below.</summary>
public enum Region
{
    North,
    East,
    South,
    West,
    Abroad,
}

/// <summary>What the account does.</summary>
public enum Industry
{
    Energy,
    Steel,
    Machinery,
    Chemistry,
    Transport,
    Health,
    Retail,
    Public,
}

/// <summary>How far the deal is.</summary>
public enum Stage
{
    Planned,
    Contacted,
    Designing,
    Bidding,
    Negotiating,
    Delivering,
}

/// <summary>A contact's part in the purchase.</summary>
public enum Role
{
    DecisionMaker,
    Technical,
    User,
    Coach,
    Other,
}

/// <summary>A contact's attitude to us.</summary>
public enum Stance
{
    Supporter,
    Neutral,
    Opponent,
}
