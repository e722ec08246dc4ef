using System.Reflection;

namespace KeyAccount.Scoring;

/// <summary>The built-in policy <c>key-account</c>. Thread-safe.</summary>
public static class KeyAccountPolicy
{
    private const string Resource = "KeyAccount.Scoring.Policies.key-account.policy.json";

    private static readonly Lazy<string> LazyText = new(ReadText);
    private static readonly Lazy<CompiledPolicy> LazyPolicy = new(() => CompiledPolicy.Load(Text, "key-account.policy.json"));

    /// <summary>The policy's document: the same that a user copies and edits.</summary>
    public static string Text => LazyText.Value;

    /// <summary>The compiled policy.</summary>
    public static CompiledPolicy Compiled => LazyPolicy.Value;

    private static string ReadText()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {Resource}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
