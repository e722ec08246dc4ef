using System.Collections.Immutable;
using System.Globalization;
using KeyAccount.Rules.Diagnostics;

namespace KeyAccount.Rules.Documents;

/// <summary>
/// Reads a policy document into the model: first all names are declared, then everything is read and bound, so that parts can name each
/// other in any order. Mistakes are collected; the model is only good when there are none.
/// </summary>
internal sealed partial class PolicyReader
{
    private readonly SourceText _source;
    private readonly PolicyFiles _files;
    private readonly PolicyLimits _limits;
    private readonly DiagnosticBag _diagnostics;
    private readonly SymbolTable _symbols = new();
    private readonly Dictionary<string, (string What, SourceSpan Span)> _declared = new(StringComparer.Ordinal);
    private readonly List<PolicyPart> _parts = [];
    private readonly PolicyPart _texts = new("texts", default);
    private ImmutableArray<string> _languages = ["en"];

    private PolicyReader(SourceText source, PolicyFiles files, PolicyLimits limits, DiagnosticBag diagnostics)
    {
        _source = source;
        _files = files;
        _limits = limits;
        _diagnostics = diagnostics;
        _reading = _texts;
    }

    /// <summary>Reads a document; the parts are given besides the model, for the analysis of their dependencies.</summary>
    public static (PolicyModel? Model, IReadOnlyList<PolicyPart> Parts) Read(SourceText source, PolicyFiles files, PolicyLimits limits, DiagnosticBag diagnostics)
    {
        var root = JsonDocumentParser.Parse(source, limits, diagnostics);
        if (root is null) return (null, []);
        if (root is not JsonObjectSyntax document)
        {
            diagnostics.Add(DiagnosticCatalog.WrongJsonType, source, root.Span, "the document", root.Describe, "an object");
            return (null, []);
        }

        var reader = new PolicyReader(source, files, limits, diagnostics);
        var model = reader.Read(new ObjectReader(document, "the policy", source, diagnostics));
        return (model, [.. reader._parts, reader._texts]);
    }

    private PolicyModel? Read(ObjectReader reader)
    {
        var name = reader.RequiredString("policy", "\"a-name\"");
        if (name is not null) CheckId(name.Value, name.Span, "a policy");
        var version = reader.RequiredString("version", "\"1.0.0\"");
        if (version is { Value.Length: 0 }) reader.Report(DiagnosticCatalog.BadName, version.Span, "", "a version", "a text such as \"1.0.0\"");
        ReadLanguages(reader);
        if (!reader.Has("inputs")) reader.Missing("inputs", "{ \"revenue\": { \"type\": \"number\" } }");
        var inputs = ReadInputs(reader.Object("inputs"));
        DeclareParts(reader);

        var title = ReadText(reader, "title", plain: true);
        var description = ReadText(reader, "description", plain: true);
        var values = ReadValues();
        var calibration = ReadCalibration(reader.Object("calibration"), out var measured);
        var cuts = ReadCuts(measured);
        var reasons = ReadReasons(reader.Object("reasons"));
        var scorecards = _scorecards.Select(p => ReadScorecard(p, reasons)).ToImmutableArray();
        var tables = _tables.Select(p => ReadTable(p, reasons)).ToImmutableArray();
        var actionIds = DeclaredIds(reader, "actions");
        var bands = _bands.Select(ReadBand).ToImmutableArray();
        var flags = ReadFlags(reader, actionIds);
        var activities = ReadActivities(reader.Object("activities"));
        var playbooks = _playbooks.Select(p => ReadPlaybook(p, actionIds)).ToImmutableArray();
        var choice = ReadChoice(playbooks);
        var actions = ReadActions(reader, flags, playbooks);
        var subject = ReadSubject(reader);
        var outputs = ReadOutputs(reader, TitleOf);
        CheckMeasuredApart();
        CheckActivitiesUsed();
        reader.Done();

        if (name is null || version is null) return null;
        return new PolicyModel
        {
            Limits = _limits,
            Name = name.Value,
            Version = version.Value,
            Title = title,
            Description = description,
            Subject = subject,
            Outputs = outputs,
            Languages = _languages,
            Inputs = inputs,
            Values = values,
            Cuts = cuts,
            Calibration = calibration,
            Reasons = reasons,
            Tables = tables,
            Scorecards = scorecards,
            Bands = bands,
            Flags = flags,
            Playbooks = playbooks,
            Choice = choice,
            Activities = activities,
            Actions = actions,
            Symbols = _symbols,
        };

        LocalizedText? TitleOf(string result)
        {
            var part = result.Split('.')[0];
            if (tables.FirstOrDefault(t => t.Name == part) is { } table) return table.Outputs.FirstOrDefault(o => result == $"{part}.{o.Name}")?.Title ?? table.Title;
            return bands.FirstOrDefault(b => b.Name == part)?.Title ?? scorecards.FirstOrDefault(s => s.Name == part)?.Title ?? playbooks.FirstOrDefault(b => b.Name == part)?.Title;
        }
    }

