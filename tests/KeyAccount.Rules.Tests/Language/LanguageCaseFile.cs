namespace KeyAccount.Rules.Tests.Language;

/// <summary>Reads cases.txt, and parts.txt of the same form, which the build embeds in the tests.</summary>
internal static class LanguageCaseFile
{
    private const string Unary = "unary:";
    private const string Let = "let ";

    /// <summary>What columns compute and the reference interpreter too, in the order of the file.</summary>
    public static IReadOnlyList<LanguageCase> Cases { get; } = Read(Embedded("cases.txt"));

    /// <summary>What runs value by value.</summary>
    public static IReadOnlyList<LanguageCase> Parts { get; } = Read(Embedded("parts.txt"));

    public static IReadOnlyList<LanguageCase> Read(TextReader file)
    {
        var cases = new List<LanguageCase>();
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        var number = 0;
        while (file.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0 || line.StartsWith('#') || line.StartsWith("==", StringComparison.Ordinal)) continue;
            if (line.StartsWith(Let, StringComparison.Ordinal))
            {
                var name = line[Let.Length..].Split('=', 2);
                named.Add(name[0].Trim(), name[1].Trim());
                continue;
            }

            cases.Add(Case(number, line, named));
        }

        return cases;
    }

    private static LanguageCase Case(int number, string line, Dictionary<string, string> named)
    {
        var parts = line.Split(" ; ");
        if (parts.Length != 3) throw new FormatException($"cases.txt({number}): expected expression ; context ; result, found {parts.Length} parts.");
        var expression = parts[0].Replace('↵', '\n');
        var isUnary = expression.StartsWith(Unary, StringComparison.Ordinal);
        var context = string.Join(", ", parts[1].Split(", ").Select(part => named.GetValueOrDefault(part.Trim(), part)));
        try
        {
            var (schema, facts) = ContextReader.Context(context);
            var refusal = Refusal(parts[2].Trim());
            var value = refusal is null ? ContextReader.Literal(parts[2]) : null;
            if (isUnary && !facts.ContainsKey("?")) throw new FormatException("Unary tests need a fact named ?.");
            return new LanguageCase(number, line, isUnary ? expression[Unary.Length..] : expression, isUnary, schema, facts, value, refusal);
        }
        catch (FormatException mistake)
        {
            throw new FormatException($"cases.txt({number}): {mistake.Message}", mistake);
        }
    }

    private static string? Refusal(string result) =>
        result == "error" ? "" : result.StartsWith("error ", StringComparison.Ordinal) ? result["error ".Length..] : null;

    private static StreamReader Embedded(string file)
    {
        var assembly = typeof(LanguageCaseFile).Assembly;
        var name = assembly.GetManifestResourceNames().Single(name => name.EndsWith($"Language.{file}", StringComparison.Ordinal));
        return new StreamReader(assembly.GetManifestResourceStream(name)!);
    }
}
