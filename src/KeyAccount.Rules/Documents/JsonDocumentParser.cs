using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using KeyAccount.Rules.Diagnostics;

namespace KeyAccount.Rules.Documents;

/// <summary>Reads JSON (a document's with comments and trailing commas) into a tree that remembers places.</summary>
internal sealed class JsonDocumentParser
{
    private readonly SourceText _source;
    private readonly PolicyLimits _limits;
    private readonly DiagnosticBag _diagnostics;
    private readonly byte[] _utf8;
    private readonly int[]? _offsets;
    private int _nodes;

    private JsonDocumentParser(SourceText source, PolicyLimits limits, DiagnosticBag diagnostics)
    {
        _source = source;
        _limits = limits;
        _diagnostics = diagnostics;
        _utf8 = Encoding.UTF8.GetBytes(source.Text);
        _offsets = _utf8.Length == source.Text.Length ? null : SourceText.MapUtf8Offsets(source.Text);
    }

    /// <summary>The document's root, or <see langword="null"/> after a syntax error, which is in <paramref name="diagnostics"/>.</summary>
    /// <param name="source">The text.</param>
    /// <param name="limits">Bounds.</param>
    /// <param name="diagnostics">Where mistakes are reported.</param>
    /// <param name="isStrict">Whether comments and trailing commas are mistakes, as they are in what programs write for each other.</param>
    public static JsonSyntax? Parse(SourceText source, PolicyLimits limits, DiagnosticBag diagnostics, bool isStrict = false)
    {
        var bytes = Encoding.UTF8.GetByteCount(source.Text);
        if (bytes > limits.MaxDocumentBytes)
        {
            diagnostics.Add(DiagnosticCatalog.DocumentTooLarge, source, default, Invariant(bytes), Invariant(limits.MaxDocumentBytes));
            return null;
        }

        if (LoneSurrogate(source.Text) is var at and >= 0)
        {
            diagnostics.Add(DiagnosticCatalog.NotUnicode, source, new SourceSpan(at, 1), $"half of a surrogate pair, {CodePoint(source.Text[at])}");
            return null;
        }

        return new JsonDocumentParser(source, limits, diagnostics).Parse(isStrict);
    }

    private JsonSyntax? Parse(bool isStrict)
    {
        if (string.IsNullOrWhiteSpace(_source.Text))
        {
            _diagnostics.Add(DiagnosticCatalog.MalformedJson, _source, default, "it is empty");
            return null;
        }

        var options = new JsonReaderOptions
        {
            AllowTrailingCommas = !isStrict,
            CommentHandling = isStrict ? JsonCommentHandling.Disallow : JsonCommentHandling.Skip,
            MaxDepth = _limits.MaxDocumentDepth + 1,
        };
        var reader = new Utf8JsonReader(_utf8, options);
        try
        {
            reader.Read();
            var root = Value(ref reader);
            reader.Read();
            return root;
        }
        catch (DocumentLimitException beyond)
        {
            _diagnostics.Add(beyond.Descriptor, _source, beyond.Span, Invariant(beyond.Limit));
            return null;
        }
        catch (JsonException exception)
        {
            var at = Offset(LineStart(exception.LineNumber ?? 0) + (exception.BytePositionInLine ?? 0));
            _diagnostics.Add(DiagnosticCatalog.MalformedJson, _source, new SourceSpan(at, 0), Reason(exception));
            return null;
        }
    }

