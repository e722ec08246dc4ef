using System.Collections.Immutable;
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

    /// <summary>In the order of <see cref="InputType"/>.</summary>
    private static readonly ImmutableArray<string> TypeWords = ["number", "string", "boolean", "date", "list"];

    private readonly SourceText _source;
    private readonly PolicyLimits _limits;
    private readonly DiagnosticBag _diagnostics;
    private readonly SymbolTable _symbols = new();
    private readonly Dictionary<string, (string What, SourceSpan Span)> _declared = new(StringComparer.Ordinal);
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
        if (version is { Value.Length: 0 }) reader.Report(DiagnosticCatalog.BadName, version.Span, "", "a version", "a text such as \"1.0.0\"");
        ReadLanguages(reader);
        if (!reader.Has("inputs")) reader.Missing("inputs", "{ \"revenue\": { \"type\": \"number\" } }");
        var inputs = ReadInputs(reader.Object("inputs"));
        DeclareParts(reader);

        var title = ReadText(reader, "title", plain: true);
        var description = ReadText(reader, "description", plain: true);
        var values = ReadValues();
        var reasons = ReadReasons(reader.Object("reasons"));
        var scorecards = _scorecards.Select(p => ReadScorecard(p, reasons)).ToImmutableArray();
        var actionIds = DeclaredIds(reader, "actions");
        var bands = _bands.Select(ReadBand).ToImmutableArray();
        var flags = ReadFlags(reader, actionIds);
        var playbooks = _playbooks.Select(p => ReadPlaybook(p, actionIds)).ToImmutableArray();
        var actions = ReadActions(reader, flags, playbooks);
        reader.Done();

        if (name is null || version is null) return null;
        return new PolicyModel
        {
            Name = name.Value,
            Version = version.Value,
            Title = title,
            Description = description,
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
        var seen = new Dictionary<string, SourceSpan>(StringComparer.OrdinalIgnoreCase);
        foreach (var language in reader.Strings("languages"))
        {
            if (IsLanguage(language.Value)) CheckUnique(seen, language.Value, language, "language");
            else reader.Report(DiagnosticCatalog.BadName, language.Span, language.Value, "a language", "a language tag such as \"en\" or \"zh-Hans\"");
        }

        if (seen.Count > 0) _languages = [.. seen.Keys];
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

    /// <summary>The inputs, or the fields of a list's records: at the top they share the policy's names, in a list they have their own.</summary>
    private ImmutableArray<InputDefinition> ReadFields(JsonObjectSyntax syntax, string what, bool allowLists)
    {
        var inputs = ImmutableArray.CreateBuilder<InputDefinition>();
        var names = allowLists ? _declared : new Dictionary<string, (string What, SourceSpan Span)>(StringComparer.Ordinal);
        foreach (var property in syntax.Properties)
        {
            var described = $"{what} \"{property.Name}\"";
            if (property.Value is not JsonObjectSyntax declaration)
            {
                _diagnostics.Add(DiagnosticCatalog.WrongJsonType, _source, property.Value.Span, described, property.Value.Describe, "an object such as { \"type\": \"number\" }");
                continue;
            }

            var isNew = Declare(property.Name, property.NameSpan, described, names);
            var input = ReadInput(property.Name, property.NameSpan, inputs.Count, new ObjectReader(declaration, described, _source, _diagnostics), allowLists);
            if (isNew) inputs.Add(input);
        }

        return inputs.ToImmutable();
    }

    private InputDefinition ReadInput(string name, SourceSpan span, int ordinal, ObjectReader reader, bool allowLists)
    {
        var words = allowLists ? TypeWords : TypeWords[..^1];
        var typeWord = reader.RequiredString("type", "\"number\"");
        InputType? type = typeWord is not null && words.IndexOf(typeWord.Value) is >= 0 and var index ? (InputType)index : null;
        if (typeWord is not null && type is null)
            reader.Report(DiagnosticCatalog.UnknownWord, typeWord.Span, typeWord.Value, allowLists ? "a type" : "a type of a record's field", Spelling.Suggest(typeWord.Value, words));
        var unit = reader.String("unit")?.Value;
        var values = ReadClosedSet(reader, type);
        var title = ReadText(reader, "title", plain: true);
        var fields = ReadItems(name, reader, type);
        reader.Done();
        return new InputDefinition(name, ordinal, type ?? default)
        {
            Unit = unit,
            Values = values,
            Items = new InputSchema(fields),
            Title = title,
            Span = span,
            HasType = type is not null,
        };
    }

    private ImmutableArray<string> ReadClosedSet(ObjectReader reader, InputType? type)
    {
        var seen = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        var values = reader.Strings("values");
        foreach (var value in values) CheckUnique(seen, value.Value, value, "value");
        if (type is not (null or InputType.String) && reader.Has("values"))
            reader.Report(DiagnosticCatalog.Misplaced, reader.NameSpanOf("values"), "values", reader.What, "type \"string\"");
        return [.. values.Select(v => v.Value).Distinct(StringComparer.Ordinal)];
    }

    private ImmutableArray<InputDefinition> ReadItems(string name, ObjectReader reader, InputType? type)
    {
        var items = reader.Object("items");
        if (type == InputType.List && !reader.Has("items")) reader.Missing("items", "{ \"role\": { \"type\": \"string\" } }");
        if (type is not (null or InputType.List) && reader.Has("items"))
            reader.Report(DiagnosticCatalog.Misplaced, reader.NameSpanOf("items"), "items", reader.What, "type \"list\"");
        if (items is { Properties.IsEmpty: true })
            reader.Report(DiagnosticCatalog.EmptyCollection, items.Span, $"\"items\" of {reader.What}", "field");
        return items is null ? [] : ReadFields(items, $"field of \"{name}\"", allowLists: false);
    }

    // ---- helpers of all sections -----------------------------------------------------------------------------------------------------

    private PolicyPart AddPart(string description, SourceSpan span)
    {
        var part = new PolicyPart(description, span);
        _parts.Add(part);
        return part;
    }

    /// <summary>Whether a name is good and new, and so may stand for the part.</summary>
    private bool Declare(string name, SourceSpan span, string what) => Declare(name, span, what, _declared);

    private bool Declare(string name, SourceSpan span, string what, Dictionary<string, (string What, SourceSpan Span)> declared)
    {
        var isName = CheckName(name, span, what);
        if (declared.TryAdd(name, (what, span))) return isName;
        var first = declared[name];
        _diagnostics.Add(DiagnosticCatalog.RepeatedName, _source, span, name, first.What, Invariant(_source.GetPosition(first.Span.Start).Line));
        return false;
    }

    private bool CheckName(string name, SourceSpan span, string what)
    {
        if (IsName(name) && !ReservedNames.Contains(name)) return true;
        _diagnostics.Add(DiagnosticCatalog.BadName, _source, span, name, what, ReservedNames.Contains(name) ? "another word; this one has a meaning in FEEL" : Rule(NameRule, name, '_', IsName));
        return false;
    }

    private void CheckId(string id, SourceSpan span, string what)
    {
        if (!IsId(id)) _diagnostics.Add(DiagnosticCatalog.BadName, _source, span, id, what, Rule(IdRule, id, '-', IsId));
    }

    /// <summary>A rule for names, with the name that keeps it once spaces and the like are joined.</summary>
    private static string Rule(string rule, string name, char joint, Func<string, bool> isGood)
    {
        var joined = string.Concat(name.Trim().Select(c => char.IsWhiteSpace(c) || c is '-' or '.' or '/' ? joint : c));
        return isGood(joined) ? $"{rule}, for example \"{joined}\"" : rule;
    }

    private static bool IsId(string id) => id.Length > 0 && id.EnumerateRunes().All(r => r.Value == '-' || Lexer.IsNamePart(r));

    private static bool IsLanguage(string tag) =>
        tag.Length > 0 && tag.Split('-').All(part => part.Length is > 0 and <= 8 && part.All(char.IsAsciiLetterOrDigit));

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
        if (_diagnostics.IsFull) return new BoundError();
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
