using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>On which rung an account stands (客户升级), and what the next one takes: the system <c>upgrade-ladder</c>.</summary>
public sealed class LadderResult : TypedResult
{
    private const string Playbook = "ladder";

    /// <summary>Reads the result of <c>upgrade-ladder</c>, or of a policy with its band <c>rung</c>, its playbook <c>ladder</c> and its distances.</summary>
    public LadderResult(SystemResult result)
        : base(result)
    {
    }

    /// <summary>The rung that is proven; the best one is what unknown facts still allow.</summary>
    public BandResult Rung => Result.BandOf("rung");

    /// <summary>The rung on record; <see langword="null"/> when unknown.</summary>
    public string? Claimed => Result.StageOf(Playbook).Claimed;

    /// <summary>Rungs by which the record is ahead of the evidence, below zero where it is behind; <see langword="null"/> when nothing is on record.</summary>
    public int? Gap => Result.StageOf(Playbook).Gap;

    /// <summary>
    /// How far the next rung is, criterion by criterion. A criterion that the next rung does not ask for is <see langword="null"/>, as one that nobody knows is;
    /// <see cref="MissingEvidence"/> tells them apart.
    /// </summary>
    public ImmutableArray<CriterionDistance> Distances =>
    [
        Distance("purchases_missing"), Distance("orders_missing"), Distance("days_missing"),
        Distance("late_share_too_high"), Distance("margin_missing"), Distance("share_missing"),
    ];

    /// <summary>What the next rung asks for and the account does not meet, or is not known to; empty on the last rung.</summary>
    /// <param name="language">The language of the texts.</param>
    public ImmutableArray<NodeExplanation> MissingEvidence(string language = "en") => OpenNodes(Playbook, language);
}
