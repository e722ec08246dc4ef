using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace KeyAccount.Cli.Export;

/// <summary>What the writers of text files share: UTF-8 without a mark, LF, compressed when the name ends in .gz.</summary>
internal abstract class TextTableWriter : TableWriter
{
    private const int BytesTogether = 1 << 16;

    private readonly Stream _stream;

    private protected TextTableWriter(PendingFile file, ImmutableArray<TableColumn> columns)
        : base(file, columns)
    {
        Stream target = file.Create();
        _stream = file.Path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(target, CompressionLevel.Optimal) : target;
    }

    /// <summary>What is to be written next.</summary>
    private protected ArrayBufferWriter<byte> Text { get; } = new(BytesTogether * 2);

    private protected abstract void WriteRow(TableBatch batch, int row);

    private protected sealed override void Write(BatchHandover batches)
    {
        while (batches.Take(out var batch))
        {
            for (var row = 0; row < batch.Count; row++)
            {
                WriteRow(batch, row);
                if (Text.WrittenCount >= BytesTogether) Flush();
            }

            batches.Done();
        }

        Flush();
        Release();
    }

    private protected void PutNumber(double number) => Text.Advance(ShortestNumber.Write(number, Text.GetSpan(ShortestNumber.MaxLength)));

    private protected void Put<T>(T value, string? format = null)
        where T : IUtf8SpanFormattable
    {
        value.TryFormat(Text.GetSpan(ShortestNumber.MaxLength), out var written, format, CultureInfo.InvariantCulture);
        Text.Advance(written);
    }

    private protected sealed override void Release() => _stream.Dispose();

    private void Flush()
    {
        _stream.Write(Text.WrittenSpan);
        Text.ResetWrittenCount();
    }
}

/// <summary>CSV as RFC 4180 has it, with LF. An unknown value is an empty field, an empty text is a quoted one.</summary>
internal sealed class CsvTableWriter : TextTableWriter
{
    private static readonly SearchValues<byte> NeedQuotes = SearchValues.Create(",\"\r\n"u8);

    public CsvTableWriter(PendingFile file, ImmutableArray<TableColumn> columns)
        : base(file, columns)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            if (i > 0) Text.Write(","u8);
            PutText(Encoding.UTF8.GetBytes(columns[i].Name));
        }

        Text.Write("\n"u8);
    }

    private protected override void WriteRow(TableBatch batch, int row)
    {
        for (var i = 0; i < batch.Columns.Length; i++)
        {
            if (i > 0) Text.Write(","u8);
            if (!batch[i].IsKnown(row)) continue;
            switch (batch[i])
            {
                case TextBuffer texts: PutText(texts.Utf8(row)); break;
                case ValueBuffer<double> numbers: PutNumber(numbers.Values[row]); break;
                case ValueBuffer<long> numbers: Put(numbers.Values[row]); break;
                case ValueBuffer<bool> flags: Text.Write(flags.Values[row] ? "true"u8 : "false"u8); break;
                case ValueBuffer<DateOnly> dates: Put(dates.Values[row], "yyyy-MM-dd"); break;
            }
        }

        Text.Write("\n"u8);
    }

    private void PutText(ReadOnlySpan<byte> text)
    {
        if (IsPlain(text))
        {
            Text.Write(text);
            return;
        }

        Text.Write("\""u8);
        for (var quote = text.IndexOf((byte)'"'); quote >= 0; quote = text.IndexOf((byte)'"'))
        {
            Text.Write(text[..(quote + 1)]);
            Text.Write("\""u8);
            text = text[(quote + 1)..];
        }

        Text.Write(text);
        Text.Write("\""u8);
    }

    /// <summary>Whether a text needs no quotes: no special character in it, no white space around it.</summary>
    private static bool IsPlain(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || text.IndexOfAny(NeedQuotes) >= 0) return false;
        Rune.DecodeFromUtf8(text, out var first, out _);
        Rune.DecodeLastFromUtf8(text, out var last, out _);
        return !Rune.IsWhiteSpace(first) && !Rune.IsWhiteSpace(last);
    }
}

/// <summary>JSON lines: one object per row, its properties in the order of the columns, unknown as null.</summary>
internal sealed class JsonLineTableWriter : TextTableWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly ImmutableArray<byte[]> _names;

    public JsonLineTableWriter(PendingFile file, ImmutableArray<TableColumn> columns)
        : base(file, columns) => _names = [.. columns.Select((c, i) => Encoding.UTF8.GetBytes($"{(i == 0 ? '{' : ',')}\"{JsonEncodedText.Encode(c.Name, Options.Encoder)}\":"))];

    private protected override void WriteRow(TableBatch batch, int row)
    {
        for (var i = 0; i < batch.Columns.Length; i++)
        {
            Text.Write(_names[i]);
            if (!batch[i].IsKnown(row))
            {
                Text.Write("null"u8);
                continue;
            }

            switch (batch[i])
            {
                case TextBuffer texts: PutText(texts.Utf8(row)); break;
                case ValueBuffer<double> numbers: PutNumber(numbers.Values[row]); break;
                case ValueBuffer<long> numbers: Put(numbers.Values[row]); break;
                case ValueBuffer<bool> flags: Text.Write(flags.Values[row] ? "true"u8 : "false"u8); break;
                case ValueBuffer<DateOnly> dates:
                    Text.Write("\""u8);
                    Put(dates.Values[row], "yyyy-MM-dd");
                    Text.Write("\""u8);
                    break;
            }
        }

        Text.Write("}\n"u8);
    }

    private void PutText(ReadOnlySpan<byte> text)
    {
        Text.Write("\""u8);
        if (Options.Encoder!.FindFirstCharacterToEncodeUtf8(text) < 0) Text.Write(text);
        else Text.Write(JsonEncodedText.Encode(text, Options.Encoder).EncodedUtf8Bytes);
        Text.Write("\""u8);
    }
}
