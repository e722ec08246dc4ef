using KeyAccount.Oracle.Model;

namespace KeyAccount.Oracle.Generation;

/// <summary>Generates relative cuts: calibrated, with a default, with both or with neither.</summary>
internal sealed class CutGenerator(Dice dice, LiteralPool pool, ExpressionGenerator expressions)
{
    private static readonly decimal[] Percentages = [0.0001m, 20m, 33.3333m, 50m, 80m, 99.9999m];
    private static readonly decimal[] Shares = [0.0001m, 0.3333m, 0.5m, 0.8m, 0.95m, 1m];

    /// <param name="name">What expressions call it.</param>
    /// <param name="visible">What can be measured: nothing that rests on a cut.</param>
    public RelativeCut Cut(string name, Visible visible) => new(
        name,
        expressions.Number(visible, dice.Between(0, 2)),
        Take(),
        dice.Chance(0.4) ? expressions.Condition(visible, 1) : null,
        dice.Chance(0.4) ? Number() : null,
        dice.Chance(0.4) ? Number() : null);

    private double Number() => dice.Chance(0.7) ? dice.Pick(pool.Numbers) : dice.Pick<double>([20, 33.3, 50, 66.67, 1e-20]);

    private Take Take() => dice.Between(0, 2) switch
    {
        0 => new Percentile(dice.Pick(Percentages)),
        1 => new CumulativeShare(dice.Pick(Shares)),
        _ => new Median(),
    };
}
