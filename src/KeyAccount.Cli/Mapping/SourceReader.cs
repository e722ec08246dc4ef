using System.Collections.Immutable;

namespace KeyAccount.Cli.Mapping;

/// <summary>Reads the <c>sources</c> of a mapping.</summary>
internal sealed class SourceReader(NodeReader nodes, CellReader cells)
{
    private static readonly ImmutableArray<string> Properties = ["file", "format", "delimiter", "key", "derive", .. CellReader.RuleProperties];

    /// <summary>The names declared, those of sources with mistakes included, so that one mistake does not make another.</summary>
    public List<string> Names { get; } = [];

    /// <summary>Reads all sources, in their order.</summary>
    public ImmutableArray<SourceMapping> Read(SyntaxNode node, ReadingRules rules)
    {
        var sources = ImmutableArray.CreateBuilder<SourceMapping>();
        foreach (var property in nodes.Members(node, "sources"))
        {
            Names.Add(property.Name);
            if (property.Value.Kind == SyntaxKind.String)
            {
                Add(sources, property, property.Value, [], rules);
                continue;
            }

            var members = nodes.Object(property.Value, property.Name, Properties);
            if (property.Value.Kind != SyntaxKind.Object) continue;
            if (members.TryGetValue("file", out var file)) Add(sources, property, file.Value, members, rules);
            else nodes.Diagnostics.Add("mapping.missing-property", property.Value, "file", property.Name);
        }

        return sources.ToImmutable();
    }

    private void Add(ImmutableArray<SourceMapping>.Builder sources, SyntaxProperty property, SyntaxNode fileNode, Dictionary<string, SyntaxProperty> members, ReadingRules rules)
    {
        if (!nodes.Is(fileNode, SyntaxKind.String, "file")) return;
        var file = fileNode.Text;
        if (!IsInside(file))
        {
            nodes.Diagnostics.Add("mapping.file-path", fileNode, file);
            return;
        }

        var format = members.TryGetValue("format", out var declared) ? Format(nodes.Choice(declared, "csv", "jsonl", "parquet")) : FormatOf(file);
        if (format is null && declared is null) nodes.Diagnostics.Add("mapping.file-format", fileNode, file);
        var delimiter = file.Contains(".tsv", StringComparison.OrdinalIgnoreCase) ? '\t' : ',';
        if (members.TryGetValue("delimiter", out var mark)) delimiter = nodes.Character(mark) ?? delimiter;
        sources.Add(new SourceMapping(property.Name, file, format ?? SourceFormat.Csv, fileNode)
        {
            Rules = cells.Rules(members).Within(rules),
            Delimiter = delimiter,
            Key = members.TryGetValue("key", out var key) ? cells.Read(key.Value, "key") : null,
            Derived = members.TryGetValue("derive", out var derive) ? Derived(derive.Value) : [],
        });
    }

    private ImmutableArray<NamedCell> Derived(SyntaxNode node)
    {
        var derived = ImmutableArray.CreateBuilder<NamedCell>();
        foreach (var property in nodes.Members(node, "derive"))
        {
            if (cells.Read(property.Value, property.Name) is { } cell) derived.Add(new NamedCell(property.Name, cell));
        }

        return derived.ToImmutable();
    }

    /// <summary>A file is named relative to the data folder, with <c>/</c>, and cannot leave it or mean several files.</summary>
    private static bool IsInside(string file) =>
        file.Length > 0 && file.IndexOfAny(['\\', ':', '*', '?', '[', ']', '{', '}', '\0', '\n']) < 0 && !file.StartsWith('/')
        && file.Split('/').All(part => part is not ("" or "." or ".."));

    private static SourceFormat? Format(string? word) => word switch
    {
        "csv" => SourceFormat.Csv,
        "jsonl" => SourceFormat.JsonLines,
        "parquet" => SourceFormat.Parquet,
        _ => null,
    };

    private static SourceFormat? FormatOf(string file)
    {
        var name = file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? file[..^3] : file;
        return Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".csv" or ".tsv" or ".txt" => SourceFormat.Csv,
            ".jsonl" or ".ndjson" => SourceFormat.JsonLines,
            ".parquet" when name.Length == file.Length => SourceFormat.Parquet,
            _ => null,
        };
    }
}
