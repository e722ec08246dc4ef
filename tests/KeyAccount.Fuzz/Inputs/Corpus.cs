namespace KeyAccount.Fuzz;

/// <summary>Good texts, from which hostile ones are made: the cases of the language and the built-in policies, as the assembly embeds them.</summary>
internal static class Corpus
{
    /// <summary>The expressions of cases.txt and of the library's cases; unary tests stand without their mark.</summary>
    public static IReadOnlyList<string> Expressions { get; } = [.. Files("cases.txt", "library/").SelectMany(file => file.Text.Split('\n')).SelectMany(Expression).Distinct(StringComparer.Ordinal)];

    /// <summary>The built-in policies.</summary>
    public static IReadOnlyList<string> Policies { get; } = [.. Files("policies/", "systems/").Select(file => file.Text)];

    private static IEnumerable<string> Expression(string line)
    {
        if (line.Length == 0 || line[0] == '#' || line.StartsWith("==", StringComparison.Ordinal) || line.StartsWith("let ", StringComparison.Ordinal)) return [];
        var text = line.Split(" ; ")[0].Replace('↵', '\n');
        return [text.StartsWith("unary:", StringComparison.Ordinal) ? text["unary:".Length..].Trim() : text];
    }

    private static IEnumerable<(string Name, string Text)> Files(params string[] names)
    {
        var assembly = typeof(Corpus).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            if (!names.Any(name => resource.StartsWith(name, StringComparison.Ordinal) || resource.EndsWith($".{name}", StringComparison.Ordinal))) continue;
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return (resource, reader.ReadToEnd().ReplaceLineEndings("\n"));
        }
    }
}
