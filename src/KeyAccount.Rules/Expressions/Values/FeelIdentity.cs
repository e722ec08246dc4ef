namespace KeyAccount.Rules.Expressions;

/// <summary>Whether two values are the same one of FEEL's values: unlike with <c>=</c>, a time with a zone is not the same as one with the zone's offset.</summary>
internal static class FeelIdentity
{
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <param name="run">The evaluation, which accounts for every value looked at.</param>
    public static bool AreSame(FeelValue left, FeelValue right, FeelRun run)
    {
        run.Spend(1);
        return Same(left, right, run);
    }

    private static bool Same(FeelValue left, FeelValue right, FeelRun run) => (left, right) switch
    {
        (FeelList a, FeelList b) => a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(pair => AreSame(pair.First, pair.Second, run)),
        (FeelContext a, FeelContext b) => a.Names.Count == b.Names.Count && a.Entries.All(e => b.Find(e.Key) is { } other && AreSame(e.Value, other, run)),
        (FeelRange a, FeelRange b) =>
            a.LowIncluded == b.LowIncluded && a.HighIncluded == b.HighIncluded
            && AreSame(a.Low ?? FeelValue.Null, b.Low ?? FeelValue.Null, run) && AreSame(a.High ?? FeelValue.Null, b.High ?? FeelValue.Null, run),
        (FeelNull or FeelBoolean or FeelNumber or FeelString or FeelFunction, _) => FeelEquality.AreEqual(left, right, run) == true,
        _ => TemporalOrder.AreSame(left, right),
    };
}
