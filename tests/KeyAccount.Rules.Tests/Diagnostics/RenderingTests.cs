using KeyAccount.Rules.Diagnostics;

namespace KeyAccount.Rules.Tests.Diagnostics;

/// <summary>The caret stands below the fault as the text is seen, whatever stands before it.</summary>
public sealed class RenderingTests
{
    [Theory]
    [InlineData("abc «fault» rest", "    ^^^^^")]
    [InlineData("«fault»", "^^^^^")]
    [InlineData("end«»", "   ^")]
    [InlineData("\t\"a\":\t«fault»", "\t    \t^^^^^")]
    [InlineData("大客户 «fault»", "       ^^^^^")]
    [InlineData("a «大客户» b", "  ^^^^^^")]
    [InlineData("，：（«x»", "      ^")]
    [InlineData("한국 «x»", "     ^")]
    [InlineData("é è «x»", "    ^")]
    [InlineData("e\u0301 «x»", "  ^")]
    [InlineData("😀 «x»", "   ^")]
    [InlineData("𠀀«𠀀»", "  ^^")]
    [InlineData("first\r\n  «x»\r\nlast", "  ^")]
    [InlineData("first\n«x and\nmore»", "^^^^^")]
    [InlineData("old mac\r «x»", " ^")]
    public void The_caret_stands_below_the_fault(string marked, string carets) => Assert.Equal(carets, Caret(marked).Carets);

    [Fact]
    public void A_long_line_is_cut_around_the_fault()
    {
        foreach (var (before, after) in new[] { (1_000, 1_000), (0, 1_000), (1_000, 0), (100, 100), (155, 0), (159, 3) })
        {
            var (excerpt, carets) = Caret($"{new string('a', before)}«fault»{new string('b', after)}");
            Assert.True(excerpt.Length <= 160);
            Assert.Equal("fault", excerpt.Substring(carets.IndexOf('^', StringComparison.Ordinal), 5));
            Assert.Equal(5, carets.Count(c => c == '^'));
        }
    }

    [Fact]
    public void A_long_line_is_not_cut_within_a_character()
    {
        for (var shift = 0; shift < 2; shift++)
        {
            var (excerpt, carets) = Caret($"{new string('a', shift)}{string.Concat(Enumerable.Repeat("😀", 500))}«fault»{string.Concat(Enumerable.Repeat("😀", 500))}");
            Assert.DoesNotContain(excerpt.EnumerateRunes(), rune => rune.Value == 0xFFFD);
            Assert.Equal(5, carets.Count(c => c == '^'));
            var before = excerpt[..excerpt.IndexOf('f', StringComparison.Ordinal)];
            Assert.Equal(before.EnumerateRunes().Sum(r => r.IsAscii ? 1 : 2), carets.IndexOf('^', StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_fault_longer_than_the_excerpt_is_marked_to_its_end()
    {
        var (excerpt, carets) = Caret($"«{new string('a', 500)}»");
        Assert.Equal(excerpt.Length, carets.Length);
    }

    [Fact]
    public void A_finding_shows_its_place_message_line_caret_and_remedy()
    {
        var text = DiagnosticRenderer.Render([Finding("one\ntwo «three»")]);
        Assert.Equal("file.json:2:5: error KA2101: unknown name \"x\"\n  2 | two three\n    |     ^^^^^\n    = y\n", text);
    }

    [Fact]
    public void A_finding_on_one_line_has_place_code_and_message() =>
        Assert.Equal("file.json(2,5): error KA2101: unknown name \"x\"", Finding("one\ntwo «three»").ToString());

    private static (string Excerpt, string Carets) Caret(string marked)
    {
        var lines = DiagnosticRenderer.Render([Finding(marked)]).Split('\n');
        return (lines[1][6..], lines[2][6..]);
    }

    private static Diagnostic Finding(string marked)
    {
        var text = MarkedText.Parse(marked);
        return new Diagnostic(DiagnosticCatalog.UnknownName, new SourceText("file.json", text.Text), text.Marks[0], ["x", "y"]);
    }
}
