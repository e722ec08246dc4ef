using System.IO.Compression;

namespace KeyAccount.Cli.Import;

/// <summary>
/// A window over the bytes of a text file, plain or gzip: what <see cref="CsvRecords"/> and <see cref="JsonLineRecords"/> share. Positions are
/// indexes into <see cref="Buffer"/>; <see cref="More"/> may move the bytes and adjusts them.
/// </summary>
internal abstract class ByteRecords : RecordReader
{
    static ByteRecords() =>

        // Without it the runtime takes a gzip file that is cut off for one that ends there, and rows would be lost in silence.
        AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", true);

    private readonly FileStream _file;
    private readonly Stream _stream;
    private bool _ended;

    private protected ByteRecords(string path, bool compressed, ReadingLimits limits)
    {
        Limits = limits;
        _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        BytesTotal = _file.CanSeek ? _file.Length : 0; // A named pipe has no length.
        _stream = compressed ? new GZipStream(_file, CompressionMode.Decompress) : _file;
        Buffer = new byte[256 * 1024];
    }

    /// <inheritdoc/>
    public override long BytesRead => _file.CanSeek ? _file.Position : 0;

    /// <inheritdoc/>
    public override long BytesTotal { get; }

    private protected ReadingLimits Limits { get; }

    private protected byte[] Buffer { get; private set; }

    /// <summary>Where the current record begins.</summary>
    private protected int Start { get; set; }

    /// <summary>Where the bytes read so far end.</summary>
    private protected int End { get; private set; }

    /// <summary>Line on which the current record begins, from 1.</summary>
    private protected long Line { get; set; } = 1;

    /// <summary>Whether a compressed file turned out to be cut off or damaged.</summary>
    private protected bool IsTruncated { get; private set; }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _stream.Dispose();
        _file.Dispose();
    }

    /// <summary>Skips a UTF-8 byte order mark.</summary>
    /// <exception cref="InvalidDataException">The file is UTF-16.</exception>
    private protected void SkipMark()
    {
        var none = 0;
        while (End < 3 && More(ref none)) { }

        var head = Buffer.AsSpan(0, End);
        if (head.StartsWith("\uFEFF"u8)) Start = 3;
        if (head.Length >= 2 && ((head[0] == 0xFF && head[1] == 0xFE) || (head[0] == 0xFE && head[1] == 0xFF))) throw new InvalidDataException("UTF-16");
    }

    /// <summary>Whether there is a byte at a position, reading on where necessary.</summary>
    private protected bool Has(ref int position) => position < End || More(ref position);

    /// <summary>Reads on, keeping everything from <see cref="Start"/>; <see langword="false"/> at the end of the file.</summary>
    private protected bool More(ref int position)
    {
        if (_ended) return false;
        if (Start > 0)
        {
            Buffer.AsSpan(Start, End - Start).CopyTo(Buffer);
            End -= Start;
            position -= Start;
            Start = 0;
        }

        if (End == Buffer.Length)
        {
            var larger = new byte[Buffer.Length * 2];
            Buffer.AsSpan(0, End).CopyTo(larger);
            Buffer = larger;
        }

        var read = 0;
        try
        {
            read = _stream.Read(Buffer, End, Buffer.Length - End);
        }
        catch (InvalidDataException)
        {
            IsTruncated = true;
            Problems.Add(new RowFault("truncated"));
        }

        End += read;
        _ended = read == 0;
        return read > 0;
    }

    /// <summary>Moves <see cref="Start"/> behind the current line, holding none of it; <see langword="false"/> when the file ends before a line break.</summary>
    private protected bool SkipLine()
    {
        Line++;
        while (true)
        {
            var at = Buffer.AsSpan(Start, End - Start).IndexOf((byte)'\n');
            if (at >= 0)
            {
                Start += at + 1;
                return true;
            }

            Start = End;
            var position = Start;
            if (!More(ref position)) return false;
        }
    }
}
