using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Documents;

/// <summary>
/// Reads a policy document into the model: first all names are declared, then everything is read and bound, so that parts can name each
/// other in any order. Mistakes are collected; the model is only good when there are none.
/// </summary>
internal sealed partial class PolicyReader : ISymbolScope
{
    private const string NameRule = "letters, digits and _, beginning with a letter";
    private const string IdRule = "letters, digits, - and _";

    private static readonly HashSet<string> ReservedNames = new(StringComparer.Ordinal)
    {
        "and", "or", "not", "between", "in", "if", "then", "else", "some", "every", "satisfies", "for", "return", "instance", "of", "true", "false", "null",
        "function", "item", "flags", "date", "count", "sum", "min", "max", "mean", "abs", "floor", "ceiling",
    };

    private readonly SourceText _source;
    private readonly PolicyLimits _limits;
    private readonly DiagnosticBag _diagnostics;
    private readonly SymbolTable _symbols = new();
    private readonly Dictionary<string, SourceSpan> _declared = new(StringComparer.Ordinal);
    private readonly List<PolicyPart> _parts = [];
    private readonly Dictionary<Symbol, ValueDraft> _drafts = [];
    private readonly PolicyPart _texts = new("texts", default);
    private PolicyPart _reading;
    private ImmutableArray<string> _languages = ["en"];
    private List<string> _compoundNames = [];

    private PolicyReader(SourceText source, PolicyLimits limits, DiagnosticBag diagnostics)
    {
        _source = source;
        _limits = limits;
        _diagnostics = diagnostics;
        _reading = _texts;
    }

    /// <summary>A value that was declared, and perhaps bound already because another expression needed its type.</summary>
    private sealed class ValueDraft(PolicyPart part)
    {
        public PolicyPart Part { get; } = part;

        public required ObjectReader? Reader { get; init; }

        public required JsonStringSyntax? Text { get; init; }

        public bool IsStarted { get; set; }

        public BoundExpression Expression { get; set; } = new BoundError();
    }

    /// <summary>Reads a document; the parts are given besides the model, for the analysis of their dependencies.</summary>
    public static (PolicyModel? Model, IReadOnlyList<PolicyPart> Parts) Read(SourceText source, PolicyLimits limits, DiagnosticBag diagnostics)
    {
        var root = JsonDocumentParser.Parse(source, limits, diagnostics);
        if (root is null) return (null, []);
        if (root is not JsonObjectSyntax document)
        {
            diagnostics.Add(DiagnosticCatalog.WrongJsonType, source, root.Span, "the document", root.Describe, "an object");
            return (null, []);
        }

        var reader = new PolicyReader(source, limits, diagnostics);
        var model = reader.Read(new ObjectReader(document, "the policy", source, diagnostics));
        return (model, [.. reader._parts, reader._texts]);
    }

    // ---- names ------------------------------------------------------------------------------------------------------------------

    Symbol? ISymbolScope.Find(string name) => _symbols.Find(name);

    IReadOnlyCollection<string> ISymbolScope.Names => _symbols.Names;

    void ISymbolScope.Use(Symbol symbol)
    {
        _reading.Reads.Add(symbol);
        if (_drafts.TryGetValue(symbol, out var draft)) BindValue(symbol, draft);
    }

    // ---- the document -------------------------------------------------------------------------------------------------------------

