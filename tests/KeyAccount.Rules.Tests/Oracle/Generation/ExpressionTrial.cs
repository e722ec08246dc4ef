using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using KeyAccount.Oracle.Model;
using KeyAccount.Oracle.Text;

namespace KeyAccount.Oracle.Generation;

/// <summary>
/// A typed expression, the same one with something in it made a part that runs value by value, and facts. Their numbers differ in the first 12
/// digits or not at all: which of them count as computed is a property of the text in columns, and of the values elsewhere (semantics, section 3).
/// </summary>
/// <param name="Text">The expression.</param>
/// <param name="Placed">The same with the places in it known: of an unknown value, only columns know that it is no condition.</param>
/// <param name="Parted">The expression with a part in it.</param>
/// <param name="IsTyped">Whether the part has a type.</param>
/// <param name="Inputs">What it may name.</param>
/// <param name="Facts">The facts.</param>
internal sealed record ExpressionTrial(string Text, string Placed, string Parted, bool IsTyped, IReadOnlyList<Input> Inputs, Facts Facts)
{
    private static readonly string[] Typed = ["{{v: {0}}}.v", "[{{v: {0}}}][1].v", "(for i in [1] return {0})[1]", "(if duration(\"P1D\") > duration(\"PT0S\") then {0} else null)"];
    private static readonly string[] Untyped = ["{{f: function(a) a, v: f({0})}}.v", "get value({{v: {0}}}, \"v\")"];

    public static Arbitrary<ExpressionTrial> Any { get; } = Arb.From(Gen.Choose(0, int.MaxValue - 1).Select(FromSeed));

    private static ExpressionTrial FromSeed(int seed)
    {
        var dice = new Dice(seed);
        var pool = new LiteralPool(dice);
        var generator = new ExpressionGenerator(dice, pool);
        var visible = new Visible(PolicyGenerator.Inputs, []);
        var expression = dice.Between(0, 5) switch
        {
            0 => generator.Number(visible, 3),
            1 => generator.Text(visible, 3).Expression,
            2 => generator.Date(visible, 2),
            _ => generator.Condition(visible, 3),
        };
        expression = ExpressionRewriter.Rewrite(expression, e => e is Literal { Value: double number } ? new Literal(Short(number)) : e);
        var facts = (Facts)Short(new FactsGenerator(dice, pool).Facts(PolicyGenerator.Inputs))!;
        var placed = ExpressionRewriter.Rewrite(expression, e => e is ElementAt { Position: not Literal } at
            ? at with { Position = new If(new Binary("=", at.Position, new Literal(null)), new Literal(0.0), at.Position) }
            : e);
        var isTyped = dice.Chance(0.7);
        var parted = Parting(expression, dice, dice.Pick(isTyped ? Typed : Untyped));
        return new ExpressionTrial(FeelPrinter.Print(expression), FeelPrinter.Print(placed), FeelPrinter.Print(parted), isTyped, PolicyGenerator.Inputs, facts);
    }

    /// <summary>Makes a part of one expression within another; of the literal <c>null</c>, which only as such asks whether something is known, of none.</summary>
    private static Expression Parting(Expression expression, Dice dice, string wrapping)
    {
        var count = 0;
        ExpressionRewriter.Rewrite(expression, e =>
        {
            if (CanBePart(e)) count++;
            return e;
        });
        if (count == 0) return expression;
        var chosen = dice.Between(1, count);
        var at = 0;
        return ExpressionRewriter.Rewrite(expression, e => CanBePart(e) && ++at == chosen
            ? new Name(string.Format(CultureInfo.InvariantCulture, wrapping, FeelPrinter.Print(e)))
            : e);
    }

    private static bool CanBePart(Expression expression) => expression is not (Literal { Value: null } or ListOf or Name { Text: "item" });

    private static object? Short(object? value) => value switch
    {
        double number => double.Parse(number.ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
        List<object?> list => list.Select(Short).ToList(),
        Facts record => Record(record),
        _ => value,
    };

    private static Facts Record(Facts record)
    {
        var result = new Facts();
        foreach (var (name, value) in record) result[name] = Short(value);
        return result;
    }
}
