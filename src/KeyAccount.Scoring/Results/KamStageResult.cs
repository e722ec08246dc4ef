using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>The stage of key-account management (大客户管理五阶段) by the evidence, against the one that is claimed: the system <c>kam-stage</c>.</summary>
public sealed class KamStageResult : TypedResult
{
    private const string Playbook = "kam";

    /// <summary>Reads the result of <c>kam-stage</c>, or of a policy with its band <c>stage</c> and its playbook <c>kam</c>.</summary>
    public KamStageResult(SystemResult result)
        : base(result)
    {
    }

    /// <summary>The stage that is proven, or <c>interrupted</c>; the best one is what unknown facts still allow.</summary>
    public BandResult Stage => Result.BandOf("stage");

    /// <summary>The stage that the record claims; <see langword="null"/> when unknown.</summary>
    public string? Claimed => Result.StageOf(Playbook).Claimed;

    /// <summary>The stage that the evidence supports, interrupted or not.</summary>
    public string Supported => Result.StageOf(Playbook).Supported;

    /// <summary>Stages by which the claim is ahead of the evidence, below zero where it is behind; <see langword="null"/> when the claim is unknown.</summary>
    public int? Gap => Result.StageOf(Playbook).Gap;

    /// <summary>The evidence that the next stage takes and that is not there, or not known to be; empty at the last stage.</summary>
    /// <param name="language">The language of the texts.</param>
    public ImmutableArray<NodeExplanation> MissingEvidence(string language = "en") => OpenNodes(Playbook, language);
}
