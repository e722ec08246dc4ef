using System.Collections.Immutable;
using Apache.Arrow;
using Apache.Arrow.Types;
using KeyAccount.Arrow.Reading;

namespace KeyAccount.Arrow.Binding;

/// <summary>Finds the column and the reader of every input, and everything that does not fit.</summary>
internal sealed class SchemaBinder
{
    private readonly ImmutableArray<ArrowMismatch>.Builder _mismatches = ImmutableArray.CreateBuilder<ArrowMismatch>();
    private readonly ImmutableArray<string>.Builder _missing = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<string>.Builder _extra = ImmutableArray.CreateBuilder<string>();
    private int _ordinal;

    private SchemaBinder(InputSchema inputs, IReadOnlyList<Field> fields)
    {
        // The policy's own dictionaries of closed sets: an empty batch has them.
        var pools = new ColumnBatchBuilder(inputs).Build();
        Columns = [.. Bind(inputs, fields, prefix: "", ordinal => pools[ordinal]).Select(b => new BoundColumn(b.Input.Name, b.Index, b.Reader))];
    }

    /// <summary>One per input.</summary>
    public BoundColumn[] Columns { get; }

    public ImmutableArray<string> Missing => _missing.ToImmutable();

    public ImmutableArray<string> Extra => _extra.ToImmutable();

    public static SchemaBinder Bind(InputSchema inputs, Apache.Arrow.Schema schema)
    {
        var binder = new SchemaBinder(inputs, schema.FieldsList);
        return binder._mismatches.Count == 0 ? binder : throw new ArrowBindingException(binder._mismatches.ToImmutable());
    }

    private List<(InputDefinition Input, int Index, ColumnReader Reader)> Bind(InputSchema inputs, IReadOnlyList<Field> fields, string prefix, Func<int, Column> poolOf)
    {
        var bound = new List<(InputDefinition, int, ColumnReader)>();
        foreach (var input in inputs.Inputs)
        {
            var place = new ColumnPlace(prefix + input.Name, _ordinal++);
            var index = IndexOf(fields, input.Name, place.Path);
            if (index < 0) _missing.Add(place.Path);
            var reader = index < 0 ? null : Reader(input, fields[index].DataType, place, poolOf(input.Ordinal));
            bound.Add((input, reader is null or UnknownReader ? -1 : index, reader ?? new UnknownReader(place, input)));
        }

        foreach (var field in fields)
            if (inputs.Find(field.Name) is null) _extra.Add(prefix + field.Name);
        return bound;
    }

    private int IndexOf(IReadOnlyList<Field> fields, string name, string path)
    {
        var found = -1;
        for (var i = 0; i < fields.Count; i++)
        {
            if (fields[i].Name != name) continue;
            if (found >= 0)
            {
                _mismatches.Add(new ArrowMismatch(path, "several columns of this name", "one", "Rename or drop all but one of them."));
                return found;
            }

            found = i;
        }

        return found;
    }

    /// <summary>What reads the type as the input; <see langword="null"/> when nothing does, which is then reported.</summary>
    private ColumnReader? Reader(InputDefinition input, IArrowType type, ColumnPlace place, Column pool)
    {
        var storage = StorageType.Of(type);
        if (storage.TypeId == ArrowTypeId.Null) return new UnknownReader(place, input);
        var reader = input.Type switch
        {
            InputType.Number => ScalarReaders.Number(place, storage),
            InputType.Boolean => ScalarReaders.Boolean(place, storage),
            InputType.Date => ScalarReaders.Date(place, storage),
            InputType.String => ScalarReaders.Text(place, storage, input.Values.IsEmpty ? null : ((StringColumn)pool).Dictionary),
            _ => List(input, storage, place, (ListColumn)pool),
        };
        if (reader is null) _mismatches.Add(Expectation.Mismatch(input, place.Path, type));
        return reader;
    }

    private ListReader? List(InputDefinition input, IArrowType type, ColumnPlace place, ListColumn pool)
    {
        if (type is not (ListType or LargeListType or FixedSizeListType)) return null;
        if (StorageType.Of(((NestedType)type).Fields[0].DataType) is not StructType record) return null;
        var fields = Bind(input.Items, record.Fields, place.Path + ".", ordinal => pool.Children[ordinal]);
        return new ListReader(place, type.TypeId, (type as FixedSizeListType)?.ListSize ?? 0, [.. fields.Select(f => (f.Index, f.Reader))]);
    }
}
