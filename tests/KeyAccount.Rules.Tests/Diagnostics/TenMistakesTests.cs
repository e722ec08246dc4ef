using System.Text.RegularExpressions;

namespace KeyAccount.Rules.Tests.Diagnostics;

/// <summary>A policy with more than ten different mistakes, as people see them; the prose may change, the codes, places and carets may not.</summary>
public sealed partial class TenMistakesTests
{
    private static readonly string Policy = Embedded("ten-mistakes.json");

    [Fact]
    public void All_mistakes_are_reported_together()
    {
        Assert.False(CompiledPolicy.TryLoad(Policy, "ten-mistakes.json", null, out _, out var diagnostics));
        Assert.True(diagnostics.Select(d => d.Code).Distinct(StringComparer.Ordinal).Count() >= 10);
        Assert.Equal(WithoutProse(Embedded("ten-mistakes.expected.txt")), WithoutProse(DiagnosticRenderer.Render(diagnostics)));
    }

    [Fact]
    public void The_exception_carries_and_shows_them_all()
    {
        var exception = Assert.Throws<PolicyException>(() => CompiledPolicy.Load(Policy, "ten-mistakes.json"));
        Assert.All(exception.Diagnostics, d => Assert.Contains(d.Code, exception.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Places_are_the_same_whatever_ends_the_lines()
    {
        CompiledPolicy.TryLoad(Policy, "p", null, out _, out var expected);
        CompiledPolicy.TryLoad(Policy.Replace("\n", "\r\n", StringComparison.Ordinal), "p", null, out _, out var found);
        Assert.Equal(WithoutProse(DiagnosticRenderer.Render(expected)), WithoutProse(DiagnosticRenderer.Render(found)));
    }

    /// <summary>The place and code of each finding, its source line and the caret line.</summary>
    private static string WithoutProse(string rendered) =>
        string.Join('\n', rendered.Split('\n').Select(line => Header().Match(line) is { Success: true } header ? header.Value : line).Where(line => !line.TrimStart().StartsWith('=')));

    [GeneratedRegex(@"^[^ ]+:\d+:\d+: \w+ KA\d{4}")]
    private static partial Regex Header();

    private static string Embedded(string name)
    {
        using var reader = new StreamReader(typeof(TenMistakesTests).Assembly.GetManifestResourceStream($"KeyAccount.Rules.Tests.Diagnostics.Golden.{name}")!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
