using System.Collections.Immutable;
using System.Globalization;
using KeyAccount.Rules.Diagnostics;

namespace KeyAccount.Cli.Mapping;

/// <summary>Reads cells and the rules for reading them.</summary>
internal sealed class CellReader(NodeReader nodes)
{
    /// <summary>The properties that say how cells are read; allowed for the mapping, a source and a cell.</summary>
    public static readonly ImmutableArray<string> RuleProperties = ["unknown", "trim", "dates", "decimal_mark", "group_mark", "unreadable"];

    private static readonly ImmutableArray<string> Operations = ["column", "constant", "concat", "add", "subtract", "multiply", "divide", "first", "lookup"];
    private static readonly ImmutableArray<string> CellProperties = [.. Operations, "key", "strip_prefix", "strip_suffix", "words", "factor", .. RuleProperties];

    /// <summary>Look-ups seen, to be checked once all sources are known.</summary>
    public List<CellSpec> Lookups { get; } = [];

    /// <summary>Reads a cell for a field. A string names a column; an object says more.</summary>
    public CellSpec? Read(SyntaxNode node, string what, FieldDefinition? field = null, ImmutableArray<string> extra = default)
    {
        if (node.Kind == SyntaxKind.String)
        {
            if (node.Text.Length > 0) return new CellSpec(CellOperation.Column, node) { Text = node.Text };
            nodes.Diagnostics.Add("mapping.empty-name", node, what);
            return null;
        }

        if (node.Kind != SyntaxKind.Object)
        {
            nodes.Diagnostics.Add("mapping.cell-kind", node, what);
            return null;
        }

        var members = nodes.Object(node, what, extra.IsDefault ? CellProperties : [.. CellProperties, .. extra]);
        if (Operation(node, what, members) is not { } cell) return null;
        cell = cell with { Rules = Rules(members) };
        if (members.TryGetValue("strip_prefix", out var prefix)) cell = cell with { StripPrefix = nodes.Texts(prefix) };
        if (members.TryGetValue("strip_suffix", out var suffix)) cell = cell with { StripSuffix = nodes.Texts(suffix) };
        if (members.TryGetValue("factor", out var factor)) cell = cell with { Factor = nodes.Number(factor) };
        if (members.TryGetValue("words", out var words)) cell = cell with { Words = WordsOf(words, field) };
        if (cell.Factor is not null && field is { Type: not (FieldType.Number or FieldType.Integer) }) nodes.Diagnostics.Add("mapping.factor-on-text", factor!.Line, factor.Column, what);
        return cell;
    }

    /// <summary>Reads what a mapping, source or cell says about reading cells.</summary>
    public ReadingRules Rules(Dictionary<string, SyntaxProperty> members)
    {
        var rules = new ReadingRules();
        if (members.TryGetValue("unknown", out var unknown)) rules = rules with { Unknown = nodes.Texts(unknown) };
        if (members.TryGetValue("trim", out var trim)) rules = rules with { Trim = nodes.Flag(trim) };
        if (members.TryGetValue("dates", out var dates)) rules = rules with { Dates = Dates(dates) };
        if (members.TryGetValue("decimal_mark", out var mark)) rules = rules with { DecimalMark = nodes.Character(mark) };
        if (members.TryGetValue("group_mark", out var group)) rules = rules with { GroupMark = nodes.Character(group) };
        if (members.TryGetValue("unreadable", out var unreadable) && nodes.Choice(unreadable, "reject", "unknown") is { } choice)
        {
            rules = rules with { UnreadableIsUnknown = choice == "unknown" };
        }

        return rules;
    }