    private PolicyModel? Read(ObjectReader reader)
    {
        var name = reader.RequiredString("policy", "\"a-name\"");
        if (name is not null) CheckId(name.Value, name.Span, "a policy");
        var version = reader.RequiredString("version", "\"1.0.0\"");
        ReadLanguages(reader);
        if (!reader.Has("inputs")) reader.Missing("inputs", "{ \"revenue\": { \"type\": \"number\" } }");
        var inputs = ReadInputs(reader.Object("inputs"));
        DeclareParts(reader);

        var title = ReadText(reader, "title");
        reader.Any("description");
        var values = ReadValues();
        var reasons = ReadReasons(reader.Object("reasons"));
        var scorecards = Members(reader, "scorecards").Select(p => ReadScorecard(p, reasons)).OfType<Scorecard>().ToImmutableArray();
        var actionIds = DeclaredIds(reader, "actions");
        var bands = Members(reader, "bands").Select(ReadBand).OfType<Band>().ToImmutableArray();
        var flags = ReadFlags(reader, actionIds);
        var playbooks = Members(reader, "playbooks").Select(p => ReadPlaybook(p, actionIds)).OfType<Playbook>().ToImmutableArray();
        var actions = ReadActions(reader, flags, playbooks);
        reader.Done();

        if (name is null || version is null) return null;
        return new PolicyModel
        {
            Name = name.Value,
            Version = version.Value,
            Title = title,
            Languages = _languages,
            Inputs = inputs,
            Values = values,
            Reasons = reasons,
            Scorecards = scorecards,
            Bands = bands,
            Flags = flags,
            Playbooks = playbooks,
            Actions = actions,
            Symbols = _symbols,
        };
    }

    private void ReadLanguages(ObjectReader reader)
    {
        if (!reader.Has("languages")) return;
        var languages = reader.Strings("languages").Select(l => l.Value).ToImmutableArray();
        if (!languages.IsEmpty) _languages = languages;
    }

    private InputSchema ReadInputs(JsonObjectSyntax? syntax)
    {
        if (syntax is null) return InputSchema.Empty;
        var inputs = ReadFields(syntax, "input", allowLists: true);
        foreach (var input in inputs)
        {
            _symbols.AddRoot(_symbols.Value(input.Name, FeelType.Of(input), input: input, unit: input.Unit, title: input.Title));
        }

        return new InputSchema(inputs);
    }

    private ImmutableArray<InputDefinition> ReadFields(JsonObjectSyntax syntax, string what, bool allowLists)
    {
        var inputs = ImmutableArray.CreateBuilder<InputDefinition>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in syntax.Properties)
        {
            var described = $"{what} \"{property.Name}\"";
            if (property.Value is not JsonObjectSyntax declaration)
            {
                _diagnostics.Add(DiagnosticCatalog.WrongJsonType, _source, property.Value.Span, described, property.Value.Describe, "an object such as { \"type\": \"number\" }");
                continue;
            }

            var isNew = allowLists ? Declare(property.Name, property.NameSpan, described) : CheckName(property.Name, property.NameSpan, described) && names.Add(property.Name);
            var input = ReadInput(property.Name, property.NameSpan, inputs.Count, new ObjectReader(declaration, described, _source, _diagnostics), allowLists);
            if (isNew && input is not null) inputs.Add(input);
        }

