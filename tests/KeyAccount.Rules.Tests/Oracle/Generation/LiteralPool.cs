namespace KeyAccount.Oracle.Generation;

/// <summary>The few literals that one generated policy uses, so that facts can meet them exactly.</summary>
internal sealed class LiteralPool
{
    private static readonly double[] EveryNumber =
        [0, 1, -1, 2, 3, 0.1, 0.2, 0.3, 0.5, 2.5, 33.3, 100, -7.25, 1000, 5000000, 100000000000000.5, 0.30000000000000004];

    private static readonly string[] EveryText = ["", "a", "A", "b", "steel", "Stahl \"x\"", "化工", "\uFF5E", "😀", "a\\b", "2026-01-31", "2026-02-30"];

    private static readonly DateOnly[] EveryDate = [new(2024, 2, 29), new(2025, 12, 31), new(2026, 1, 1), new(2026, 1, 31), new(1999, 6, 15)];

    public LiteralPool(Dice dice)
    {
        Numbers = dice.Some(EveryNumber, 4, 6);
        Texts = dice.Some(EveryText, 3, 4);
        Dates = dice.Some(EveryDate, 2, 3);
    }

    public IReadOnlyList<double> Numbers { get; }

    public IReadOnlyList<string> Texts { get; }

    public IReadOnlyList<DateOnly> Dates { get; }
}
