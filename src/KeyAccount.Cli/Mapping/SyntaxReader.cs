using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using KeyAccount.Rules.Documents;

namespace KeyAccount.Cli.Mapping;

/// <summary>Reads JSON (with comments and trailing commas) into nodes that know their line and column.</summary>
internal sealed class SyntaxReader
{
    /// <summary>No mapping written by a person comes near; a larger file is a mistake or an attack.</summary>
    public const int MaxBytes = 1 << 20;

    /// <summary>Deepest nesting accepted.</summary>
    public const int MaxDepth = 32;

    private readonly byte[] _utf8;
    private readonly List<int> _lineStarts = [0];

    private SyntaxReader(byte[] utf8)
    {
        _utf8 = utf8;
        for (var i = 0; i < utf8.Length; i++)
        {
            if (utf8[i] == (byte)'\n') _lineStarts.Add(i + 1);
        }
    }

    /// <summary>Reads the document; a syntax error becomes a diagnostic and the answer is <see langword="null"/>.</summary>
    public static SyntaxNode? Read(ReadOnlySpan<byte> utf8, DiagnosticBag diagnostics)
    {
        if (utf8.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
        if (utf8.Length > MaxBytes)
        {
            diagnostics.Add("mapping.too-large", 1, 1, Invariant(utf8.Length), Invariant(MaxBytes));
            return null;
        }

        var reader = new SyntaxReader(utf8.ToArray());
        var json = new Utf8JsonReader(reader._utf8, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = MaxDepth });
        try
        {
            json.Read();
            var root = reader.Value(ref json);
            json.Read();
            return root;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            var line = exception is JsonException at ? (int)(at.LineNumber ?? 0) : 0;
            var column = exception is JsonException position ? reader.ColumnOf(line, (int)(position.BytePositionInLine ?? 0)) : 1;
            diagnostics.Add(MappingDiagnostic.Syntax, line + 1, column, exception is JsonException syntax ? JsonDocumentParser.Reason(syntax) : exception.Message);
            return null;
        }
    }

    private SyntaxNode Value(ref Utf8JsonReader json)
    {
        var (line, column) = Position(json.TokenStartIndex);
        switch (json.TokenType)
        {
            case JsonTokenType.StartObject:
                var properties = ImmutableArray.CreateBuilder<SyntaxProperty>();
                while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
                {
                    var name = json.GetString()!;
                    var at = Position(json.TokenStartIndex);
                    json.Read();
                    properties.Add(new SyntaxProperty(name, at.Line, at.Column, Value(ref json)));
                }

                return new SyntaxNode(SyntaxKind.Object, line, column) { Properties = properties.ToImmutable() };
            case JsonTokenType.StartArray:
                var items = ImmutableArray.CreateBuilder<SyntaxNode>();
                while (json.Read() && json.TokenType != JsonTokenType.EndArray) items.Add(Value(ref json));
                return new SyntaxNode(SyntaxKind.Array, line, column) { Items = items.ToImmutable() };
            case JsonTokenType.String:
                return new SyntaxNode(SyntaxKind.String, line, column) { Text = json.GetString()! };
            case JsonTokenType.Number:
                return new SyntaxNode(SyntaxKind.Number, line, column) { Text = Encoding.UTF8.GetString(json.ValueSpan) };
            case JsonTokenType.True or JsonTokenType.False:
                return new SyntaxNode(SyntaxKind.Boolean, line, column) { Text = json.TokenType == JsonTokenType.True ? "true" : "false" };
            default:
                return new SyntaxNode(SyntaxKind.Null, line, column);
        }
    }

    private (int Line, int Column) Position(long offset)
    {
        var index = _lineStarts.BinarySearch((int)offset);
        var line = index >= 0 ? index : ~index - 1;
        return (line + 1, ColumnOf(line, (int)offset - _lineStarts[line]));
    }

    /// <summary>The column in characters: bytes that do not continue one.</summary>
    private int ColumnOf(int line, int bytes)
    {
        var start = line < _lineStarts.Count ? _lineStarts[line] : _utf8.Length;
        return _utf8.AsSpan(start, Math.Clamp(bytes, 0, _utf8.Length - start)).ToArray().Count(b => (b & 0xC0) != 0x80) + 1;
    }

    private static string Invariant(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
