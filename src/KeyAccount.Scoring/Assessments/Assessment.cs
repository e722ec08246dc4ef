using System.Collections.Immutable;
using System.Globalization;

namespace KeyAccount.Scoring;

/// <summary>A score and how sure it is.</summary>
/// <param name="Value">0 to 100, rounded as the policy says; <see langword="null"/> when nothing is known.</param>
/// <param name="Coverage">Share of the weight that was known, 0 to 1.</param>
/// <param name="Low">The least the score could be once the unknowns are known.</param>
/// <param name="High">The most it could be.</param>
public readonly record struct ScoreResult(decimal? Value, decimal Coverage, decimal Low, decimal High)
{
    /// <summary>For example <c>72.5 [61.2..80], coverage 0.65</c>, alike in every culture.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(object?)Value ?? "unknown"} [{Low}..{High}], coverage {Coverage}");
}

/// <summary>A label and how sure it is.</summary>
/// <param name="Label">The label; <see langword="null"/> when unknown.</param>
/// <param name="Best">The best label that is possible once the unknowns are known.</param>
/// <param name="Worst">The worst one.</param>
/// <param name="IsCertain">Whether only one label is possible.</param>
public readonly record struct BandResult(string? Label, string? Best, string? Worst, bool IsCertain);

/// <summary>Where an account stands in a playbook.</summary>
/// <param name="Claimed">The id of the stage that the record claims; <see langword="null"/> when unknown.</param>
/// <param name="Supported">The id of the first stage that the evidence does not let pass.</param>
/// <param name="Gap">Steps by which the claim is ahead of the evidence; <see langword="null"/> when the claim is unknown.</param>
/// <param name="Probability">Probability of the supported stage, 0 to 1; <see langword="null"/> when the policy gives none.</param>
/// <param name="MissingNode">The id of the first key node not met; <see langword="null"/> when there is none.</param>
public readonly record struct StageResult(string? Claimed, string Supported, int? Gap, decimal? Probability, string? MissingNode)
{
    /// <summary>For example <c>claimed 5, supported 2 (0.25), missing coach-found</c>, alike in every culture.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"claimed {Claimed ?? "unknown"}, supported {Supported} ({(object?)Probability ?? "unknown"}), missing {MissingNode ?? "nothing"}");
}

/// <summary>
/// What a policy says of one account: score, grade, card, flags, stage, next action, and why. A light view on a row of a batch; immutable
/// and thread-safe.
/// </summary>
public sealed class Assessment
{
    private readonly AssessmentBatch _batch;
    private readonly int _row;

    internal Assessment(AssessmentBatch batch, int row)
    {
        _batch = batch;
        _row = row;
    }

    /// <summary>The account.</summary>
    public Account Account => _batch.Account(_row);

    /// <summary>The account's indicators as of the day.</summary>
    public AccountIndicators Indicators => _batch.Indicators(_row);

    /// <summary>The policy that decided.</summary>
    public PolicyModel Policy => Decisions.Policy;

    /// <summary>The score of the policy's first scorecard; <see langword="null"/> when the policy has none.</summary>
    public ScoreResult? Score => Policy.Scorecards is [var first, ..] ? ScoreOf(first) : null;

    /// <summary>The band <c>grade</c>: by default A to D; <see langword="null"/> when the policy has none.</summary>
    public BandResult? Grade => FindBand("grade");

    /// <summary>The band <c>card</c>, the service tier: platinum, gold, silver or none; <see langword="null"/> when the policy has none.</summary>
    public BandResult? Card => FindBand("card");

    /// <summary>The stage in the policy's first playbook; <see langword="null"/> when the policy has none.</summary>
    public StageResult? Stage => Policy.Playbooks is [var first, ..] ? StageOf(first) : null;

    /// <summary>The raised flags, the most severe first, then in the policy's order.</summary>
    public ImmutableArray<Flag> Flags => FlagsIn(FlagState.Raised);

    /// <summary>The flags that rest on unknown facts, the most severe first, then in the policy's order.</summary>
    public ImmutableArray<Flag> UndeterminedFlags => FlagsIn(FlagState.Undetermined);

    /// <summary>The next best action; <see langword="null"/> when none is proposed.</summary>
    public PolicyAction? NextAction => Decisions.NextAction(_row);

    /// <summary>All proposed actions, the next best one first.</summary>
    public ImmutableArray<PolicyAction> Actions => [.. Decisions.Actions(_row)];

    /// <summary>The account's row in <see cref="AssessmentBatch.Decisions"/>.</summary>
    public int Row => _row;

    private DecisionBatch Decisions => _batch.Decisions;

