using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>
/// What a policy says of one row: scores, labels, flags, stages, actions, and why. A light view on a row of a batch; immutable and thread-safe.
/// </summary>
public abstract class PolicyResult
{
    private protected PolicyResult(DecisionBatch decisions, int row)
    {
        Decisions = decisions;
        Row = row;
    }

    /// <summary>The policy that decided.</summary>
    public PolicyModel Policy => Decisions.Policy;

    /// <summary>The decisions of the whole batch, as columns.</summary>
    public DecisionBatch Decisions { get; }

    /// <summary>The row in <see cref="Decisions"/>.</summary>
    public int Row { get; }

    /// <summary>How bad a flag of the policy is here.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="flag"/> is <see langword="null"/>.</exception>
    public Severity SeverityOf(Flag flag) => Decisions.SeverityOf(flag, Row);

    /// <summary>The raised flags, the most severe first, then in the policy's order.</summary>
    public ImmutableArray<Flag> Flags => FlagsIn(FlagState.Raised);

    /// <summary>The flags that rest on unknown facts, the most severe first, then in the policy's order.</summary>
    public ImmutableArray<Flag> UndeterminedFlags => FlagsIn(FlagState.Undetermined);

    /// <summary>The next best action; <see langword="null"/> when none is proposed.</summary>
    public PolicyAction? NextAction => Decisions.NextAction(Row);

    /// <summary>All proposed actions, the next best one first.</summary>
    public ImmutableArray<PolicyAction> Actions => [.. Decisions.Actions(Row)];

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
        return Decisions.Value(value)?[Row] ?? FactValue.Unknown;
    }

    /// <summary>One of <see cref="PolicyModel.Outputs"/> by name; unknown for a list.</summary>
    /// <exception cref="ArgumentException">The policy has no such output.</exception>
    public FactValue OutputOf(string name)
    {
        var output = Policy.Outputs.FirstOrDefault(o => o.Name == name) ?? throw Missing("output", name, nameof(name));
        return Decisions.Output(output)?[Row] ?? FactValue.Unknown;
    }

    /// <summary>What became of a flag, by id.</summary>
    /// <exception cref="ArgumentException">The policy has no such flag.</exception>
    public FlagState StateOf(string id) =>
        Decisions.FlagState(Policy.Flags.FirstOrDefault(f => f.Id == id) ?? throw Missing("flag", id, nameof(id)), Row);

    /// <summary>The main reason for an action, in a language; empty when the policy gives no text.</summary>
    public string Reason(PolicyAction action, string language = "en") => Decisions.Reason(action, Row, language);

    /// <summary>A text of the policy with its placeholders filled in for this row.</summary>
    public string Render(LocalizedText text, string language = "en") => Decisions.Render(text, Row, language);

    /// <summary>Why the row got what it got.</summary>
    /// <param name="language">The language of the texts, such as <c>en</c> or <c>zh-Hans</c>.</param>
    public Explanation Explain(string language = "en") => Decisions.Explain(Row, language);

    private protected ScoreResult ScoreOf(Scorecard scorecard) => Result(Decisions.Score(scorecard), scorecard.Decimals);

    private ScoreResult Result(ScoreColumns columns, int decimals) => new(
        Exact(columns.Score, decimals),
        Exact(columns.Coverage, 4) ?? 0,
        Exact(columns.Low, decimals) ?? 0,
        Exact(columns.High, decimals) ?? 0);

    /// <summary>The decimal that the column's double stands for.</summary>
    private decimal? Exact(NumberColumn column, int decimals) =>
        column.IsKnown(Row) ? Math.Round((decimal)column.Values.Span[Row], decimals) : null;

    private protected BandResult? FindBand(string name)
    {
        if (Policy.Bands.FirstOrDefault(b => b.Name == name) is not { } band) return null;
        var columns = Decisions.Band(band);
        return new BandResult(columns.Label.Text(Row), columns.Best.Text(Row), columns.Worst.Text(Row), columns.Certain.Truth(Row) == true);
    }

    private protected StageResult StageOf(Playbook playbook)
    {
        var columns = Decisions.Playbook(playbook);
        return new StageResult(
            columns.Claimed.Text(Row),
            columns.Supported.Text(Row)!,
            (int?)columns.Gap[Row].Number,
            (decimal?)columns.Probability[Row].Number,
            columns.Node.Text(Row));
    }

    private ImmutableArray<Flag> FlagsIn(FlagState state) =>
        [.. Policy.Flags.Where(f => Decisions.FlagState(f, Row) == state).OrderByDescending(SeverityOf)];

    private ArgumentException Missing(string what, string name, string parameter) =>
        new($"Policy \"{Policy.Name}\" has no {what} \"{name}\".", parameter);
}
