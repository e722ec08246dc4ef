using System.Collections.Immutable;
using System.Text;
using KeyAccount.Cli.Export;
using KeyAccount.Rules;

namespace KeyAccount.Cli.Reports;

/// <summary>What is wrong with a row: the rules of a decision table that hold together against its hit policy, and what to do. Empty where nothing is.</summary>
internal sealed class ErrorResults(PolicyModel policy, string language)
{
    /// <summary>The name of the column; behind its id and a point for a further system.</summary>
    public const string Name = "errors";

    private readonly ImmutableArray<DecisionTable> _tables = [.. policy.Tables.Where(CanBreak)];

    /// <summary>Whether a row can have errors, and so whether there is a column for them: it hangs on the policy alone, never on the data.</summary>
    public static bool CanOccur(PolicyModel policy) => policy.Tables.Any(CanBreak);

    /// <summary>The column under a name.</summary>
    public static TableColumn Column(string name) => new(name, ColumnType.Text) { HoldsErrors = true };

    /// <summary>Adds a text for each of the rows.</summary>
    public void Fill(DecisionBatch decisions, ReadOnlySpan<int> rows, TextBuffer target)
    {
        TruthColumn[] broken = [.. _tables.Select(t => decisions.Table(t).Violated)];
        foreach (var row in rows)
        {
            if (Array.Exists(broken, column => column.Truth(row) == true)) target.Put(Encoding.UTF8.GetBytes(string.Join(' ', decisions.Errors(row).Select(e => e.Message(language)))));
            target.End(known: true);
        }
    }

    private static bool CanBreak(DecisionTable table) => table.HitPolicy is HitPolicy.Unique or HitPolicy.Any;
}
