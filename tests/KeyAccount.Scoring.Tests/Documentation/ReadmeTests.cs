namespace KeyAccount.Scoring.Tests.Documentation;

/// <summary>The README's first example is the quick start, which the solution compiles.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void The_first_example_is_the_quick_start()
    {
        var example = Between(Read("README.md"), "```csharp\n", "```");
        var sample = Between(Read("samples", "QuickStart", "Program.cs"), "// <readme>\n", "// </readme>");
        Assert.Equal(sample, example);
        Assert.Contains("AccountScorer", example, StringComparison.Ordinal);
    }

    [Fact]
    public void The_example_of_further_systems_is_the_sample()
    {
        var readme = Read("README.md");
        var example = Between(readme[readme.IndexOf("### Further systems", StringComparison.Ordinal)..], "```csharp\n", "```");
        Assert.Equal(Between(Read("samples", "Systems", "Program.cs"), "// <readme>\n", "// </readme>"), example);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/systems-from-csharp.md")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("docs/policy-reference.md")]
    [InlineData("docs/real-data.md")]
    [InlineData("docs/architecture.md")]
    [InlineData("docs/performance.md")]
    [InlineData("docs/fact-tables.md")]
    public void Links_within_the_repository_lead_somewhere(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Root(), page))!;
        var links = System.Text.RegularExpressions.Regex.Matches(Read(page.Split('/')), @"\]\((?!http)([^)#]+)(#[^)]*)?\)").Select(m => m.Groups[1].Value);
        Assert.All(links, link => Assert.True(Path.Exists(Path.Combine(folder, link)), $"{page} links to {link}, which does not exist."));
    }

    private static string Between(string text, string start, string end)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        Assert.True(from >= start.Length, $"There is no {start.Trim()}.");
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }

    private static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root(), .. path])).ReplaceLineEndings("\n");

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "KeyAccount.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return folder;
    }
}
