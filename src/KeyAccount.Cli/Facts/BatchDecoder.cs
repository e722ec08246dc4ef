using KeyAccount.Rules;

namespace KeyAccount.Cli.Facts;

/// <summary>Makes a column batch of a chunk, with the same buffers for each. Not thread-safe.</summary>
internal sealed class BatchDecoder
{
    private readonly FactBinding _binding;
    private readonly InputSchema _schema;
    private readonly ColumnDecoder?[] _decoders;
    private readonly Column[] _columns;
    private readonly UnknownColumns _unknown = new();

    /// <summary>A decoder for the chunks of a file.</summary>
    public BatchDecoder(FactBinding binding, InputSchema schema)
    {
        _binding = binding;
        _schema = schema;
        _decoders = [.. schema.Inputs.Select(i => binding.Inputs[i.Ordinal] is { } bound ? ColumnDecoder.For(i, i.Name, bound.Fields) : null)];
        _columns = new Column[_decoders.Length];
    }

    /// <summary>Makes the batch; valid until <see cref="Release"/>, the next batch, or the end of the chunk.</summary>
    /// <param name="chunk">The rows.</param>
    /// <param name="misfits">Gets the values that cannot be used and count as unknown.</param>
    public ColumnBatch Decode(FactChunk chunk, List<Misfit> misfits)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            var place = _binding.Inputs[i]?.Place ?? -1;
            _columns[i] = _decoders[i] is { } decoder ? decoder.Decode(chunk.Handle(place), chunk.Vector(place), misfits) : _unknown.Of(_schema.Inputs[i], chunk.Count);
        }

        return new ColumnBatch(_schema, chunk.Count, _columns);
    }

    /// <summary>Lets go of the chunk's memory.</summary>
    public void Release()
    {
        foreach (var decoder in _decoders) decoder?.Release();
    }
}
