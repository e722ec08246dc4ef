namespace KeyAccount.Rules.Tests.Documents;

/// <summary>Policies that people read and copy: the example of the reference page, and those that the product ships.</summary>
internal static class SamplePolicies
{
    /// <summary>The example of docs/policy-reference.md.</summary>
    public static string Reference { get; } = FirstCodeBlock(Read("policy-reference.md"), "jsonc");

    /// <summary>The example of expressions on that page, and its policy tests.</summary>
    public static (string Policy, string Tests) Expressions { get; } = (FirstCodeBlock(OfExpressions(), "jsonc"), FirstCodeBlock(OfExpressions(), "json\n"));

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = Shipped().Append(KeyValuePair.Create("reference", Reference)).ToDictionary(StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. All.Keys.Order(StringComparer.Ordinal)];

    private static IEnumerable<KeyValuePair<string, string>> Shipped() =>
        from name in typeof(SamplePolicies).Assembly.GetManifestResourceNames()
        where name.StartsWith("policies/", StringComparison.Ordinal)
        select KeyValuePair.Create(name["policies/".Length..], Read(name));

    private static string OfExpressions() => Read("policy-reference.md").ReplaceLineEndings("\n").Split("\n## Expressions\n")[1];

    private static string FirstCodeBlock(string markdown, string language)
    {
        const string Fence = "```";
        var start = markdown.IndexOf('\n', markdown.IndexOf(Fence + language, StringComparison.Ordinal)) + 1;
        return markdown[start..markdown.IndexOf(Fence, start, StringComparison.Ordinal)];
    }

    private static string Read(string resource)
    {
        using var reader = new StreamReader(typeof(SamplePolicies).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
