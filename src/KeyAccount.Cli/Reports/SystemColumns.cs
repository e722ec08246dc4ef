using System.Collections.Immutable;
using KeyAccount.Cli.Export;
using KeyAccount.Rules;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Reports;

/// <summary>
/// The results of systems as columns named <c>id.output</c>, and <c>id.errors</c> behind those of a system whose rows can have errors. A result that is a
/// list has none. Immutable.
/// </summary>
internal sealed class SystemColumns
{
    private readonly ImmutableArray<(TableColumn Column, string System, Action<DecisionBatch, ColumnBuffer> Fill)> _columns;

    /// <summary>The columns of systems of one subject.</summary>
    /// <param name="systems">The systems.</param>
    /// <param name="language">The language of errors.</param>
    public SystemColumns(IEnumerable<AccountSystem> systems, string language)
    {
        _columns = [.. systems.SelectMany(s => Of(s, language))];
        Columns = [.. _columns.Select(c => c.Column)];
    }

    /// <summary>The columns in order.</summary>
    public ImmutableArray<TableColumn> Columns { get; }

    /// <summary>Adds the results of a batch, one row per subject.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="first">The place of the first column.</param>
    /// <param name="answers">What the systems say.</param>
    public void Fill(TableBatch target, int first, ImmutableArray<SystemBatch> answers)
    {
        var byId = answers.ToDictionary(a => a.System.Id, StringComparer.Ordinal);
        for (var i = 0; i < _columns.Length; i++) _columns[i].Fill(byId[_columns[i].System].Decisions, target[first + i]);
    }

    private static IEnumerable<(TableColumn Column, string System, Action<DecisionBatch, ColumnBuffer> Fill)> Of(AccountSystem system, string language)
    {
        foreach (var output in system.Outputs.Where(o => o.Type != InputType.List))
            yield return (new TableColumn($"{system.Id}.{output.Name}", TypeOf(output.Type)), system.Id, (decisions, target) => Results(decisions, output, target));
        if (!ErrorResults.CanOccur(system.Policy.Model)) yield break;
        var errors = new ErrorResults(system.Policy.Model, language);
        yield return (ErrorResults.Column($"{system.Id}.{ErrorResults.Name}"), system.Id, (decisions, target) => errors.Fill(decisions, [.. Enumerable.Range(0, decisions.Count)], (TextBuffer)target));
    }

    private static void Results(DecisionBatch decisions, PolicyOutput output, ColumnBuffer target)
    {
        var results = decisions.Output(output)!;
        for (var row = 0; row < decisions.Count; row++) target.Add(ValueOf(results[row]));
    }

    private static ColumnType TypeOf(InputType type) => type switch
    {
        InputType.Number => ColumnType.Number,
        InputType.Boolean => ColumnType.Boolean,
        InputType.Date => ColumnType.Date,
        _ => ColumnType.Text,
    };

    private static TableValue ValueOf(FactValue value) => value.Kind switch
    {
        FactKind.Unknown => TableValue.Unknown,
        FactKind.Number => TableValue.Of(value.Number),
        FactKind.Boolean => TableValue.Of(value.Boolean),
        FactKind.Date => TableValue.Of(value.Date),
        _ => TableValue.Of(value.Text),
    };
}
