using System.Collections.Immutable;
using KeyAccount.Cli.Export;
using KeyAccount.Rules;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Reports;

/// <summary>
/// The columns of the results file, and how they are filled: column by column from a batch of decisions, whichever way its facts were read. Reuses its
/// buffers; not thread-safe.
/// </summary>
internal sealed class ResultColumns
{
    private readonly ImmutableArray<ResultColumn> _identity;
    private readonly ImmutableArray<ResultColumn> _decided;
    private readonly ImmutableArray<IndicatorDefinition> _indicators;
    private readonly ActionResults _actions;
    private readonly SystemColumns _systems;

    /// <summary>The columns for a policy.</summary>
    /// <param name="policy">The policy that decides.</param>
    /// <param name="language">The language of reasons.</param>
    /// <param name="withIndicators">Whether the indicators follow, under their names.</param>
    /// <param name="systems">The further systems about accounts, whose results come last; those of an assessed batch are read from it.</param>
    public ResultColumns(PolicyModel policy, string language, bool withIndicators, IReadOnlyList<AccountSystem>? systems = null)
    {
        var score = new ScoreResults(policy);
        var grade = new BandResults(policy, "grade");
        var card = new BandResults(policy, "card");
        var flags = new FlagResults(policy);
        var stage = new StageResults(policy);
        _actions = new ActionResults(policy, language);
        _identity = [Text("account_id"), Text("account_name"), Text("owner")];
        _decided =
        [
            Number("score", score.Value), Number("coverage", score.Coverage), Number("score_low", score.Low), Number("score_high", score.High),
            Text("grade", grade.Label), Text("grade_best", grade.Best), Text("grade_worst", grade.Worst), Text("card", card.Label),
            Text("flags", flags.Raised), Text("undetermined_flags", flags.Undetermined), Text("claimed_stage", stage.Claimed), Text("supported_stage", stage.Supported),
            Text("next_action", _actions.Next), Text("next_action_reason", _actions.Reason), Text("further_actions", _actions.Further),
            .. ErrorResults.CanOccur(policy) ? [Text(ErrorResults.Column(ErrorResults.Name), new ErrorResults(policy, language).Fill)] : ImmutableArray<ResultColumn>.Empty,
            .. policy.Bands.Where(b => b.Name is not ("grade" or "card")).Select(b => Text(b.Name, new BandResults(policy, b.Name).Label)),
        ];
        _systems = new SystemColumns(systems ?? [], language);
        _indicators = withIndicators ? IndicatorCatalog.All : [];
        Columns = [.. _identity.Concat(_decided).Select(c => c.Column), .. _indicators.Select(i => new TableColumn(i.Name, ColumnType.Number)), .. _systems.Columns];
    }

    /// <summary>The columns in order.</summary>
    public ImmutableArray<TableColumn> Columns { get; }

    /// <summary>Adds the assessed accounts of a batch as rows.</summary>
    public void Fill(TableBatch target, AssessmentBatch batch)
    {
        var rows = new int[batch.Count];
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = row;
            var account = batch[row].Account;
            Identity(target, 0).Add(account.Id);
            Identity(target, 1).Add(account.Name);
            Identity(target, 2).Add(account.Owner);
        }

        Decide(target, batch.Decisions, rows);
        for (var i = 0; i < _indicators.Length; i++)
        {
            var column = target[_identity.Length + _decided.Length + i];
            foreach (var assessment in batch) column.Add(TableValue.Of(_indicators[i].Get(assessment.Indicators)));
        }

        _systems.Fill(target, _identity.Length + _decided.Length + _indicators.Length, batch.Systems);
    }

    /// <summary>Adds decided rows.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="decisions">The decisions.</param>
    /// <param name="rows">Which of them, ascending.</param>
    /// <param name="identity">Adds what the rows are called to the columns account_id, account_name and owner.</param>
    public void Fill(TableBatch target, DecisionBatch decisions, ReadOnlySpan<int> rows, Action<TextBuffer, TextBuffer, TextBuffer> identity)
    {
        identity(Identity(target, 0), Identity(target, 1), Identity(target, 2));
        Decide(target, decisions, rows);
    }

    private void Decide(TableBatch target, DecisionBatch decisions, ReadOnlySpan<int> rows)
    {
        _actions.Read(decisions, rows);
        for (var i = 0; i < _decided.Length; i++) _decided[i].Fill!(decisions, rows, target[_identity.Length + i]);
    }

    private static TextBuffer Identity(TableBatch target, int column) => (TextBuffer)target[column];

    private static ResultColumn Text(string name) => new(new TableColumn(name, ColumnType.Text), null);

    private static ResultColumn Text(string name, Action<DecisionBatch, ReadOnlySpan<int>, TextBuffer> fill) =>
        Text(new TableColumn(name, ColumnType.Text), fill);

    private static ResultColumn Text(TableColumn column, Action<DecisionBatch, ReadOnlySpan<int>, TextBuffer> fill) =>
        new(column, (decisions, rows, target) => fill(decisions, rows, (TextBuffer)target));

    private static ResultColumn Number(string name, Action<DecisionBatch, ReadOnlySpan<int>, ValueBuffer<double>> fill) =>
        new(new TableColumn(name, ColumnType.Number), (decisions, rows, target) => fill(decisions, rows, (ValueBuffer<double>)target));

    /// <summary>A column and what fills it.</summary>
    private sealed record ResultColumn(TableColumn Column, Action<DecisionBatch, ReadOnlySpan<int>, ColumnBuffer>? Fill);
}
