using System.Collections.Immutable;
using KeyAccount.Cli.Localization;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Mapping;

/// <summary>Reads what the sources feed: accounts, contacts, opportunities and the ledgers.</summary>
internal sealed class SectionReader(NodeReader nodes, CellReader cells, IReadOnlyList<string> sourceNames)
{
    private static readonly ImmutableArray<string> Tests = ["starts_with", "ends_with", "equals", "negative", "positive", "zero", "unknown", "known"];

    /// <summary>Reads a section; <see langword="null"/> where it is too broken to go on.</summary>
    public SectionMapping? Read(SectionKind kind, SyntaxNode node)
    {
        var name = MappingReader.NameOf(kind);
        var members = nodes.Object(node, name, [.. PropertiesOf(kind)]);
        if (node.Kind != SyntaxKind.Object) return null;
        var from = From(node, members, name);
        var fields = Fields(kind, node, members, name);
        var section = new SectionMapping(kind, from ?? "", node)
        {
            Fields = fields,
            Facts = members.TryGetValue("facts", out var facts) ? Facts(facts.Value) : [],
            Exclude = members.TryGetValue("exclude", out var exclude) ? Rules(exclude.Value, "reason", IsReason, "mapping.reason-name") : [],
            Only = members.TryGetValue("only", out var only) ? Rules(only.Value, null, _ => true, "") : [],
            CreateUnmatched = members.TryGetValue("unmatched", out var unmatched) && nodes.Choice(unmatched, "reject", "create") == "create",
            MergeRepeated = members.TryGetValue("repeated", out var repeated) && nodes.Choice(repeated, "reject", "merge") == "merge",
            GroupLines = members.TryGetValue("group_lines", out var group) && nodes.Flag(group) == true,
            ReturnsAreNegative = !members.TryGetValue("returns_are", out var sign) || nodes.Choice(sign, "negative", "positive") != "positive",
        };
        if (kind == SectionKind.Orders && members.TryGetValue("kind", out var rules) && rules.Value.Kind == SyntaxKind.Array)
        {
            section = section with { KindRules = Rules(rules.Value, "is", FieldCatalogue.WordsOf<OrderKind>().Contains, "mapping.order-kind") };
        }

        if (section.GroupLines && !fields.ContainsKey("id")) nodes.Diagnostics.Add("mapping.group-needs-id", group!.Line, group.Column);
        if (fields.ContainsKey("settled_amount") && !fields.ContainsKey("settled_on")) nodes.Diagnostics.Add("mapping.settled-amount", node);
        return from is null ? null : section;
    }

    private static IEnumerable<string> PropertiesOf(SectionKind kind)
    {
        IEnumerable<string> own = kind switch
        {
            SectionKind.Accounts => ["facts", "repeated"],
            SectionKind.Contacts or SectionKind.Opportunities => ["facts", "unmatched"],
            SectionKind.Orders => ["unmatched", "group_lines", "returns_are"],
            SectionKind.Receipts => [],
            _ => ["unmatched"],
        };
        return ["from", "only", "exclude", .. own, .. FieldCatalogue.Of(kind).Select(f => f.Name)];
    }

    private string? From(SyntaxNode node, Dictionary<string, SyntaxProperty> members, string name)
    {
        if (!members.TryGetValue("from", out var property))
        {
            nodes.Diagnostics.Add("mapping.missing-property", node, "from", name);
            return null;
        }

        if (nodes.Text(property) is not { } from) return null;
        if (sourceNames.Contains(from, StringComparer.Ordinal)) return from;
        nodes.Diagnostics.Add("mapping.unknown-source", property.Value, from, Spelling.Nearest(from, sourceNames) ?? string.Join(", ", sourceNames));
        return null;
    }

