using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>
/// What a policy says of one account: score, grade, card, flags, stage, next action, and why. A light view on a row of a batch; immutable
/// and thread-safe.
/// </summary>
public sealed class Assessment : PolicyResult
{
    private readonly AssessmentBatch _batch;

    internal Assessment(AssessmentBatch batch, int row)
        : base(batch.Decisions, row) => _batch = batch;

    /// <summary>The account.</summary>
    public Account Account => _batch.Account(Row);

    /// <summary>The account's indicators as of the day.</summary>
    public AccountIndicators Indicators => _batch.Indicators(Row);

    /// <summary>The score of the policy's first scorecard; <see langword="null"/> when the policy has none.</summary>
    public ScoreResult? Score => Policy.Scorecards is [var first, ..] ? ScoreOf(first) : null;

    /// <summary>The band <c>grade</c>: by default A to D; <see langword="null"/> when the policy has none.</summary>
    public BandResult? Grade => FindBand("grade");

    /// <summary>The band <c>card</c>, the service tier: platinum, gold, silver or none; <see langword="null"/> when the policy has none.</summary>
    public BandResult? Card => FindBand("card");

    /// <summary>The stage in the policy's first playbook; <see langword="null"/> when the policy has none.</summary>
    public StageResult? Stage => Policy.Playbooks is [var first, ..] ? StageOf(first) : null;

    /// <summary>
    /// What the further systems say of the account and of its contacts and deals, in the order of <see cref="AccountScorer.Systems"/> and, within
    /// one, of the account's contacts or deals.
    /// </summary>
    public ImmutableArray<SystemResult> Systems => [.. _batch.Systems.SelectMany(s => s.Of(Row))];

    /// <summary>
    /// What a system says of the account; <see langword="null"/> when it was not asked. Of a system whose subject is a contact or a deal this is
    /// the first one; see <see cref="ResultsOf"/>.
    /// </summary>
    /// <param name="id">The system's id, compared ordinally.</param>
    public SystemResult? SystemOf(string id) => _batch.FindSystem(id)?.Of(Row).FirstOrDefault();

    /// <summary>What a system says of the account, or of each of its contacts or deals; empty when it was not asked.</summary>
    /// <param name="id">The system's id, compared ordinally.</param>
    public ImmutableArray<SystemResult> ResultsOf(string id) => _batch.FindSystem(id) is { } batch ? batch.Of(Row) : [];
}
