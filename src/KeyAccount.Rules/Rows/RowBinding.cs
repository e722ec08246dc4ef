using System.Collections.Immutable;
using KeyAccount.Rules.Rows;

namespace KeyAccount.Rules;

/// <summary>Where the binding of a type to a policy's inputs begins.</summary>
public static class RowBinding
{
    /// <summary>Begins to say how the inputs are read from rows of a type.</summary>
    /// <typeparam name="T">The type of a row: any class or struct. Structs are copied for each accessor; large ones are better classes.</typeparam>
    /// <param name="inputs">The inputs that the policy declares: <see cref="PolicyModel.Inputs"/>.</param>
    public static RowBindingBuilder<T> For<T>(InputSchema inputs)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return new RowBindingBuilder<T>(inputs, parent: null, []);
    }
}

/// <summary>
/// How the inputs of a policy are read from rows of a type: one accessor per input, checked once against what the policy declares, and called
/// without reflection. Immutable, and thread-safe as far as the accessors are.
/// </summary>
/// <typeparam name="T">The type of a row.</typeparam>
public sealed class RowBinding<T>
    where T : notnull
{
    private readonly ImmutableArray<Func<RowReader<T>>> _readers;

    internal RowBinding(InputSchema schema, ImmutableArray<Func<RowReader<T>>> readers, ImmutableArray<string> unbound)
    {
        Schema = schema;
        _readers = readers;
        Unbound = unbound;
    }

    /// <summary>The inputs.</summary>
    public InputSchema Schema { get; }

    /// <summary>The inputs that have no accessor, and so are unknown in every row; a list's field as <c>list.field</c>. In the order of the schema.</summary>
    public ImmutableArray<string> Unbound { get; }

    /// <summary>Storage to read rows into.</summary>
    public RowBuffer<T> CreateBuffer() => new(Schema, [.. _readers.Select(create => create())]);

    /// <summary>Reads rows in batches, in their order, as they are asked for.</summary>
    /// <param name="rows">The rows; an array or a <see cref="List{T}"/> is read in place.</param>
    /// <param name="batchSize">Rows of a batch; the last one may have fewer. From 1 on; some thousands keep the columns in the cache.</param>
    /// <returns>The batches. All are the same object: each is overwritten when the next is asked for.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is below 1.</exception>
    public IEnumerable<ColumnBatch> Batches(IEnumerable<T> rows, int batchSize)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        return RowBatches.Read(this, rows, batchSize);
    }
}
