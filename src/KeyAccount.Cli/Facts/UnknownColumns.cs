using KeyAccount.Rules;

namespace KeyAccount.Cli.Facts;

/// <summary>Columns in which nothing is known, for inputs that a file lacks. Their memory is shared and never written to.</summary>
internal sealed class UnknownColumns
{
    private double[] _zeros = [];
    private int[] _days = [];
    private int[] _codes = [];
    private ulong[] _none = [];

    /// <summary>The column of an input over so many rows; valid until more rows are asked for.</summary>
    public Column Of(InputDefinition input, int count)
    {
        Reserve(count);
        var none = _none.AsMemory(0, (count + 63) >> 6);
        return input.Type switch
        {
            InputType.Number => NumberColumn.Finite(_zeros.AsMemory(0, count), none),
            InputType.String => new StringColumn(_codes.AsMemory(0, count), input.Dictionary),
            InputType.Boolean => new TruthColumn(count, none, none),
            InputType.Date => new DateColumn(_days.AsMemory(0, count), none),
            _ => new ListColumn(_days.AsMemory(0, count + 1), [.. input.Items.Inputs.Select(f => Of(f, 0))], none),
        };
    }

    private void Reserve(int count)
    {
        if (_days.Length > count) return;
        var length = Math.Max(2048, count) + 1;
        _zeros = new double[length];
        _days = new int[length];
        _codes = new int[length];
        _codes.AsSpan().Fill(-1);
        _none = new ulong[(length + 63) >> 6];
    }
}
