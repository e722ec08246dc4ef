namespace KeyAccount.Fuzz;

/// <summary>The targets of the library and of the tool, by name.</summary>
internal static class AllTargets
{
    public static SortedDictionary<string, FuzzTarget> ByName { get; } =
        new(FuzzTarget.OfRules.Append(new("batch", new FuzzTarget(BatchTarget.Run, HostileText.BatchLine))).ToDictionary(), StringComparer.Ordinal);
}
