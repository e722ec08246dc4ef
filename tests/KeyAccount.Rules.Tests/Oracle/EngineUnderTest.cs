namespace KeyAccount.Oracle;

/// <summary>
/// The engine that the oracle is compared with. The engine's API is known in one place only: a second part of this class, which implements
/// <see cref="Create"/>. Without it the comparisons are reported as skipped.
/// </summary>
internal static partial class EngineUnderTest
{
    /// <summary>The engine; skips the running test where there is none.</summary>
    public static IPolicyEngine Policies()
    {
        IPolicyEngine? engine = null;
        Create(ref engine);
        Assert.SkipWhen(engine is null, "No policy engine is connected to the oracle.");
        return engine!;
    }

    static partial void Create(ref IPolicyEngine? engine);
}