    private JsonSyntax Value(ref Utf8JsonReader reader)
    {
        var start = Offset(reader.TokenStartIndex);
        if (++_nodes > _limits.MaxDocumentNodes) throw new DocumentLimitException(DiagnosticCatalog.TooManyNodes, new SourceSpan(start, 0), _limits.MaxDocumentNodes);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray when reader.CurrentDepth >= _limits.MaxDocumentDepth:
                throw new DocumentLimitException(DiagnosticCatalog.DocumentTooDeep, new SourceSpan(start, 1), _limits.MaxDocumentDepth);
            case JsonTokenType.StartObject: return Object(ref reader, start);
            case JsonTokenType.StartArray: return Array(ref reader, start);
            case JsonTokenType.String: return String(ref reader);
            case JsonTokenType.Number: return new JsonNumberSyntax(Encoding.UTF8.GetString(reader.ValueSpan), Span(ref reader, start));
            case JsonTokenType.True or JsonTokenType.False: return new JsonBooleanSyntax(reader.TokenType == JsonTokenType.True, Span(ref reader, start));
            default: return new JsonNullSyntax(Span(ref reader, start));
        }
    }

    private JsonObjectSyntax Object(ref Utf8JsonReader reader, int start)
    {
        var properties = ImmutableArray.CreateBuilder<JsonPropertySyntax>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = String(ref reader);
            reader.Read();
            properties.Add(new JsonPropertySyntax(name, Value(ref reader)));
        }

        return new JsonObjectSyntax(properties.ToImmutable(), Span(ref reader, start));
    }

    private JsonArraySyntax Array(ref Utf8JsonReader reader, int start)
    {
        var elements = ImmutableArray.CreateBuilder<JsonSyntax>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) elements.Add(Value(ref reader));
        return new JsonArraySyntax(elements.ToImmutable(), Span(ref reader, start));
    }

    /// <summary>The string at the reader, unescaped here so that every character's place is known.</summary>
    private JsonStringSyntax String(ref Utf8JsonReader reader)
    {
        var open = Offset(reader.TokenStartIndex);
        var end = Offset(reader.TokenStartIndex + reader.ValueSpan.Length + 2);
        var text = _source.Text;
        var value = new StringBuilder(end - open);
        var offsets = new List<int>(end - open);
        for (var i = open + 1; i < end - 1;)
        {
            offsets.Add(i);
            if (text[i] != '\\')
            {
                value.Append(text[i++]);
                continue;
            }

            value.Append(text[i + 1] switch
            {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'b' => '\b',
                'f' => '\f',
                'u' => (char)int.Parse(text.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                var other => other,
            });
            i += text[i + 1] == 'u' ? 6 : 2;
        }

        offsets.Add(end - 1);
        var unescaped = value.ToString();
        if (LoneSurrogate(unescaped) is var at and >= 0)
            _diagnostics.Add(DiagnosticCatalog.NotUnicode, _source, new SourceSpan(offsets[at], offsets[at + 1] - offsets[at]), $"half of a surrogate pair, {CodePoint(unescaped[at])}");
        return new JsonStringSyntax(unescaped, [.. offsets], new SourceSpan(open, end - open));
    }

    private SourceSpan Span(ref Utf8JsonReader reader, int start) => new(start, Offset(reader.BytesConsumed) - start);

    private int Offset(long bytes) => _offsets is null ? (int)bytes : _offsets[Math.Min(bytes, _offsets.Length - 1)];

    private long LineStart(long line)
    {
        long at = 0;
        for (; line > 0 && at < _utf8.Length; at++)
            if (_utf8[at] == (byte)'\n') line--;
        return at;
    }

    /// <summary>The reader's own words, without the place and the advice to programmers that it appends.</summary>
    internal static string Reason(JsonException exception)
    {
        var message = exception.Message;
        foreach (var appended in (ReadOnlySpan<string>)[" LineNumber:", " Change the reader options"])
            if (message.IndexOf(appended, StringComparison.Ordinal) is var end and >= 0) message = message[..end];
        return message.TrimEnd('.');
    }

    /// <summary>The place of the first surrogate without its other half; -1 when there is none.</summary>
    private static int LoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return i;
            i++;
        }

        return -1;
    }

    private static string CodePoint(char unit) => string.Create(CultureInfo.InvariantCulture, $"U+{(int)unit:X4}");

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The document goes beyond a limit, and is not read on.</summary>
    private sealed class DocumentLimitException(DiagnosticDescriptor descriptor, SourceSpan span, int limit) : Exception
    {
        public DiagnosticDescriptor Descriptor => descriptor;

        public SourceSpan Span => span;

        public int Limit => limit;
    }
}
