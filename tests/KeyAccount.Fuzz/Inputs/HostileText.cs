using System.Text.Json;

namespace KeyAccount.Fuzz;

/// <summary>Hostile texts of every kind, by seed.</summary>
internal static class HostileText
{
    private const int DeepestGrammar = 5;

    private static readonly string[] Patterns = ["^(a|b)*\\1$", "[a-z-[aeiou]]+\\d{2,3}?", "\\p{Lu}\\P{IsGreek}*", "(?:x|y){1000}", "([^\\-])\\i\\c*", "a{0}|^$", "(((a)))\\3\\10"];

    private static readonly string[] Times = ["2026-01-31", "-999999999-12-31", "10:15:30.123456789@Europe/Paris", "2024-02-29T23:59:59+14:00", "P1Y2M", "-P3DT4H5M6.7S", "[1..5)", "(\"a\"..\"b\"]", "12:00:00Z"];

    public static string Expression(int seed)
    {
        var random = new Mutator(seed);
        return random.Next(8) switch
        {
            0 or 1 => new Grammar(random).Expression(DeepestGrammar),
            2 => random.Soup(Corpus.Expressions),
            _ => random.Mutated(Corpus.Expressions),
        };
    }

    public static string Tests(int seed)
    {
        var random = new Mutator(seed);
        return random.Next(2) == 0 ? new Grammar(random).Tests(DeepestGrammar) : Expression(seed);
    }

    public static string Policy(int seed)
    {
        var random = new Mutator(seed);
        return random.Next(2) == 0 ? JsonFaults.Broken(random.Pick(Corpus.Policies), random) : random.Mutated(Corpus.Policies);
    }

    public static string Pattern(int seed)
    {
        var random = new Mutator(seed);
        return $"{random.Mutated(Patterns)}\n{random.Mutated(Patterns)}";
    }

    public static string Temporal(int seed) => new Mutator(seed).Mutated(Times);

    public static string BatchLine(int seed)
    {
        var random = new Mutator(seed);
        var line = $"{{\"id\": {random.Next(9)}, \"{(random.Next(3) == 0 ? "unary" : "expression")}\": {JsonSerializer.Serialize(Expression(seed))}, \"input\": [1], \"context\": {{\"x\": [[]], \"?\": 1}}}}";
        return random.Next(3) == 0 ? random.Mutated([line]) : line;
    }
}
