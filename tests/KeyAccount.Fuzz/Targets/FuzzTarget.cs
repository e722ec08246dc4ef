namespace KeyAccount.Fuzz;

/// <summary>Something that reads text from outside.</summary>
/// <param name="Run">Reads it, and throws where that shows a mistake of ours.</param>
/// <param name="Text">A hostile text by seed.</param>
internal sealed record FuzzTarget(Action<string> Run, Func<int, string> Text)
{
    /// <summary>The targets of the library.</summary>
    public static IReadOnlyDictionary<string, FuzzTarget> OfRules { get; } = new Dictionary<string, FuzzTarget>(StringComparer.Ordinal)
    {
        ["expression"] = new(ExpressionTarget.Run, HostileText.Expression),
        ["tests"] = new(ExpressionTarget.RunTests, HostileText.Tests),
        ["policy"] = new(PolicyTarget.Run, HostileText.Policy),
        ["regex"] = new(PatternTarget.Run, HostileText.Pattern),
        ["temporal"] = new(TemporalTarget.Run, HostileText.Temporal),
    };

    /// <summary>What an input shows; <see langword="null"/> where all is well.</summary>
    public string? Failure(string text)
    {
        try
        {
            Run(text);
            return null;
        }
        catch (Exception exception)
        {
            return exception.ToString();
        }
    }
}
