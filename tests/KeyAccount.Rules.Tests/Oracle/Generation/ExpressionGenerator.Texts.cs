using KeyAccount.Oracle.Model;

namespace KeyAccount.Oracle.Generation;

/// <summary>Strings and dates.</summary>
internal sealed partial class ExpressionGenerator
{
    /// <summary>A string expression and, where it is known, the closed set that its values come from.</summary>
    public (Expression Expression, StringType Type) Text(Visible visible, int depth)
    {
        var names = visible.Named<StringType>();
        switch (depth <= 0 ? 0 : dice.Between(0, 6))
        {
            case 1:
                return (new Binary("+", OpenText(visible), OpenText(visible)), new StringType());
            case 2:
                return (new If(Condition(visible, depth - 1), new Literal(dice.Pick(pool.Texts)), new Literal(dice.Pick(pool.Texts))), new StringType());
            case 3 when Indexed<StringType>(visible, depth) is { } element:
                return (element.Expression, (StringType)element.Type);
            case 4 when ScalarList<StringType>(visible, depth - 1) is { } list:
                return (new Call(dice.Chance(0.5) ? "min" : "max", [list.Expression]), (StringType)list.Type);
            default:
                if (names.Count == 0) return (new Literal(dice.Pick(pool.Texts)), new StringType());
                var (name, type) = dice.Pick(names);
                return (name, (StringType)type);
        }
    }

    public Expression Date(Visible visible, int depth)
    {
        switch (depth <= 0 ? 0 : dice.Between(0, 7))
        {
            case 1:
                return Choice(visible, depth, () => Date(visible, depth - 1));
            case 2 when Indexed<DateType>(visible, depth) is { } element:
                return element.Expression;
            case 3 when ScalarList<DateType>(visible, depth - 1) is { } list:
                return new Call(dice.Chance(0.5) ? "min" : "max", [list.Expression]);
            case 4:
                return new Call(dice.Chance(0.5) ? "min" : "max", [Date(visible, depth - 1), Date(visible, depth - 1)]);
            case 5:
                return new Call("date", [new Literal(2026.0), NotLiteral(visible, depth - 1) ?? new Literal(1.0), new Literal(31.0)]);
            case 6 when Text(visible, depth - 1).Expression is var text and not Literal:
                return new Call("date", [text]);
            default:
                return Leaf<DateType>(visible, DateLiteral).Expression;
        }
    }

    public Literal DateLiteral() => new(dice.Pick(pool.Dates));

    /// <summary>A literal that may be compared with a string of this type.</summary>
    public Literal TextLiteral(StringType type) => new(dice.Pick(type.Values ?? pool.Texts));

    private Expression OpenText(Visible visible)
    {
        var names = visible.Named<StringType>();
        return names.Count == 0 || dice.Chance(0.4) ? new Literal(dice.Pick(pool.Texts)) : dice.Pick(names).Expression;
    }
}
