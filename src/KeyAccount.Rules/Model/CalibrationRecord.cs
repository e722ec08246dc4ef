namespace KeyAccount.Rules;

/// <summary>When and on what the relative cuts of a policy were measured. Immutable.</summary>
public sealed class CalibrationRecord
{
    internal CalibrationRecord()
    {
    }

    /// <summary>The day as of which the portfolio was measured.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Number of rows that were measured, also those that did not count; <see langword="null"/> when the policy does not say.</summary>
    public long? Rows { get; init; }

    /// <summary>Where the numbers come from, in free words; <see langword="null"/> when the policy does not say.</summary>
    public string? Source { get; init; }
}