        return inputs.ToImmutable();
    }

    private InputDefinition? ReadInput(string name, SourceSpan span, int ordinal, ObjectReader reader, bool allowLists)
    {
        var words = allowLists ? new[] { "number", "string", "boolean", "date", "list" } : ["number", "string", "boolean", "date"];
        var typeWord = reader.RequiredString("type", "\"number\"");
        var type = typeWord is null ? -1 : Array.IndexOf(words, typeWord.Value);
        if (typeWord is not null && type < 0)
            reader.Report(DiagnosticCatalog.UnknownWord, typeWord.Span, typeWord.Value, "type", Spelling.Suggest(typeWord.Value, words));
        var unit = reader.String("unit")?.Value;
        var values = reader.Strings("values");
        var title = ReadText(reader, "title", plain: true);
        var items = reader.Object("items");
        if (type == (int)InputType.List && items is null) reader.Missing("items", "{ \"role\": { \"type\": \"string\" } }");
        var fields = items is null ? [] : ReadFields(items, $"field of \"{name}\"", allowLists: false);
        reader.Done();
        if (type < 0) return null;
        return new InputDefinition(name, ordinal, (InputType)type)
        {
            Unit = unit,
            Values = [.. values.Select(v => v.Value).Distinct(StringComparer.Ordinal)],
            Items = new InputSchema(fields),
            Title = title,
            Span = span,
        };
    }

    // ---- helpers of all sections -----------------------------------------------------------------------------------------------------

    /// <summary>The object members of a section, each with its reader; others are reported.</summary>
    private IEnumerable<(string Name, SourceSpan NameSpan, ObjectReader Reader)> Members(ObjectReader root, string section)
    {
        if (root.Object(section) is not { } syntax) yield break;
        var what = section.TrimEnd('s');
        foreach (var property in syntax.Properties)
        {
            if (property.Value is JsonObjectSyntax member)
                yield return (property.Name, property.NameSpan, new ObjectReader(member, $"{what} \"{property.Name}\"", _source, _diagnostics));
            else _diagnostics.Add(DiagnosticCatalog.WrongJsonType, _source, property.Value.Span, $"{what} \"{property.Name}\"", property.Value.Describe, "an object");
        }
    }

    private PolicyPart AddPart(string description, SourceSpan span)
    {
        var part = new PolicyPart(description, span);
        _parts.Add(part);
        return part;
    }

    private bool Declare(string name, SourceSpan span, string what)
    {
        var isName = CheckName(name, span, what);
        if (_declared.TryGetValue(name, out var first))
        {
            var line = _source.GetPosition(first.Start).Line.ToString(CultureInfo.InvariantCulture);
            _diagnostics.Add(DiagnosticCatalog.RepeatedName, _source, span, name, "another part", line);
            return false;
        }

        _declared.Add(name, span);
        return isName;
    }

    private bool CheckName(string name, SourceSpan span, string what)
    {
        if (IsName(name) && !ReservedNames.Contains(name)) return true;
        _diagnostics.Add(DiagnosticCatalog.BadName, _source, span, name, what, ReservedNames.Contains(name) ? "another word; this one has a meaning in FEEL" : NameRule);
        return false;
    }

    private void CheckId(string id, SourceSpan span, string what)
    {
        if (id.Length == 0 || id.EnumerateRunes().Any(r => r.Value != '-' && !Lexer.IsNamePart(r)))
            _diagnostics.Add(DiagnosticCatalog.BadName, _source, span, id, what, IdRule);
    }

    private static bool IsName(string name)
    {
        var first = true;
        foreach (var rune in name.EnumerateRunes())
        {
            if (first ? !Rune.IsLetter(rune) : !Lexer.IsNamePart(rune)) return false;
            first = false;
        }

        return !first;
    }

    private ExpressionText TextOf(JsonStringSyntax syntax) => new(syntax.Value, _source, syntax.Offsets);

    private BoundExpression BindExpression(JsonStringSyntax syntax, FeelType expected, string what, PolicyPart part) =>
        BindExpression(syntax, part, (parsed, text) => Binder.Bind(parsed, expected, what, text, this, _diagnostics));

    private BoundExpression BindExpression(JsonStringSyntax syntax, PolicyPart part) =>
        BindExpression(syntax, part, (parsed, text) => Binder.Bind(parsed, text, this, _diagnostics));

    private BoundExpression BindExpression(JsonStringSyntax syntax, PolicyPart part, Func<Syntax, ExpressionText, BoundExpression> bind)
    {
        var text = TextOf(syntax);
        var parsed = Parser.ParseExpression(text, _compoundNames, _limits, _diagnostics);
        return parsed is ErrorSyntax ? new BoundError() : Reading(part, () => bind(parsed, text));
    }

    /// <summary>Binds on behalf of a part, which gets to know what is read.</summary>
    private BoundExpression Reading(PolicyPart part, Func<BoundExpression> bind)
    {
        var outer = _reading;
        _reading = part;
        var bound = bind();
        _reading = outer;
        return bound;
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
}