    private void ReadLanguages(ObjectReader reader)
    {
        var seen = new Dictionary<string, SourceSpan>(StringComparer.OrdinalIgnoreCase);
        foreach (var language in reader.Strings("languages"))
        {
            if (NameRules.IsLanguage(language.Value)) CheckUnique(seen, language.Value, language, "language");
            else reader.Report(DiagnosticCatalog.BadName, language.Span, language.Value, "a language", "a language tag such as \"en\" or \"zh-Hans\"");
        }

        if (seen.Count > 0) _languages = [.. seen.Keys];
    }

    // ---- names and ids of all sections -----------------------------------------------------------------------------------------------

    private PolicyPart AddPart(string description, SourceSpan span)
    {
        var part = new PolicyPart(description, span);
        _parts.Add(part);
        return part;
    }

    /// <summary>Whether a name is good and new, and so may stand for the part.</summary>
    private bool Declare(string name, SourceSpan span, string what, bool mayHaveBlanks = false) => Declare(name, span, what, _declared, mayHaveBlanks);

    private bool Declare(string name, SourceSpan span, string what, Dictionary<string, (string What, SourceSpan Span)> declared, bool mayHaveBlanks)
    {
        var isName = CheckName(name, span, what, mayHaveBlanks);
        if (declared.TryAdd(name, (what, span))) return isName;
        var first = declared[name];
        _diagnostics.Add(DiagnosticCatalog.RepeatedName, _source, span, [new RelatedPlace(_source, first.Span, ObjectReader.FirstPlace)], name, first.What);
        return false;
    }

    private bool CheckName(string name, SourceSpan span, string what, bool mayHaveBlanks = false)
    {
        if ((mayHaveBlanks ? NameRules.IsPhrase(name) : NameRules.IsName(name)) && !NameRules.IsReserved(name)) return true;
        _diagnostics.Add(DiagnosticCatalog.BadName, _source, span, name, what, mayHaveBlanks ? NameRules.RemedyForPhrase(name) : NameRules.RemedyForName(name));
        return false;
    }

    private void CheckId(string id, SourceSpan span, string what)
    {
        if (!NameRules.IsId(id)) _diagnostics.Add(DiagnosticCatalog.BadName, _source, span, id, what, NameRules.RemedyForId(id));
    }

    private static IReadOnlyCollection<string> DeclaredIds(ObjectReader root, string section) =>
        root.Any(section) is JsonArraySyntax array
            ? [.. array.Elements.OfType<JsonObjectSyntax>().Select(o => Peek(o, "id")).OfType<string>()]
            : [];

    /// <summary>A string property of an object, without reporting anything.</summary>
    private static string? Peek(JsonObjectSyntax syntax, string name) =>
        syntax.Properties.FirstOrDefault(p => p.Name == name)?.Value is JsonStringSyntax value ? value.Value : null;

    private static IEnumerable<JsonObjectSyntax> PeekObjects(JsonObjectSyntax syntax, string name) =>
        syntax.Properties.FirstOrDefault(p => p.Name == name)?.Value is JsonArraySyntax array ? array.Elements.OfType<JsonObjectSyntax>() : [];

    private void CheckUnique(Dictionary<string, SourceSpan> seen, string key, JsonStringSyntax name, string what)
    {
        if (seen.TryAdd(key, name.Span)) return;
        _diagnostics.Add(DiagnosticCatalog.RepeatedId, _source, name.Span, [new RelatedPlace(_source, seen[key], ObjectReader.FirstPlace)], name.Value, what);
    }

    private static string Invariant(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
