using System.Text.RegularExpressions;

namespace KeyAccount.Rules.Tests.Documentation;

/// <summary>What docs/feel.md says that policies refuse they refuse, and what it says to write instead they take.</summary>
public sealed partial class RefusalPageTests
{
    [Fact]
    public async Task Policies_refuse_what_the_page_says_and_take_what_stands_instead()
    {
        string[] rows = [.. FeelPage.Part("refused", await FeelPage.Read()).Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1)];
        Assert.True(rows.Length > 5);
        string[][] cells = [.. rows.Select(row => row.Split(" | "))];
        Assert.All(cells, row => Assert.Equal(3, row.Length));
        Assert.All(cells.SelectMany(row => Expressions(row[1])), expression => Assert.False(IsTaken(expression), $"{expression} is taken"));
        Assert.All(cells.SelectMany(row => Expressions(row[2])), expression => Assert.True(IsTaken(expression), $"{expression} is refused"));
    }

    private static IEnumerable<string> Expressions(string cell) => Code().Matches(cell).Select(m => m.Groups[1].Value);

    private static bool IsTaken(string expression) => CompiledPolicy.TryLoad(
        $$"""
        { "policy": "refused", "version": "1.0.0",
          "inputs": { "as_of": { "type": "date" }, "since": { "type": "date" }, "s": { "type": "string" }, "a": { "type": "boolean" },
            "contacts": { "type": "list", "items": { "name": { "type": "string" }, "role": { "type": "string" }, "influence": { "type": "number" } } } },
          "values": { "v": "{{expression.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}}" } }
        """,
        "refused",
        null,
        out _,
        out _);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
