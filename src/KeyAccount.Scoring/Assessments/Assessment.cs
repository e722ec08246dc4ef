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

    /// <summary>The minefields (地雷) that are not clear: from the system <c>buying-centre</c> when it was asked, and otherwise from the main policy's flags.</summary>
    /// <remarks>Raised ones come first, then the undetermined ones, each with the most severe first. Minefields are known by the field's own ids, such as <c>no-coach</c>.</remarks>
    public ImmutableArray<Minefield> Minefields => Minefield.Of((PolicyResult?)SystemOf("buying-centre") ?? this);

    /// <summary>The stage of key-account management; <see langword="null"/> when <c>kam-stage</c> was not asked.</summary>
    public KamStageResult? KamStage => SystemOf("kam-stage") is { } it ? new(it) : null;

    /// <summary>The types of key account; <see langword="null"/> when <c>key-account-types</c> was not asked.</summary>
    public KeyAccountTypesResult? KeyAccountTypes => SystemOf("key-account-types") is { } it ? new(it) : null;

    /// <summary>The phase of the relationship; <see langword="null"/> when <c>relationship-phase</c> was not asked.</summary>
    public RelationshipPhaseResult? RelationshipPhase => SystemOf("relationship-phase") is { } it ? new(it) : null;

    /// <summary>Volume against profit; <see langword="null"/> when <c>volume-profit</c> was not asked.</summary>
    public VolumeProfitResult? VolumeProfit => SystemOf("volume-profit") is { } it ? new(it) : null;

    /// <summary>The upgrade ladder; <see langword="null"/> when <c>upgrade-ladder</c> was not asked.</summary>
    public LadderResult? Ladder => SystemOf("upgrade-ladder") is { } it ? new(it) : null;

    /// <summary>The reminders; <see langword="null"/> when <c>reminders</c> was not asked.</summary>
    public RemindersResult? Reminders => SystemOf("reminders") is { } it ? new(it) : null;

    /// <summary>The square of the twenty-five-square grid; <see langword="null"/> when <c>relationship-grid</c> was not asked.</summary>
    public RelationshipGridResult? Grid => SystemOf("relationship-grid") is { } it ? new(it) : null;

    /// <summary>How complete the file is; <see langword="null"/> when <c>profile-completeness</c> was not asked.</summary>
    public ProfileCompletenessResult? ProfileCompleteness => SystemOf("profile-completeness") is { } it ? new(it) : null;

    /// <summary>The forecast of the deals; <see langword="null"/> when <c>forecast</c> was not asked. See <see cref="ForecastRollUp"/> for a portfolio.</summary>
    public ForecastResult? Forecast => _batch.FindSystem("forecast") is { } deals ? new(deals.Of(Row)) : null;
}
