using KeyAccount.Rules.Columns;

namespace KeyAccount.Rules.Execution;

/// <summary>
/// Where the values of a node stand: a stretch of a column of the batch, of a column of results, or a buffer of its own. Aimed anew for every chunk.
/// </summary>
internal sealed class Lane<T>
{
    private T[] _own = [];
    private T[]? _array;
    private ReadOnlyMemory<T> _memory;
    private int _start;

    /// <summary>The dictionary of a lane of codes.</summary>
    public ITexts Texts { get; set; } = StringPool.Empty;

    /// <summary>Rows of the own buffer that hold the constant of a constant node.</summary>
    public int Filled { get; set; }

    /// <summary>Reads from a column, from this row on.</summary>
    public void Aim(in Store<T> column, int start)
    {
        _array = column.Array;
        _start = column.Offset + start;
        if (_array is null) _memory = column.Memory;
    }

    /// <summary>Writes into a column of results, from this row on.</summary>
    public void Aim(T[] results, int start)
    {
        _array = results;
        _start = start;
    }

    /// <summary>Elements of the own buffer.</summary>
    public int Room => _own.Length;

    /// <summary>Lets go of columns and results; an own buffer stays.</summary>
    public void Release()
    {
        if (!ReferenceEquals(_array, _own)) _array = null;
        _memory = default;
        Texts = StringPool.Empty;
    }

    /// <summary>The first row.</summary>
    public T First => _array is not null ? _array[_start] : _memory.Span[_start];

    public ReadOnlySpan<T> Read(int count) => _array is not null ? new ReadOnlySpan<T>(_array, _start, count) : _memory.Span.Slice(_start, count);

    /// <summary>
    /// The rows and, where the memory goes on, what follows up to a whole word of a bitmap: comparing anything there is cheaper than stopping at
    /// the last row, and bits past the last row mean nothing.
    /// </summary>
    public ReadOnlySpan<T> ReadWords(int count)
    {
        var whole = (count + 63) & ~63;
        return count > 16 && _array is not null && _start + whole <= _array.Length ? new ReadOnlySpan<T>(_array, _start, whole) : Read(count);
    }

    /// <summary>The own buffer, unless the lane writes into results.</summary>
    public Span<T> Write(int count, bool intoResults)
    {
        if (intoResults) return new Span<T>(_array, _start, count);
        if (_own.Length < count)
        {
            _own = new T[Math.Max(count, _own.Length * 2)];
            Filled = 0;
        }

        _array = _own;
        _start = 0;
        return new Span<T>(_own, 0, count);
    }
}
