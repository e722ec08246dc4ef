using KeyAccount.Oracle.Model;

namespace KeyAccount.Oracle.Generation;

/// <summary>Generates facts that meet the literals of the policy, miss them by the smallest step, or are unknown.</summary>
internal sealed class FactsGenerator(Dice dice, LiteralPool pool)
{
    private static readonly double[] Telling =
    [
        0, -0.0, 1, 2, 3, 12, 50, 0.1 + 0.2, 0.1 + 0.1 + 0.1, 1.1 + 2.2,
        100000000000000.5, 1e15 + 0.5, 1e308, -1e308, 1e-320, double.MaxValue, 1.0 / 3, 80,
    ];

    public Facts Facts(IReadOnlyList<Input> inputs) => Of(inputs, dice.Pick((double[])[0, 0.1, 0.3, 0.6]));

    private Facts Of(IReadOnlyList<Input> fields, double unknown)
    {
        var facts = new Facts();
        foreach (var field in fields) facts[field.Name] = dice.Chance(unknown) ? null : Value(field.Type, unknown);
        return facts;
    }

    private object Value(FactType type, double unknown) => type switch
    {
        NumberType => Number(),
        StringType { Values: { } values } => dice.Pick(values),
        StringType => dice.Chance(0.7) ? dice.Pick(pool.Texts) : dice.Pick((string[])["", "unheard of", "\uFFFD", "\U0001F600"]),
        BooleanType => dice.Chance(0.5),
        DateType => dice.Pick(pool.Dates).AddDays(dice.Between(-1, 1)),
        ListType { Item: RecordType record } => dice.Chance(0.2) ? new List<object?>() : dice.Many<object?>(1, 4, _ => Of(record.Fields, unknown)),
        _ => throw new InvalidOperationException($"No facts of type {type}."),
    };

    private double Number()
    {
        var literal = dice.Pick(pool.Numbers);
        return dice.Between(0, 6) switch
        {
            0 or 1 => literal,
            2 => Math.BitIncrement(literal),
            3 => Math.BitDecrement(literal),
            4 => literal / 3 * 3,
            5 => dice.Between(-5, 120),
            _ => dice.Pick(Telling),
        };
    }
}
