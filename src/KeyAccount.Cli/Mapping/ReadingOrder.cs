using System.Collections.Immutable;

namespace KeyAccount.Cli.Mapping;

/// <summary>In which order sources are read: what is looked up first, accounts before ledgers, invoices before receipts.</summary>
internal static class ReadingOrder
{
    /// <summary>The sources in reading order, or <see langword="null"/> and a source on the cycle.</summary>
    public static ImmutableArray<SourceMapping>? Of(DataMapping mapping, out SourceMapping? cycle)
    {
        var needs = mapping.Sources.ToDictionary(s => s.Name, _ => new SortedSet<string>(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var source in mapping.Sources)
        {
            foreach (var cell in source.Derived.Select(d => d.Cell).Append(source.Key)) Add(needs[source.Name], cell);
        }

        foreach (var section in mapping.Sections)
        {
            foreach (var cell in section.Fields.Values.Concat(section.Facts.Select(f => f.Cell)).Concat(section.Only.Concat(section.Exclude).Concat(section.KindRules).Select(r => r.Cell))) Add(needs[section.From], cell);
            var before = section.Kind == SectionKind.Accounts ? null : mapping.Section(section.Kind == SectionKind.Receipts ? SectionKind.Invoices : SectionKind.Accounts);
            if (before is not null && (before.From != section.From || section.Kind == SectionKind.Receipts)) needs[section.From].Add(before.From);
        }

        var order = ImmutableArray.CreateBuilder<SourceMapping>(mapping.Sources.Length);
        var left = mapping.Sources.ToList();
        cycle = null;
        while (left.Count > 0)
        {
            var next = left.Find(s => needs[s.Name].All(n => order.Any(o => o.Name == n)));
            if (next is null)
            {
                cycle = left[0];
                return null;
            }

            left.Remove(next);
            order.Add(next);
        }

        return order.ToImmutable();
    }

    private static void Add(SortedSet<string> needs, CellSpec? cell)
    {
        if (cell is null) return;
        if (cell.Operation == CellOperation.Lookup) needs.Add(cell.Source);
        foreach (var operand in cell.Operands) Add(needs, operand);
    }
}
