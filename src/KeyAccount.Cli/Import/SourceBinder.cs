using System.Collections.Immutable;
using KeyAccount.Cli.Mapping;
using Spelling = KeyAccount.Rules.Diagnostics.Spelling;

namespace KeyAccount.Cli.Import;

/// <summary>
/// Binds the cells of one source to the columns of its file. A name means the derived column declared before, else the file's column; a derived
/// column that names itself means the file's. Columns that do not exist are mistakes of the mapping, reported together.
/// </summary>
internal sealed class SourceBinder(SourceMapping source, ImmutableArray<string>? columns, DiagnosticBag diagnostics, IReadOnlyDictionary<string, LookupTable> tables)
{
    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BoundCell> _derived = new(StringComparer.Ordinal);

    /// <summary>The columns of the file that are used, by slot.</summary>
    public List<string> Used { get; } = [];

    /// <summary>Makes the derived columns known, in their order.</summary>
    public void BindDerived()
    {
        foreach (var (name, cell) in source.Derived)
        {
            var bound = Bind(cell, name, name);
            _derived[name] = new DerivedCell(new CellSpec(CellOperation.Column, cell.At), name, source.Rules with { Unknown = [], Trim = false }, bound);
        }
    }

    /// <summary>Binds the columns that others look up here.</summary>
    public void BindLookup(LookupTable table)
    {
        table.Key = Field(new FieldDefinition("key", FieldType.Text) { Required = true, MissingReason = "missing-key" }, source.Key);
        foreach (var (name, _) in table.Columns.OrderBy(c => c.Value)) table.Keep(Bind(new CellSpec(CellOperation.Column, source.At) { Text = name }, name));
    }

    /// <summary>Binds a field; without a cell it is unknown in every row.</summary>
    public BoundField Field(FieldDefinition definition, CellSpec? cell) =>
        new(definition, cell is null ? null : Bind(cell, definition.Name, keepWords: definition.Type == FieldType.WordList), source.Format != SourceFormat.Csv);

    /// <summary>Binds a rule.</summary>
    public BoundRule Rule(RowRule rule) => new(rule, Bind(rule.Cell, "column"));

    private BoundCell Bind(CellSpec cell, string field, string? self = null, bool keepWords = false)
    {
        var rules = cell.Rules.Within(source.Rules);
        switch (cell.Operation)
        {
            case CellOperation.Column when cell.Text != self && _derived.TryGetValue(cell.Text, out var derived):
                return new DerivedCell(cell, cell.Text, rules, derived) { KeepWords = keepWords };
            case CellOperation.Column:
                return new ColumnCell(cell, cell.Text, rules, Slot(cell)) { KeepWords = keepWords };
            case CellOperation.Constant:
                return new ConstantCell(cell, field, rules) { KeepWords = keepWords };
            case CellOperation.Lookup:
                var table = tables[cell.Source];
                if (!table.Columns.TryGetValue(cell.Text, out var index)) table.Columns.Add(cell.Text, index = table.Columns.Count);
                return new LookupCell(cell, field, rules, Bind(cell.Operands[0], "key", self), table, index) { KeepWords = keepWords };
            default:
                ImmutableArray<BoundCell> operands = [.. cell.Operands.Select(o => Bind(o, field, self))];
                return cell.Operation is CellOperation.Concat or CellOperation.First
                    ? new TextCell(cell, field, rules, operands) { KeepWords = keepWords } : new ArithmeticCell(cell, field, rules, operands);
        }
    }

    private int Slot(CellSpec cell)
    {
        if (_slots.TryGetValue(cell.Text, out var slot)) return slot;
        if (columns is { } known)
        {
            var count = known.Count(c => c == cell.Text);
            if (count > 1) diagnostics.Add("mapping.ambiguous-column", cell.At, cell.Text, source.File);
            if (count == 0 && known.Length > 0)
            {
                var meant = Spelling.Nearest(cell.Text, known);
                if (meant is null) diagnostics.Add("mapping.unknown-column", cell.At, cell.Text, source.File, string.Join(", ", known));
                else diagnostics.Add("mapping.unknown-column-meant", cell.At, cell.Text, source.File, meant);
            }
        }

        _slots.Add(cell.Text, Used.Count);
        Used.Add(cell.Text);
        return Used.Count - 1;
    }
}

/// <summary>A rule of the mapping, bound to its column.</summary>
internal sealed class BoundRule(RowRule rule, BoundCell cell)
{
    /// <summary>The kind or reason that the rule gives.</summary>
    public string Outcome => rule.Outcome;

    /// <summary>The fault of a row that the rule leaves out.</summary>
    public RowFault Fault(Row row) => new(rule.Outcome, cell.Column, cell.Read(row).Text ?? "");

    /// <summary>Whether the rule holds for a row; a value that cannot be read fails every test but those of texts.</summary>
    public bool Holds(Row row)
    {
        var value = cell.Read(row);
        switch (rule.Test)
        {
            case RowTest.Unknown:
                return value.IsUnknown;
            case RowTest.Known:
                return !value.IsUnknown;
            case RowTest.Negative or RowTest.Positive or RowTest.Zero:
                var number = value.Number;
                if (!value.IsNumber && (value.Text is not { } digits || NumberText.Read(digits, cell.Column, cell.Rules, out number) is not null)) return false;
                return Math.Sign(number) == (rule.Test == RowTest.Negative ? -1 : rule.Test == RowTest.Positive ? 1 : 0);
        }

        if (value.Text is not { } text) return false;
        foreach (var wanted in rule.Values)
        {
            if (rule.Test switch
            {
                RowTest.StartsWith => text.StartsWith(wanted, StringComparison.Ordinal),
                RowTest.EndsWith => text.EndsWith(wanted, StringComparison.Ordinal),
                _ => string.Equals(text, wanted, StringComparison.Ordinal),
            }) return true;
        }

        return false;
    }
}
