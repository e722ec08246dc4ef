namespace KeyAccount.Rules.Expressions;

/// <summary>
/// How the ends of two ranges lie to each other, each less than 0, 0 or greater than 0. An end that a range leaves out lies just within it: the start of
/// (1..5) just after 1, its end just before 5. So all relations between ranges, open or closed, are comparisons of positions; a point is a range of
/// its own.
/// </summary>
/// <param name="Starts">The start of the first to that of the second.</param>
/// <param name="Ends">The end of the first to that of the second.</param>
/// <param name="StartToEnd">The start of the first to the end of the second.</param>
/// <param name="EndToStart">The end of the first to the start of the second.</param>
internal readonly record struct Positions(int Starts, int Ends, int StartToEnd, int EndToStart)
{
    /// <summary>The positions; <see langword="null"/> where the values have no order.</summary>
    public static Positions? Of(FeelValue left, FeelValue right, FeelRun run)
    {
        var (a, b) = (AsRange(left), AsRange(right));
        return Compare(Start(a), Start(b), run) is { } starts && Compare(End(a), End(b), run) is { } ends
            && Compare(Start(a), End(b), run) is { } startToEnd && Compare(End(a), Start(b), run) is { } endToStart
            ? new Positions(starts, ends, startToEnd, endToStart)
            : null;
    }

    private static FeelRange AsRange(FeelValue value) => value as FeelRange ?? new FeelRange(value, true, value, true);

    private static Position Start(FeelRange range) => range.Low is { } low ? new Position(low, range.LowIncluded ? 0 : 1) : new Position(null, -1);

    private static Position End(FeelRange range) => range.High is { } high ? new Position(high, range.HighIncluded ? 0 : -1) : new Position(null, 1);

    private static int? Compare(Position a, Position b, FeelRun run)
    {
        if (a.Value is null || b.Value is null) return (a.Value is null ? a.Side : 0) - (b.Value is null ? b.Side : 0);
        var order = FeelEquality.Compare(a.Value, b.Value, run);
        return order == 0 ? a.Side - b.Side : order;
    }

    /// <summary>A place on the line of values: just before (-1), at (0) or just after (1) a value; without one, before or after all of them.</summary>
    private readonly record struct Position(FeelValue? Value, int Side);
}
