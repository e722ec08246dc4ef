using System.Buffers;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace KeyAccount.Cli.Export;

/// <summary>What the writers of text files share: UTF-8 without a mark, LF, compressed when the name ends in .gz.</summary>
internal abstract class TextTableWriter : TableWriter
{
    private readonly Stream _stream;

    private protected TextTableWriter(PendingFile file, ImmutableArray<TableColumn> columns)
        : base(file, columns)
    {
        Stream target = file.Create();
        if (file.Path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)) target = new GZipStream(target, CompressionLevel.Optimal);
        _stream = new BufferedStream(target, 1 << 16);
    }

    private protected void Put(ReadOnlySpan<byte> bytes) => _stream.Write(bytes);

    private protected override void Close() => Release();

    private protected override void Release() => _stream.Dispose();
}

/// <summary>CSV as RFC 4180 has it, with LF. An unknown value is an empty field, an empty text is a quoted one.</summary>
internal sealed class CsvTableWriter : TextTableWriter
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",\"\r\n");

    public CsvTableWriter(PendingFile file, ImmutableArray<TableColumn> columns)
        : base(file, columns) => PutLine(columns.Select(c => Quoted(c.Name)));

    private protected override void Write(ReadOnlySpan<TableValue> values)
    {
        var fields = new string[values.Length];
        for (var i = 0; i < fields.Length; i++) fields[i] = values[i].Content is string text ? Quoted(text) : values[i].ToString();
        PutLine(fields);
    }

    private static string Quoted(string text)
    {
        var plain = text.Length > 0 && text.AsSpan().IndexOfAny(NeedQuotes) < 0 && !char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[^1]);
        return plain ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private void PutLine(IEnumerable<string> fields) => Put(Encoding.UTF8.GetBytes(string.Join(',', fields) + "\n"));
}

/// <summary>JSON lines: one object per row, its properties in the order of the columns, unknown as null.</summary>
internal sealed class JsonLineTableWriter : TextTableWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _json;
    private readonly ImmutableArray<JsonEncodedText> _names;

    public JsonLineTableWriter(PendingFile file, ImmutableArray<TableColumn> columns)
        : base(file, columns)
    {
        _json = new Utf8JsonWriter(_buffer, Options);
        _names = [.. columns.Select(c => JsonEncodedText.Encode(c.Name, Options.Encoder))];
    }

    private protected override void Write(ReadOnlySpan<TableValue> values)
    {
        _buffer.ResetWrittenCount();
        _json.Reset(_buffer);
        _json.WriteStartObject();
        for (var i = 0; i < values.Length; i++)
        {
            _json.WritePropertyName(_names[i]);
            switch (values[i].Content)
            {
                case null: _json.WriteNullValue(); break;
                case bool flag: _json.WriteBooleanValue(flag); break;
                case double or long: _json.WriteRawValue(values[i].ToString()); break;
                default: _json.WriteStringValue(values[i].ToString()); break;
            }
        }

        _json.WriteEndObject();
        _json.Flush();
        Put(_buffer.WrittenSpan);
        Put("\n"u8);
    }

    private protected override void Release()
    {
        _json.Dispose();
        base.Release();
    }
}
