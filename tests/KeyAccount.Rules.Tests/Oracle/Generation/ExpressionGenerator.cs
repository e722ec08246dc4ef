using KeyAccount.Oracle.Model;

namespace KeyAccount.Oracle.Generation;

/// <summary>Generates well-typed expressions of every construct. Numbers and lists here; the other types in the other parts.</summary>
internal sealed partial class ExpressionGenerator(Dice dice, LiteralPool pool)
{
    private static readonly string[] Arithmetic = ["+", "+", "-", "*", "/", "**"];
    private static readonly string[] Aggregates = ["sum", "min", "max", "mean"];
    private static readonly string[] Rounding = ["abs", "floor", "ceiling"];

    public Expression Number(Visible visible, int depth)
    {
        if (depth <= 0) return Leaf<NumberType>(visible, NumberLiteral).Expression;
        switch (dice.Between(0, 11))
        {
            case 0 or 1 or 2:
                return new Binary(dice.Pick(Arithmetic), Number(visible, depth - 1), Number(visible, depth - 1));
            case 3:
                return NotLiteral(visible, depth - 1) is { } operand ? new Negate(operand) : NumberLiteral();
            case 4:
                return Choice(visible, depth, () => Number(visible, depth - 1));
            case 5 when ScalarList<NumberType>(visible, depth - 1) is { } list:
                return new Call(dice.Pick(Aggregates), [list.Expression]);
            case 6 when RecordList(visible, depth - 1) is { } list:
                return new Call("count", [list.Expression]);
            case 7:
                return new Call(dice.Pick(Aggregates), dice.Many(2, 3, _ => Number(visible, depth - 1)));
            case 8:
                return new Call(dice.Pick(Rounding), [Number(visible, depth - 1)]);
            case 9 when Indexed<NumberType>(visible, depth) is { } element:
                return element.Expression;
            default:
                return Number(visible, 0);
        }
    }

    public Literal NumberLiteral() => new(dice.Pick(pool.Numbers));

    /// <summary>A number that is not written as a literal; null where the dice gave one.</summary>
    private Expression? NotLiteral(Visible visible, int depth) => Number(visible, depth) is var number && number is Literal ? null : number;

    /// <summary>A list of records, sometimes filtered, with the type of its records; null where no list can be named.</summary>
    private (Expression Expression, RecordType Record)? RecordList(Visible visible, int depth)
    {
        var lists = visible.Lists();
        if (lists.Count == 0) return null;
        var (list, record) = dice.Pick(lists);
        return depth > 0 && dice.Chance(0.4) ? (new Filter(list, Condition(visible.WithItem(record), depth - 1)), record) : (list, record);
    }

    /// <summary>A field of all records of a list.</summary>
    private (Expression Expression, FactType Type)? ScalarList<TType>(Visible visible, int depth)
        where TType : FactType
    {
        if (RecordList(visible, depth) is not var (list, record)) return null;
        var fields = record.Fields.Where(field => field.Type is TType).ToList();
        if (fields.Count == 0) return null;
        var field = dice.Pick(fields);
        var path = new FieldOf(list, field.Name);
        return depth > 0 && dice.Chance(0.2)
            ? (new Filter(path, Condition(visible.With("item", field.Type), depth - 1)), field.Type)
            : (path, field.Type);
    }

    /// <summary>One element by its place: the field of an indexed record, or an indexed list of fields.</summary>
    private (Expression Expression, FactType Type)? Indexed<TType>(Visible visible, int depth)
        where TType : FactType
    {
        if (ScalarList<TType>(visible, depth - 1) is not var (list, type)) return null;
        var position = dice.Chance(0.8) ? new Literal((double)dice.Between(-2, 3)) : Number(visible.OutsideLists(), depth - 1);
        return list is FieldOf path && dice.Chance(0.5)
            ? (path with { Of = new ElementAt(path.Of, position) }, type)
            : (new ElementAt(list, position), type);
    }

    /// <summary>An <c>if</c>, in which one branch may be unknown.</summary>
    private If Choice(Visible visible, int depth, Func<Expression> branch)
    {
        var condition = Condition(visible, depth - 1);
        return dice.Between(0, 5) switch
        {
            0 => new If(condition, branch(), new Literal(null)),
            1 => new If(condition, new Literal(null), branch()),
            _ => new If(condition, branch(), branch()),
        };
    }

    /// <summary>A name of the type, or (more rarely) a literal.</summary>
    private (Expression Expression, FactType? Type) Leaf<TType>(Visible visible, Func<Expression> literal)
        where TType : FactType
    {
        var names = visible.Named<TType>();
        return names.Count == 0 || dice.Chance(0.3) ? (literal(), null) : dice.Pick(names);
    }
}
