using KeyAccount.Rules.Columns;

namespace KeyAccount.Rules.Rows;

/// <summary>An input without an accessor: unknown in every row.</summary>
internal sealed class UnknownReader<T> : RowReader<T>
{
    private readonly InputDefinition _input;
    private int _room;

    public UnknownReader(InputDefinition input)
    {
        _input = input;
        Column = input.Type switch
        {
            InputType.Number => new NumberColumn(default),
            InputType.String => new StringColumn(default, input.Dictionary),
            InputType.Boolean => new TruthColumn(0, default),
            InputType.Date => new DateColumn(default),
            _ => new ListColumn(new int[1], [.. input.Items.Inputs.Select(field => new UnknownReader<T>(field).Column)]),
        };
    }

    public override Column Column { get; }

    public override void Reserve(int rows)
    {
        if (rows <= _room) return;
        _room = Grown(_room, rows);
        switch (Column)
        {
            case NumberColumn number: number.Aim(new double[_room], Bits.None(_room)); break;
            case DateColumn date: date.Aim(new int[_room], Bits.None(_room)); break;
            case TruthColumn truth: truth.Aim(Bits.None(_room), Bits.None(_room)); break;
            case ListColumn list: list.Aim(new int[_room + 1], Bits.None(_room)); break;
            case StringColumn text:
                var codes = new int[_room];
                codes.AsSpan().Fill(-1);
                text.Aim(codes);
                break;
        }
    }

    public override void Ask(T row, int place)
    {
    }

    public override void Ask(ReadOnlySpan<T> rows, int place)
    {
    }

    public override void Keep(int start, int count)
    {
    }

    public override void Finish(int count)
    {
        switch (Column)
        {
            case NumberColumn number: number.Resize(count, allKnown: false); break;
            case DateColumn date: date.Resize(count, allKnown: false); break;
            case TruthColumn truth: truth.Resize(count, allKnown: false); break;
            case ListColumn list: list.Resize(count, allKnown: false); break;
            case StringColumn text: text.Resize(count, _input.Dictionary); break;
        }
    }

    public override void ReadOne(T row) => Finish(1);

    public override void ReadFew(ReadOnlySpan<T> rows) => Finish(rows.Length);
}