    private CellSpec? Operation(SyntaxNode node, string what, Dictionary<string, SyntaxProperty> members)
    {
        var lookup = members.ContainsKey("lookup");
        var given = Operations.Where(o => members.ContainsKey(o) && !(lookup && o == "column")).ToList();
        if (given.Count != 1)
        {
            nodes.Diagnostics.Add("mapping.one-operation", node, what, given.Count == 0 ? "-" : string.Join(", ", given), string.Join(", ", Operations));
            return null;
        }

        if (!lookup && members.TryGetValue("key", out var stray)) nodes.Diagnostics.Add("mapping.key-without-lookup", stray.Line, stray.Column);
        var property = members[given[0]];
        switch (given[0])
        {
            case "column":
                return nodes.Text(property) is { Length: > 0 } column ? new CellSpec(CellOperation.Column, property.Value) { Text = column } : null;
            case "constant":
                return property.Value.Kind is SyntaxKind.Number or SyntaxKind.Boolean || nodes.Is(property.Value, SyntaxKind.String, "constant")
                    ? new CellSpec(CellOperation.Constant, property.Value) { Text = property.Value.Text } : null;
            case "lookup":
                return Lookup(node, members, property);
            default:
                return Several(property, Enum.Parse<CellOperation>(given[0], ignoreCase: true));
        }
    }

    private CellSpec? Lookup(SyntaxNode node, Dictionary<string, SyntaxProperty> members, SyntaxProperty property)
    {
        var source = nodes.Text(property);
        if (!members.TryGetValue("key", out var key) || !members.TryGetValue("column", out var column))
        {
            nodes.Diagnostics.Add("mapping.lookup-needs", node, key is null ? "key" : "column");
            return null;
        }

        if (source is null || Read(key.Value, "key") is not { } keyCell || nodes.Text(column) is not { Length: > 0 } name) return null;
        var cell = new CellSpec(CellOperation.Lookup, property.Value) { Source = source, Text = name, Operands = [keyCell] };
        Lookups.Add(cell);
        return cell;
    }

    private CellSpec? Several(SyntaxProperty property, CellOperation operation)
    {
        if (!nodes.Is(property.Value, SyntaxKind.Array, property.Name)) return null;
        if (property.Value.Items.Length < 2)
        {
            nodes.Diagnostics.Add("mapping.two-operands", property.Value, property.Name);
            return null;
        }

        var operands = property.Value.Items.Select(item => Read(item, property.Name)).ToList();
        return operands.Contains(null) ? null : new CellSpec(operation, property.Value) { Operands = [.. operands.Select(o => o!)] };
    }

    private ImmutableDictionary<string, string?> WordsOf(SyntaxProperty property, FieldDefinition? field)
    {
        var words = ImmutableDictionary.CreateBuilder<string, string?>(StringComparer.Ordinal);
        ImmutableArray<string> vocabulary = field switch
        {
            { Type: FieldType.Word or FieldType.WordList } => field.Words,
            { Type: FieldType.Boolean } => ["true", "false"],
            _ => [],
        };
        foreach (var word in nodes.Members(property.Value, "words"))
        {
            if (word.Value.Kind == SyntaxKind.Null) words[word.Name] = null;
            else if (word.Value.Kind == SyntaxKind.Boolean && field?.Type == FieldType.Boolean) words[word.Name] = word.Value.Text;
            else if (nodes.Is(word.Value, SyntaxKind.String, word.Name)) words[word.Name] = word.Value.Text;
            if (words.GetValueOrDefault(word.Name) is { } ours && vocabulary.Length > 0 && !vocabulary.Contains(ours, StringComparer.Ordinal))
            {
                var meant = Spelling.Nearest(ours, vocabulary);
                nodes.Diagnostics.Add("mapping.unknown-word", word.Value, ours, field!.Name, meant ?? string.Join(", ", vocabulary));
            }
        }

        return words.ToImmutable();
    }

    private ImmutableArray<string> Dates(SyntaxProperty property)
    {
        var probe = new DateTime(2001, 12, 31, 13, 14, 15, DateTimeKind.Unspecified);
        var formats = nodes.Texts(property);
        foreach (var format in formats)
        {
            var good = format.Length > 1 && format.Contains('y', StringComparison.Ordinal) && format.Contains('M', StringComparison.Ordinal) && format.Contains('d', StringComparison.Ordinal);
            try
            {
                good = good && DateTime.TryParseExact(probe.ToString(format, CultureInfo.InvariantCulture), format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var back) && back.Date == probe.Date;
            }
            catch (FormatException)
            {
                good = false;
            }

            if (!good) nodes.Diagnostics.Add("mapping.date-format", property.Value, format);
        }

        return formats;
    }
}
