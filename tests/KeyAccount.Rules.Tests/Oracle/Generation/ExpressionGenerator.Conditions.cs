using KeyAccount.Oracle.Model;

namespace KeyAccount.Oracle.Generation;

/// <summary>Conditions and unary tests.</summary>
internal sealed partial class ExpressionGenerator
{
    private static readonly string[] Comparisons = ["=", "!=", "<", "<=", ">", ">="];
    private static readonly string[] Variables = ["c", "v", "x", "revenue", "tier"];

    public Expression Condition(Visible visible, int depth)
    {
        if (depth <= 0) return dice.Chance(0.3) ? Leaf<BooleanType>(visible, () => new Literal(dice.Chance(0.5))).Expression : Compared(visible, 0);
        switch (dice.Between(0, 13))
        {
            case 0 or 1:
                return new Binary("and", Condition(visible, depth - 1), Condition(visible, depth - 1));
            case 2 or 3:
                return new Binary("or", Condition(visible, depth - 1), Condition(visible, depth - 1));
            case 4:
                return new Not(Condition(visible, depth - 1));
            case 5 or 6 when Quantified(visible, depth) is { } quantified:
                return quantified;
            case 7:
                return Asked(visible, depth);
            case 8:
                return Between(visible, depth);
            case 9 or 10:
                return Membership(visible, depth);
            case 11 when dice.Chance(0.4):
                return Choice(visible, depth, () => Condition(visible, depth - 1));
            default:
                return Compared(visible, depth - 1);
        }
    }

    private Binary Compared(Visible visible, int depth)
    {
        var operation = dice.Pick(Comparisons);
        switch (dice.Between(0, 6))
        {
            case 0 or 1:
                var (text, type) = Text(visible, depth);
                return new Binary(operation, text, TextLiteral(type));
            case 2:
                return new Binary(operation, Date(visible, depth), Date(visible, depth));
            case 3 when visible.Named<BooleanType>() is { Count: > 0 } booleans:
                return new Binary(dice.Chance(0.5) ? "=" : "!=", dice.Pick(booleans).Expression, dice.Pick(booleans).Expression);
            default:
                return new Binary(operation, Number(visible, depth), Number(visible, depth));
        }
    }

    /// <summary>Whether something is known.</summary>
    private Binary Asked(Visible visible, int depth)
    {
        Expression subject = dice.Between(0, 4) switch
        {
            0 when RecordList(visible, 0) is { } list => list.Expression,
            1 => Text(visible, depth - 1).Expression,
            2 => Leaf<BooleanType>(visible, () => Compared(visible, depth - 1)).Expression,
            3 when Indexed<NumberType>(visible, depth) is { } element => element.Expression,
            _ => Number(visible, depth - 1),
        };
        var operation = dice.Chance(0.5) ? "=" : "!=";
        return dice.Chance(0.8) ? new Binary(operation, subject, new Literal(null)) : new Binary(operation, new Literal(null), subject);
    }

    private Between Between(Visible visible, int depth)
    {
        if (dice.Chance(0.25)) return new Between(Date(visible, depth - 1), DateLiteral(), Date(visible, 0));
        return new Between(Number(visible, depth - 1), Number(visible, depth - 1), Number(visible, depth - 1));
    }

    private In Membership(Visible visible, int depth)
    {
        switch (dice.Between(0, 6))
        {
            case 0:
                var (text, type) = Text(visible, depth - 1);
                return new In(text, dice.Many(1, 3, _ => TextTest(type)));
            case 1:
                return new In(Date(visible, depth - 1), dice.Many(1, 2, _ => DateTest(visible)));
            case 2 when ScalarList<NumberType>(visible, depth - 1) is { } list:
                return new In(Number(visible, depth - 1), [new ValueTest(list.Expression)]);
            case 3 when ScalarList<StringType>(visible, depth - 1) is { } list:
                return new In(TextLiteral((StringType)list.Type), [new ValueTest(list.Expression)]);
            case 4:
                return new In(Number(visible, depth - 1), [NumberTest(visible, depth - 1), new ValueTest(OrNull())]);
            default:
                return new In(Number(visible, depth - 1), dice.Many(1, 3, _ => NumberTest(visible, depth - 1)));
        }
    }

    /// <summary>The literal null, by itself or in a list written out.</summary>
    private Expression OrNull() => dice.Chance(0.5) ? new Literal(null) : new ListOf([NumberLiteral(), new Literal(null)]);

    private Quantified? Quantified(Visible visible, int depth)
    {
        var iterators = new List<Iterator>();
        var inner = visible;
        foreach (var variable in dice.Some(Variables, 1, depth > 1 ? 2 : 1))
        {
            if (dice.Chance(0.7) && RecordList(inner, depth - 1) is var (list, record))
            {
                iterators.Add(new Iterator(variable, list));
                inner = inner.With(variable, record);
            }
            else if (ScalarList<FactType>(inner, depth - 1) is var (scalars, type))
            {
                iterators.Add(new Iterator(variable, scalars));
                inner = inner.With(variable, type);
            }
            else
            {
                return null;
            }
        }

        return new Quantified(dice.Chance(0.5), iterators, Condition(inner, depth - 1));
    }

    /// <summary>One test of a number.</summary>
    public UnaryTest NumberTest(Visible visible, int depth)
    {
        switch (dice.Between(0, 8))
        {
            case 0 or 1 or 2:
                return new OperatorTest(dice.Pick(Comparisons), dice.Chance(0.7) ? NumberLiteral() : Number(visible, depth - 1));
            case 3 or 4:
                var bounds = pool.Numbers.Order().ToList();
                var low = dice.Between(0, bounds.Count - 2);
                var high = dice.Between(low + 1, bounds.Count - 1);
                return new RangeTest(dice.Chance(0.5), new Literal(bounds[low]), new Literal(bounds[high]), dice.Chance(0.5), dice.Chance(0.5));
            case 5:
                return new ValueTest(new ListOf([NumberLiteral(), Number(visible, depth - 1)]));
            case 6:
                return new ConditionTest(new Binary(
                    dice.Chance(0.5) ? "and" : "or",
                    new Binary(dice.Pick(Comparisons), new Name("?"), NumberLiteral()),
                    new Binary(dice.Pick(Comparisons), new Binary(dice.Pick(Arithmetic), new Name("?"), NumberLiteral()), Number(visible, depth - 1))));
            default:
                return new ValueTest(dice.Chance(0.7) ? NumberLiteral() : Number(visible, depth - 1));
        }
    }

    public UnaryTest TextTest(StringType type) => dice.Between(0, 4) switch
    {
        0 => new OperatorTest(dice.Pick(Comparisons), TextLiteral(type)),
        1 => new ValueTest(new ListOf([TextLiteral(type), TextLiteral(type)])),
        _ => new ValueTest(TextLiteral(type)),
    };

    public UnaryTest DateTest(Visible visible)
    {
        var bounds = pool.Dates.Order().ToList();
        return dice.Between(0, 3) switch
        {
            0 => new RangeTest(dice.Chance(0.5), new Literal(bounds[0]), new Literal(bounds[^1]), dice.Chance(0.5)),
            1 => new ValueTest(Date(visible, 0)),
            _ => new OperatorTest(dice.Pick(Comparisons), Date(visible, 0)),
        };
    }
}
