namespace KeyAccount.Scoring;

/// <summary>The phase of the relationship by our share of what the account spends: the system <c>relationship-phase</c>.</summary>
public sealed class RelationshipPhaseResult : TypedResult
{
    /// <summary>Reads the result of <c>relationship-phase</c>, or of a policy with its band <c>phase</c> and its values.</summary>
    public RelationshipPhaseResult(SystemResult result)
        : base(result)
    {
    }

    /// <summary>The phase; unknown while the share is.</summary>
    public BandResult Phase => Result.BandOf("phase");

    /// <summary>Our share of what they spend, 0 to 1, above 1 where the spend on record is too low; <see langword="null"/> when unknown.</summary>
    public decimal? Share => Number("share");

    /// <summary>Business a year that is missing to the next phase; <see langword="null"/> when unknown, in the last phase, and before the first order.</summary>
    public decimal? ToNextPhase => Number("to_next_phase");

    /// <summary>Phases gained in a year, below zero when lost; <see langword="null"/> when unknown.</summary>
    public int? PhasesMoved => (int?)Number("phases_moved");
}
