using KeyAccount.Arrow.Memory;

namespace KeyAccount.Arrow.Reading;

/// <summary>An input that the record batch says nothing of: unknown in every row. One column serves all batches of the same size.</summary>
internal sealed class UnknownReader(ColumnPlace place, InputDefinition input) : ColumnReader(place)
{
    private volatile Column? _last;

    public override Column Read(ArraySlice slice, ReadTally tally) => Of(slice.Count);

    public Column Of(int count)
    {
        if (_last is { } last && last.Count == count) return last;
        return _last = Create(input, count);
    }

    private static Column Create(InputDefinition input, int count)
    {
        var nothing = new ulong[Bitmap.Words(count)];
        switch (input.Type)
        {
            case InputType.Number:
                return new NumberColumn(new double[count], nothing);
            case InputType.String:
                var codes = new int[count];
                codes.AsSpan().Fill(-1);
                return new StringColumn(codes, StringPool.Empty);
            case InputType.Boolean:
                return new TruthColumn(count, nothing, nothing);
            case InputType.Date:
                return new DateColumn(new int[count], nothing);
            default:
                return new ListColumn(new int[count + 1], [.. input.Items.Inputs.Select(field => Create(field, 0))], nothing);
        }
    }
}
