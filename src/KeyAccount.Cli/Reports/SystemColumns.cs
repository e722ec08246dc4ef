using System.Collections.Immutable;
using KeyAccount.Cli.Export;
using KeyAccount.Rules;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Reports;

/// <summary>The results of systems as columns named <c>id.output</c>. A result that is a list has none. Immutable.</summary>
internal sealed class SystemColumns
{
    private readonly ImmutableArray<(string System, PolicyOutput Output)> _outputs;

    /// <summary>The columns of systems of one subject.</summary>
    public SystemColumns(IEnumerable<AccountSystem> systems)
    {
        _outputs = [.. systems.SelectMany(s => s.Outputs.Where(o => o.Type != InputType.List).Select(o => (s.Id, o)))];
        Columns = [.. _outputs.Select(o => new TableColumn($"{o.System}.{o.Output.Name}", TypeOf(o.Output.Type)))];
    }

    /// <summary>The columns in order.</summary>
    public ImmutableArray<TableColumn> Columns { get; }

    /// <summary>Adds the results of a batch, one row per subject.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="first">The place of the first column.</param>
    /// <param name="batch">The assessed accounts.</param>
    public void Fill(TableBatch target, int first, AssessmentBatch batch)
    {
        for (var i = 0; i < _outputs.Length; i++)
        {
            var decisions = batch.FindSystem(_outputs[i].System)!.Decisions;
            var results = decisions.Output(_outputs[i].Output)!;
            for (var row = 0; row < decisions.Count; row++) target[first + i].Add(ValueOf(results[row]));
        }
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
