using Apache.Arrow;
using Apache.Arrow.Types;

namespace KeyAccount.Arrow.Writing;

/// <summary>One column of the results: where it comes from, and how it is written. Immutable.</summary>
internal abstract class ResultColumn(string name, IArrowType type, Func<DecisionBatch, Column> source)
{
    public string Name { get; } = name;

    public IArrowType Type { get; } = type;

    public IArrowArray Write(DecisionBatch decisions) => Write(source(decisions));

    protected abstract IArrowArray Write(Column column);

    /// <summary>An array of the column's type.</summary>
    /// <param name="validity">The bitmap of known rows; empty when all are.</param>
    /// <param name="buffers">What comes after the validity.</param>
    protected IArrowArray Array(int count, ReadOnlySpan<ulong> validity, ReadOnlySpan<ArrowBuffer> buffers, ArrayData? dictionary = null)
    {
        var words = validity.IsEmpty ? [] : ArrowBytes.Words(validity, count);
        var nulls = validity.IsEmpty ? 0 : count - Memory.Bitmap.Count(words);
        var known = nulls == 0 ? ArrowBuffer.Empty : ArrowBytes.Of<ulong>(words);
        return ArrowArrayFactory.BuildArray(new ArrayData(Type, count, nulls, 0, [known, .. buffers], children: null, dictionary));
    }
}

/// <summary>Numbers as double.</summary>
internal sealed class NumberResult(string name, Func<DecisionBatch, Column> source) : ResultColumn(name, DoubleType.Default, source)
{
    protected override IArrowArray Write(Column column)
    {
        var numbers = (NumberColumn)column;
        return Array(numbers.Count, numbers.Validity.Span, [ArrowBytes.Of(numbers.Values.Span)]);
    }
}

/// <summary>Truths as bool; unknown is null.</summary>
internal sealed class TruthResult(string name, Func<DecisionBatch, Column> source) : ResultColumn(name, BooleanType.Default, source)
{
    protected override IArrowArray Write(Column column)
    {
        var truths = (TruthColumn)column;
        return Array(truths.Count, truths.Known.Span, [ArrowBytes.Bits(truths.True.Span, truths.Count)]);
    }
}

/// <summary>Dates as date32: days since 1970-01-01.</summary>
internal sealed class DateResult(string name, Func<DecisionBatch, Column> source) : ResultColumn(name, Date32Type.Default, source)
{
    private const int Epoch = 719_162;

    protected override IArrowArray Write(Column column)
    {
        var dates = (DateColumn)column;
        var days = new int[dates.Count];
        var source = dates.Days.Span;
        for (var i = 0; i < days.Length; i++) days[i] = source[i] - Epoch;
        return Array(days.Length, dates.Validity.Span, [ArrowBytes.Of<int>(days)]);
    }
}
