using KeyAccount.Oracle.Model;

namespace KeyAccount.Oracle.Generation;

/// <summary>Generates decision tables of every hit policy.</summary>
internal sealed class TableGenerator(Dice dice, ExpressionGenerator expressions)
{
    private static readonly string[] Hits = ["unique", "any", "first", "priority", "rule order", "output order", "collect", "collect", "collect"];

    public DecisionTable Table(string name, Visible visible)
    {
        var hit = dice.Pick(Hits);
        var aggregate = hit == "collect" && dice.Chance(0.7) ? dice.Pick<string>(["sum", "min", "max", "count"]) : null;
        var isRanked = hit is "priority" or "output order";
        var inputs = dice.Many(1, 2, _ => Input(visible));

        // Rules over different facts are refused where they are seen to overlap: a fact that is asked twice makes that a warning.
        if (hit == "unique") inputs.Add(inputs[0]);
        var outputs = dice.Many(1, 2, i => Output($"{name}_out{i + 1}", isRanked && i == 0, aggregate is not null, visible));
        return new DecisionTable(
            name,
            hit,
            aggregate,
            [.. inputs.Select(input => input.Expression)],
            outputs,
            dice.Many(1, 4, _ => new TableRule(
                [.. inputs.Select(input => dice.Chance(0.25) ? UnaryTests.Dash : new UnaryTests(dice.Chance(0.2), dice.Many(1, 2, _ => input.Test())))],
                [.. outputs.Select(output => Answer(output.Type, visible))])));
    }

    private (Expression Expression, Func<UnaryTest> Test) Input(Visible visible)
    {
        switch (dice.Between(0, 4))
        {
            case 0:
                var (text, type) = expressions.Text(visible, 0);
                return (text, () => expressions.TextTest(type));
            case 1:
                return (expressions.Date(visible, 0), () => expressions.DateTest(visible));
            case 2:
                return (expressions.Condition(visible, 1), () => new ValueTest(new Literal(dice.Chance(0.5))));
            default:
                return (expressions.Number(visible, 1), () => expressions.NumberTest(visible, 0));
        }
    }

    private TableOutput Output(string name, bool isRanked, bool isNumber, Visible visible)
    {
        FactType type = isNumber ? new NumberType() : isRanked ? Closed(name) : dice.Between(0, 4) switch
        {
            0 => Closed(name),
            1 => new StringType(),
            2 => new BooleanType(),
            3 => new DateType(),
            _ => new NumberType(),
        };
        return new TableOutput(name, type, dice.Chance(0.5) ? Answer(type, visible) : null);
    }

    private static StringType Closed(string name) => new([$"star {name}", "cow", "dog"]);

    private Expression Answer(FactType type, Visible visible) => type switch
    {
        StringType { Values: { } values } => new Literal(dice.Chance(0.1) ? null : dice.Pick(values)),
        StringType => expressions.Text(visible, 1).Expression,
        BooleanType => dice.Chance(0.5) ? new Literal(dice.Chance(0.5)) : expressions.Condition(visible, 1),
        DateType => expressions.Date(visible, 1),
        _ => dice.Chance(0.6) ? expressions.NumberLiteral() : expressions.Number(visible, 1),
    };
}