    private ImmutableSortedDictionary<string, CellSpec> Fields(SectionKind kind, SyntaxNode node, Dictionary<string, SyntaxProperty> members, string name)
    {
        var fields = ImmutableSortedDictionary.CreateBuilder<string, CellSpec>(StringComparer.Ordinal);
        foreach (var field in FieldCatalogue.Of(kind))
        {
            if (!members.TryGetValue(field.Name, out var property))
            {
                if (field.Required) nodes.Diagnostics.Add("mapping.missing-property", node, field.Name, name);
                continue;
            }

            if (kind == SectionKind.Orders && field.Name == "kind" && property.Value.Kind == SyntaxKind.Array) continue;
            if (cells.Read(property.Value, field.Name, field) is { } cell) fields[field.Name] = cell;
        }

        return fields.ToImmutable();
    }

    private ImmutableArray<FactMapping> Facts(SyntaxNode node)
    {
        var facts = ImmutableArray.CreateBuilder<FactMapping>();
        foreach (var property in nodes.Members(node, "facts"))
        {
            var type = FieldType.Text;
            if (property.Value.Kind == SyntaxKind.Object && property.Value.Properties.FirstOrDefault(p => p.Name == "type") is { } declared)
            {
                type = nodes.Choice(declared, "text", "number", "boolean", "date") switch
                {
                    "number" => FieldType.Number,
                    "boolean" => FieldType.Boolean,
                    "date" => FieldType.Date,
                    _ => FieldType.Text,
                };
            }

            var definition = new FieldDefinition(property.Name, type);
            if (cells.Read(property.Value, property.Name, definition, ["type"]) is { } cell) facts.Add(new FactMapping(property.Name, definition, cell));
        }

        return facts.ToImmutable();
    }

    /// <summary>A list of rules.</summary>
    /// <param name="outcomeName">The property that says what follows from a rule; <see langword="null"/> where that is clear.</param>
    private ImmutableArray<RowRule> Rules(SyntaxNode node, string? outcomeName, Func<string, bool> accepts, string code)
    {
        if (!nodes.Is(node, SyntaxKind.Array, outcomeName ?? "only")) return [];
        var rules = ImmutableArray.CreateBuilder<RowRule>();
        foreach (var item in node.Items)
        {
            var members = nodes.Object(item, "rule", outcomeName is null ? ["column", .. Tests] : ["column", .. Tests, outcomeName]);
            if (item.Kind != SyntaxKind.Object) continue;
            var given = Tests.Where(members.ContainsKey).ToList();
            if (!members.TryGetValue("column", out var column)) nodes.Diagnostics.Add("mapping.missing-property", item, "column", "rule");
            SyntaxProperty? outcome = null;
            if (outcomeName is not null && !members.TryGetValue(outcomeName, out outcome)) nodes.Diagnostics.Add("mapping.missing-property", item, outcomeName, "rule");
            if (given.Count != 1) nodes.Diagnostics.Add("mapping.one-test", item, string.Join(", ", Tests));
            if (column is null || (outcomeName is not null && outcome is null) || given.Count != 1) continue;
            var cell = cells.Read(column.Value, "column");
            var test = Enum.Parse<RowTest>(given[0].Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
            var values = Values(members[given[0]], test);
            if (cell is null || (outcome is null ? "" : nodes.Text(outcome)) is not { } word) continue;
            if (accepts(word)) rules.Add(new RowRule(cell, test, values, word));
            else nodes.Diagnostics.Add(code, outcome!.Value, word, string.Join(", ", FieldCatalogue.WordsOf<OrderKind>()));
        }

        return rules.ToImmutable();
    }

    private ImmutableArray<string> Values(SyntaxProperty property, RowTest test)
    {
        if (test <= RowTest.Equals) return nodes.Texts(property);
        if (nodes.Flag(property) == false) nodes.Diagnostics.Add("mapping.test-true", property.Value, property.Name);
        return [];
    }

    /// <summary>A reason of the user's own: lower-case words joined by hyphens, and none of ours.</summary>
    private static bool IsReason(string word) =>
        word.Length is > 1 and <= 60 && char.IsAsciiLetterLower(word[0]) && word.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && !Texts.Has("row." + word) && !Texts.Has("file." + word);
}
