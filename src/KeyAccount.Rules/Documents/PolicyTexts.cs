using System.Collections.Immutable;
using System.Text;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Expressions;
using KeyAccount.Rules.Model;

namespace KeyAccount.Rules.Documents;

/// <content>Texts with placeholders.</content>
internal sealed partial class PolicyReader
{
    private static readonly Dictionary<string, TextFormat> Formats = new(StringComparer.Ordinal)
    {
        ["0"] = TextFormat.Whole,
        ["0.0"] = TextFormat.OneDecimal,
        ["0.00"] = TextFormat.TwoDecimals,
        ["percent"] = TextFormat.Percent,
    };

    /// <summary>Reads a text property.</summary>
    /// <param name="plain">Whether the text is only a name, and braces in it are just braces.</param>
    private LocalizedText? ReadText(ObjectReader reader, string name, bool plain = false) =>
        reader.Any(name) is { } text ? ReadText(reader, text, $"\"{name}\" of {reader.What}", plain) : null;

    private LocalizedText? ReadText(ObjectReader reader, JsonSyntax syntax, string what, bool plain)
    {
        switch (syntax)
        {
            case JsonStringSyntax text:
                return WithTemplates([("", text)], plain);
            case JsonObjectSyntax byLanguage:
                return ReadLanguages(reader, byLanguage, what, plain);
            default:
                reader.WrongType(syntax, what, "a string, or an object from language to string");
                return null;
        }
    }

    /// <summary>Reads a property that is one plain text, or an array of them.</summary>
    private ImmutableArray<LocalizedText> ReadPlainTexts(ObjectReader reader, string name)
    {
        if (reader.Any(name) is not JsonArraySyntax array) return ReadText(reader, name, plain: true) is { } only ? [only] : [];
        if (array.Elements.IsEmpty) reader.Report(DiagnosticCatalog.EmptyCollection, array.Span, $"\"{name}\" of {reader.What}", "text");
        return [.. array.Elements.Select(e => ReadText(reader, e, $"an element of \"{name}\" of {reader.What}", plain: true)).OfType<LocalizedText>()];
    }

    private LocalizedText? ReadLanguages(ObjectReader reader, JsonObjectSyntax byLanguage, string what, bool plain)
    {
        var texts = new List<(string Language, JsonStringSyntax Text)>();
        var seen = new Dictionary<string, SourceSpan>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in byLanguage.Properties)
        {
            if (!seen.TryAdd(property.Name, property.NameSpan))
                _diagnostics.Add(DiagnosticCatalog.RepeatedProperty, _source, property.NameSpan, [reader.Place(seen[property.Name], ObjectReader.FirstPlace)], property.Name, what);
            else if (!_languages.Contains(property.Name, StringComparer.OrdinalIgnoreCase))
                _diagnostics.Add(DiagnosticCatalog.UnknownProperty, _source, property.NameSpan, property.Name, what, $"the policy's \"languages\" are {string.Join(", ", _languages)}");
            else if (property.Value is JsonStringSyntax text) texts.Add((property.Name, text));
            else reader.WrongType(property.Value, $"the text in \"{property.Name}\"", "a string");
        }

        if (byLanguage.Properties.IsEmpty) _diagnostics.Add(DiagnosticCatalog.EmptyCollection, _source, byLanguage.Span, what, "text");
        if (texts.Count == 0) return null;

