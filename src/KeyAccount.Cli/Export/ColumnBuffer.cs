using System.Text;

namespace KeyAccount.Cli.Export;

/// <summary>The values of one results column over a batch of rows, kept as what they are (no object per value). Reused from batch to batch; not thread-safe.</summary>
internal abstract class ColumnBuffer
{
    private ulong[] _known = new ulong[32];

    private protected ColumnBuffer(ColumnType type) => Type = type;

    /// <summary>What the column holds.</summary>
    public ColumnType Type { get; }

    /// <summary>Rows so far.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the value in this row is known.</summary>
    public bool IsKnown(int row) => (_known[row >> 6] >> (row & 63) & 1) != 0;

    /// <summary>A buffer for a type.</summary>
    public static ColumnBuffer For(ColumnType type) => type switch
    {
        ColumnType.Number => new ValueBuffer<double>(type),
        ColumnType.Integer => new ValueBuffer<long>(type),
        ColumnType.Boolean => new ValueBuffer<bool>(type),
        ColumnType.Date => new ValueBuffer<DateOnly>(type),
        _ => new TextBuffer(),
    };

    /// <summary>Adds a row whose value is unknown.</summary>
    public abstract void AddUnknown();

    /// <summary>Adds a value; it must be of the column's type, or unknown.</summary>
    public abstract void Add(TableValue value);

    /// <summary>Forgets all rows and keeps the memory.</summary>
    public virtual void Clear() => Count = 0;

    private protected void Mark(bool known)
    {
        var word = Count >> 6;
        if (word == _known.Length) Array.Resize(ref _known, _known.Length * 2);
        var bit = 1UL << (Count & 63);
        _known[word] = known ? _known[word] | bit : _known[word] & ~bit;
        Count++;
    }
}

/// <summary>Numbers, whole numbers, booleans or dates.</summary>
internal sealed class ValueBuffer<T>(ColumnType type) : ColumnBuffer(type)
    where T : struct
{
    private T[] _values = new T[2048];

    /// <summary>The values; what stands in an unknown row does not matter.</summary>
    public ReadOnlySpan<T> Values => _values.AsSpan(0, Count);

    /// <summary>Adds a value. A number must be finite.</summary>
    public void Add(T value)
    {
        if (Count == _values.Length) Array.Resize(ref _values, _values.Length * 2);
        _values[Count] = value;
        Mark(true);
    }

    /// <inheritdoc/>
    public override void AddUnknown()
    {
        if (Count == _values.Length) Array.Resize(ref _values, _values.Length * 2);
        Mark(false);
    }

    /// <inheritdoc/>
    public override void Add(TableValue value)
    {
        if (value.Content is T content) Add(content);
        else AddUnknown();
    }
}

/// <summary>Texts, as UTF-8 one after the other.</summary>
internal sealed class TextBuffer() : ColumnBuffer(ColumnType.Text)
{
    private byte[] _bytes = new byte[1 << 14];
    private int[] _ends = new int[2048];
    private int _length;

    /// <summary>The UTF-8 of a row's text; empty when unknown.</summary>
    public ReadOnlySpan<byte> Utf8(int row)
    {
        var start = row == 0 ? 0 : _ends[row - 1];
        return _bytes.AsSpan(start, _ends[row] - start);
    }

    /// <summary>Adds a text, given as UTF-8.</summary>
    public void Add(ReadOnlySpan<byte> utf8)
    {
        Put(utf8);
        End(true);
    }

    /// <summary>Adds a text; <see langword="null"/> is unknown.</summary>
    public void Add(string? text)
    {
        if (text is not null)
        {
            Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
            _length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_length));
        }

        End(text is not null);
    }

    /// <summary>Adds a piece to the text that <see cref="End"/> will end.</summary>
    public void Put(ReadOnlySpan<byte> piece)
    {
        Reserve(piece.Length);
        piece.CopyTo(_bytes.AsSpan(_length));
        _length += piece.Length;
    }

    /// <summary>Ends the text of a row.</summary>
    public void End(bool known)
    {
        if (Count == _ends.Length) Array.Resize(ref _ends, _ends.Length * 2);
        _ends[Count] = _length;
        Mark(known);
    }

    /// <inheritdoc/>
    public override void AddUnknown() => End(false);

    /// <inheritdoc/>
    public override void Add(TableValue value) => Add((string?)value.Content);

    /// <inheritdoc/>
    public override void Clear()
    {
        base.Clear();
        _length = 0;
    }

    private void Reserve(int more)
    {
        if (_bytes.Length - _length < more) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + more));
    }
}
