namespace KeyAccount.Oracle.Model;

/// <summary>Points added to a score.</summary>
internal abstract record Adjustment(string Id, decimal Points);

/// <summary>Added once, where a condition holds.</summary>
internal sealed record PlainAdjustment(string Id, decimal Points, Expression When) : Adjustment(Id, Points);

/// <summary>Added for each whole step of a number, within bounds.</summary>
internal sealed record StepwiseAdjustment(string Id, decimal Points, Expression Of, decimal Per, decimal AtLeast, decimal AtMost) : Adjustment(Id, Points);

/// <summary>A score that cannot be exceeded where a condition holds.</summary>
internal sealed record Cap(string Id, Expression When, decimal AtMost);

/// <summary>A condition that makes a score 0.</summary>
internal sealed record KnockOut(string Id, Expression When);