    /// <summary>The score of a scorecard by name.</summary>
    /// <exception cref="ArgumentException">The policy has no such scorecard.</exception>
    public ScoreResult ScoreOf(string scorecard) =>
        ScoreOf(Policy.Scorecards.FirstOrDefault(s => s.Name == scorecard) ?? throw Missing("scorecard", scorecard, nameof(scorecard)));

    /// <summary>The score of a perspective by the names of scorecard and perspective.</summary>
    /// <exception cref="ArgumentException">The policy has no such scorecard or perspective.</exception>
    public ScoreResult ScoreOf(string scorecard, string perspective)
    {
        var card = Policy.Scorecards.FirstOrDefault(s => s.Name == scorecard) ?? throw Missing("scorecard", scorecard, nameof(scorecard));
        var part = card.Perspectives.FirstOrDefault(p => p.Name == perspective) ?? throw Missing("perspective", perspective, nameof(perspective));
        return Result(Decisions.Score(part), card.Decimals);
    }

    /// <summary>A band by name.</summary>
    /// <exception cref="ArgumentException">The policy has no such band.</exception>
    public BandResult BandOf(string band) => FindBand(band) ?? throw Missing("band", band, nameof(band));

    /// <summary>The stage in a playbook by name.</summary>
    /// <exception cref="ArgumentException">The policy has no such playbook.</exception>
    public StageResult StageOf(string playbook) =>
        StageOf(Policy.Playbooks.FirstOrDefault(p => p.Name == playbook) ?? throw Missing("playbook", playbook, nameof(playbook)));

    /// <summary>A named value of the policy; unknown for a list.</summary>
    /// <exception cref="ArgumentException">The policy has no such value.</exception>
    public FactValue ValueOf(string name)
    {
        var value = Policy.Values.FirstOrDefault(v => v.Name == name) ?? throw Missing("value", name, nameof(name));
        return Decisions.Value(value)?[_row] ?? FactValue.Unknown;
    }

    /// <summary>What became of a flag, by id.</summary>
    /// <exception cref="ArgumentException">The policy has no such flag.</exception>
    public FlagState StateOf(string id) =>
        Decisions.FlagState(Policy.Flags.FirstOrDefault(f => f.Id == id) ?? throw Missing("flag", id, nameof(id)), _row);

    /// <summary>The main reason for an action, in a language; empty when the policy gives no text.</summary>
    public string Reason(PolicyAction action, string language = "en") => Decisions.Reason(action, _row, language);

    /// <summary>A text of the policy with its placeholders filled in for this account.</summary>
    public string Render(LocalizedText text, string language = "en") => Decisions.Render(text, _row, language);

    /// <summary>Why the account got what it got.</summary>
    /// <param name="language">The language of the texts, such as <c>en</c> or <c>zh-Hans</c>.</param>
    public Explanation Explain(string language = "en") => Decisions.Explain(_row, language);

    private ScoreResult ScoreOf(Scorecard scorecard) => Result(Decisions.Score(scorecard), scorecard.Decimals);

    private ScoreResult Result(ScoreColumns columns, int decimals) => new(
        Exact(columns.Score, decimals),
        Exact(columns.Coverage, 4) ?? 0,
        Exact(columns.Low, decimals) ?? 0,
        Exact(columns.High, decimals) ?? 0);

    /// <summary>The decimal that the column's double stands for.</summary>
    private decimal? Exact(NumberColumn column, int decimals) =>
        column.IsKnown(_row) ? Math.Round((decimal)column.Values.Span[_row], decimals) : null;

    private BandResult? FindBand(string name)
    {
        if (Policy.Bands.FirstOrDefault(b => b.Name == name) is not { } band) return null;
        var columns = Decisions.Band(band);
        return new BandResult(columns.Label.Text(_row), columns.Best.Text(_row), columns.Worst.Text(_row), columns.Certain.Truth(_row) == true);
    }

    private StageResult StageOf(Playbook playbook)
    {
        var columns = Decisions.Playbook(playbook);
        return new StageResult(
            columns.Claimed.Text(_row),
            columns.Supported.Text(_row)!,
            (int?)columns.Gap[_row].Number,
            (decimal?)columns.Probability[_row].Number,
            columns.Node.Text(_row));
    }

    private ImmutableArray<Flag> FlagsIn(FlagState state) =>
        [.. Policy.Flags.Where(f => Decisions.FlagState(f, _row) == state).OrderByDescending(f => f.Severity)];

    private ArgumentException Missing(string what, string name, string parameter) =>
        new($"Policy \"{Policy.Name}\" has no {what} \"{name}\".", parameter);
}
