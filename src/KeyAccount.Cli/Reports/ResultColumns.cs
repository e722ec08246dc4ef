using System.Collections.Immutable;
using KeyAccount.Cli.Export;
using KeyAccount.Rules;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Reports;

/// <summary>The columns of the results file, and how a row is read from an assessment.</summary>
internal sealed class ResultColumns
{
    private const char Separator = ';';

    private readonly string _language;
    private readonly ImmutableArray<Band> _furtherBands;
    private readonly bool _withIndicators;
    private readonly TableValue[] _row;

    public ResultColumns(PolicyModel policy, string language, bool withIndicators)
    {
        _language = language;
        _withIndicators = withIndicators;
        _furtherBands = [.. policy.Bands.Where(b => b.Name is not ("grade" or "card"))];
        Columns =
        [
            Text("account_id"), Text("account_name"), Text("owner"),
            Number("score"), Number("coverage"), Number("score_low"), Number("score_high"),
            Text("grade"), Text("grade_best"), Text("grade_worst"), Text("card"),
            Text("flags"), Text("undetermined_flags"), Text("claimed_stage"), Text("supported_stage"),
            Text("next_action"), Text("next_action_reason"), Text("further_actions"),
            .. _furtherBands.Select(b => Text(b.Name)),
            .. withIndicators ? IndicatorCatalog.All.Select(i => Number(i.Name)) : [],
        ];
        _row = new TableValue[Columns.Length];
    }

    /// <summary>The columns in order.</summary>
    public ImmutableArray<TableColumn> Columns { get; }

    /// <summary>The values of a row; valid until the next call.</summary>
    public ReadOnlySpan<TableValue> Row(Assessment assessment)
    {
        var at = 0;
        void Add(TableValue value) => _row[at++] = value;
        Add(TableValue.Of(assessment.Account.Id));
        Add(TableValue.Of(assessment.Account.Name));
        Add(TableValue.Of(assessment.Account.Owner));
        var score = assessment.Score;
        Add(TableValue.Of(score?.Value));
        Add(TableValue.Of(score?.Coverage));
        Add(TableValue.Of(score?.Low));
        Add(TableValue.Of(score?.High));
        var grade = assessment.Grade;
        Add(TableValue.Of(grade?.Label));
        Add(TableValue.Of(grade?.Best));
        Add(TableValue.Of(grade?.Worst));
        Add(TableValue.Of(assessment.Card?.Label));
        Add(TableValue.Of(string.Join(Separator, assessment.Flags.Select(f => f.Id))));
        Add(TableValue.Of(string.Join(Separator, assessment.UndeterminedFlags.Select(f => f.Id))));
        Add(TableValue.Of(assessment.Stage?.Claimed));
        Add(TableValue.Of(assessment.Stage?.Supported));
        var actions = assessment.Actions;
        Add(TableValue.Of(actions.IsEmpty ? null : actions[0].Id));
        Add(TableValue.Of(actions.IsEmpty ? null : assessment.Reason(actions[0], _language)));
        Add(TableValue.Of(string.Join(Separator, actions.Skip(1).Select(a => a.Id))));
        foreach (var band in _furtherBands) Add(TableValue.Of(assessment.BandOf(band.Name).Label));
        if (_withIndicators)
            foreach (var indicator in IndicatorCatalog.All) Add(TableValue.Of(indicator.Get(assessment.Indicators)));
        return _row;
    }

    private static TableColumn Text(string name) => new(name, ColumnType.Text);

    private static TableColumn Number(string name) => new(name, ColumnType.Number);
}