        foreach (var language in _languages.Where(l => !texts.Any(t => string.Equals(t.Language, l, StringComparison.OrdinalIgnoreCase))))
            _diagnostics.Add(DiagnosticCatalog.MissingLanguage, _source, byLanguage.Span, language, texts[0].Language);
        return WithTemplates([.. texts.OrderBy(t => _languages.IndexOf(t.Language, StringComparer.OrdinalIgnoreCase))], plain);
    }

    private LocalizedText WithTemplates(IReadOnlyList<(string Language, JsonStringSyntax Text)> texts, bool plain) =>
        new([.. texts.Select(t => KeyValuePair.Create(t.Language, t.Text.Value))])
        {
            Templates = [.. texts.Select(t => plain ? new TextTemplate([new TextSegment(t.Text.Value, null, TextFormat.Plain)]) : Template(t.Text))],
        };

    private TextTemplate Template(JsonStringSyntax syntax)
    {
        var segments = ImmutableArray.CreateBuilder<TextSegment>();
        var words = new StringBuilder();
        var text = syntax.Value;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('{' or '}'))
            {
                words.Append(text[i]);
            }
            else if (i + 1 < text.Length && text[i + 1] == text[i])
            {
                words.Append(text[i++]);
            }
            else if (text[i] == '}' || EndOfPlaceholder(text, i) is < 0)
            {
                ReportPlaceholder(syntax, i, 1, text[i] == '}' ? "a closing brace without an opening one" : "an opening brace without a closing one");
                break;
            }
            else
            {
                if (words.Length > 0) segments.Add(new TextSegment(words.ToString(), null, TextFormat.Plain));
                words.Clear();
                var end = EndOfPlaceholder(text, i);
                if (Placeholder(syntax, i + 1, end) is { } segment) segments.Add(segment);
                i = end;
            }
        }

        if (words.Length > 0) segments.Add(new TextSegment(words.ToString(), null, TextFormat.Plain));
        return new TextTemplate(segments.ToImmutable());
    }

    /// <summary>The place of the brace that closes the one at <paramref name="open"/>, or -1; braces in the expression's own strings do not count.</summary>
    private static int EndOfPlaceholder(string text, int open) => IndexOutsideStrings(text, '}', open + 1, text.Length);

    private static int IndexOutsideStrings(string text, char wanted, int start, int end)
    {
        var isInString = false;
        for (var i = start; i < end; i++)
        {
            if (text[i] == '"') isInString = !isInString;
            else if (isInString && text[i] == '\\') i++;
            else if (!isInString && text[i] == wanted) return i;
        }

        return -1;
    }

    private TextSegment? Placeholder(JsonStringSyntax syntax, int start, int end)
    {
        var bar = IndexOutsideStrings(syntax.Value, '|', start, end);
        var format = TextFormat.Plain;
        if (bar >= 0 && !Formats.TryGetValue(syntax.Value[(bar + 1)..end].Trim(), out format))
        {
            ReportPlaceholder(syntax, bar + 1, end - bar - 1, $"unknown format \"{syntax.Value[(bar + 1)..end].Trim()}\" (known: {string.Join(", ", Formats.Keys)})");
            return null;
        }

        if (_diagnostics.IsFull) return null;
        var part = TextOf(syntax).Part(start, (bar < 0 ? end : bar) - start);
        if (!Counts(part)) return null;
        var parsed = Parser.ParseExpression(part, _declaredNames, _limits, _diagnostics);
        if (parsed is ErrorSyntax) return null;
        var bound = Binder.Bind(parsed, part, this, _diagnostics);
        if (bound is BoundError || bound.Type.IsScalar) return new TextSegment(null, bound, format);
        ReportPlaceholder(syntax, start, part.Text.Length, $"a placeholder that is {bound.Type}, not a single value,");
        return null;
    }

    private void ReportPlaceholder(JsonStringSyntax syntax, int start, int length, string what)
    {
        var span = TextOf(syntax).Locate(new SourceSpan(start, length));
        _diagnostics.Add(DiagnosticCatalog.BadPlaceholder, _source, span, what);
    }

    private ImmutableDictionary<string, LocalizedText> ReadReasons(JsonObjectSyntax? syntax)
    {
        if (syntax is null) return ImmutableDictionary<string, LocalizedText>.Empty;
        var reasons = ImmutableDictionary.CreateBuilder<string, LocalizedText>(StringComparer.Ordinal);
        var reader = new ObjectReader(syntax, "\"reasons\"", _source, _diagnostics);
        foreach (var property in syntax.Properties)
            if (ReadText(reader, property.Name) is { } text) reasons[property.Name] = text;
        return reasons.ToImmutable();
    }

    private static string? ReadReason(ObjectReader reader, ImmutableDictionary<string, LocalizedText> reasons)
    {
        if (reader.String("reason") is not { } reason) return null;
        if (!reasons.ContainsKey(reason.Value))
            reader.Report(DiagnosticCatalog.UnknownReference, reason.Span, reason.Value, "reason code", Spelling.Suggest(reason.Value, [.. reasons.Keys.Order(StringComparer.Ordinal)]));
        return reason.Value;
    }
}
