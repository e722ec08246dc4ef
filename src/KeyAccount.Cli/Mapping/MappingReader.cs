using System.Collections.Immutable;
using KeyAccount.Rules.Diagnostics;

namespace KeyAccount.Cli.Mapping;

/// <summary>Reads a mapping file and checks everything that can be checked without the data. Reports all mistakes together.</summary>
internal sealed class MappingReader
{
    private static readonly ImmutableArray<SectionKind> Kinds = [.. Enum.GetValues<SectionKind>()];
    private static readonly ImmutableArray<string> TopProperties =
        ["mapping", "description", .. CellReader.RuleProperties, "sources", .. Kinds.Select(NameOf)];

    private readonly DiagnosticBag _diagnostics;
    private readonly NodeReader _nodes;
    private readonly CellReader _cells;

    private MappingReader(DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
        _nodes = new NodeReader(diagnostics);
        _cells = new CellReader(_nodes);
    }

    /// <summary>The name of a section in a mapping.</summary>
    public static string NameOf(SectionKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>Reads a mapping file.</summary>
    /// <exception cref="MappingException">The mapping has mistakes; all of them are in the exception.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static DataMapping ReadFile(string path) => Read(File.ReadAllBytes(path), path);

    /// <summary>Reads a mapping from its text.</summary>
    /// <exception cref="MappingException">The mapping has mistakes; all of them are in the exception.</exception>
    public static DataMapping Read(ReadOnlySpan<byte> utf8, string file)
    {
        var diagnostics = new DiagnosticBag(file, utf8);
        var root = SyntaxReader.Read(utf8, diagnostics);
        var mapping = root is null ? null : new MappingReader(diagnostics).Mapping(root, file, utf8);
        return diagnostics.Any ? throw new MappingException(diagnostics.ToImmutable()) : mapping!;
    }

    private DataMapping Mapping(SyntaxNode root, string file, ReadOnlySpan<byte> utf8)
    {
        var members = _nodes.Object(root, "mapping", TopProperties);
        var name = members.TryGetValue("mapping", out var named) ? _nodes.Text(named) : Missing(root, "mapping", "mapping");
        if (members.TryGetValue("description", out var description)) _nodes.Text(description);
        var rules = _cells.Rules(members).Within(ReadingRules.Default);
        var sourceReader = new SourceReader(_nodes, _cells);
        var sources = members.TryGetValue("sources", out var declared) ? sourceReader.Read(declared.Value, rules) : [];
        if (declared is null) Missing(root, "sources", "mapping");

        var sections = ImmutableArray.CreateBuilder<SectionMapping>();
        var reader = new SectionReader(_nodes, _cells, sourceReader.Names);
        foreach (var kind in Kinds)
        {
            if (members.TryGetValue(NameOf(kind), out var section) && reader.Read(kind, section.Value) is { } read) sections.Add(read);
        }

        var mapping = new DataMapping { Name = name ?? "", File = file, Utf8 = [.. utf8], Sources = sources, Sections = sections.ToImmutable() };
        if (root.Kind == SyntaxKind.Object && !Kinds.Any(k => k != SectionKind.Receipts && members.ContainsKey(NameOf(k))))
        {
            _diagnostics.Add("mapping.nothing-fed", root, string.Join(", ", Kinds.Select(NameOf)));
        }

        CheckLookups(sources, sourceReader.Names);
        if (!_diagnostics.Any) CheckWhole(mapping);
        return mapping;
    }

    private void CheckLookups(ImmutableArray<SourceMapping> sources, List<string> names)
    {
        foreach (var lookup in _cells.Lookups)
        {
            var source = sources.FirstOrDefault(s => s.Name == lookup.Source);
            if (!names.Contains(lookup.Source)) _diagnostics.Add("mapping.unknown-source", lookup.At, lookup.Source, Spelling.Nearest(lookup.Source, names) ?? string.Join(", ", names));
            else if (source is { Key: null }) _diagnostics.Add("mapping.source-without-key", lookup.At, lookup.Source);
        }
    }

    private void CheckWhole(DataMapping mapping)
    {
        var looked = _cells.Lookups.Select(l => l.Source).ToHashSet(StringComparer.Ordinal);
        foreach (var source in mapping.Sources)
        {
            if (!looked.Contains(source.Name) && mapping.Sections.All(s => s.From != source.Name)) _diagnostics.Add("mapping.unused-source", source.At, source.Name);
        }

        if (mapping.Section(SectionKind.Receipts) is { } receipts)
        {
            var invoices = mapping.Section(SectionKind.Invoices);
            if (invoices is null || !invoices.Fields.ContainsKey("id")) _diagnostics.Add("mapping.receipts-need-invoices", receipts.At);
            else if (invoices.Fields.ContainsKey("settled_on")) _diagnostics.Add("mapping.receipts-twice", receipts.At);
        }

        if (ReadingOrder.Of(mapping, out var cycle) is null) _diagnostics.Add("mapping.cycle", cycle!.At, cycle.Name);
    }

    private string? Missing(SyntaxNode at, string property, string what)
    {
        if (at.Kind == SyntaxKind.Object) _diagnostics.Add("mapping.missing-property", at, property, what);
        return null;
    }
}
