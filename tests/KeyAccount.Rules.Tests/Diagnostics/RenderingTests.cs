using KeyAccount.Rules.Diagnostics;

namespace KeyAccount.Rules.Tests.Diagnostics;

/// <summary>The carets stand below the fault as the text is seen, whatever stands before it. Whole rendered texts are compared.</summary>
public sealed class RenderingTests
{
    private static readonly string Family = "\U0001F468\u200D\U0001F469\u200D\U0001F467";

    /// <summary>A marked text; then place, line and carets as they are shown.</summary>
    public static TheoryData<string, string, string, string> Excerpts => new()
    {
        { "abc «fault» rest", "1:5", "abc fault rest", "    ^^^^^" },
        { "«fault»", "1:1", "fault", "^^^^^" },

        // Tabs go to the next stop, before the fault and in it.
        { "\t\"a\":\t«fault»", "1:7", "    \"a\":    fault", "            ^^^^^" },
        { "a\t«b\tc» d", "1:3", "a   b   c d", "    ^^^^^" },
        { "\t\t«\t»x", "1:3", "            x", "        ^^^^" },

        // Characters of two columns.
        { "大客户 «fault»", "1:5", "大客户 fault", "       ^^^^^" },
        { "a «大客户» b", "1:3", "a 大客户 b", "  ^^^^^^" },
        { "，：（«x»", "1:4", "，：（x", "      ^" },
        { "한국 «x»", "1:4", "한국 x", "     ^" },
        { "ｱ全　«x»", "1:4", "ｱ全　x", "     ^" },
        { "“…” é «x»", "1:7", "“…” é x", "      ^" },

        // Surrogate pairs: a rare Chinese character, an emoji, a letter of mathematics.
        { "𠀀«𠀀»", "1:2", "𠀀𠀀", "  ^^" },
        { "😀 «x»", "1:3", "😀 x", "   ^" },
        { "𝒳 «x»", "1:3", "𝒳 x", "  ^" },

        // Several code points that are seen as one character.
        { "e\u0301 «x»", "1:4", "e\u0301 x", "  ^" },
        { "«e\u0301» x", "1:1", "e\u0301 x", "^" },
        { $"{Family} «x»", "1:7", $"{Family} x", "   ^" },
        { $"«{Family}» x", "1:1", $"{Family} x", "^^" },
        { "🇨🇳 «x»", "1:4", "🇨🇳 x", "   ^" },
        { "❤\uFE0F «x» ❤", "1:4", "❤\uFE0F x ❤", "   ^" },
        { "👍🏽 «x»", "1:4", "👍🏽 x", "   ^" },

        // What is not seen, or would change how the rest is seen, is shown by a sign.
        { "a\u200Bb «x»", "1:5", "a\uFFFDb x", "    ^" },
        { "\u202Eabc «x»", "1:6", "\uFFFDabc x", "     ^" },
        { "\u001B[31m«x»", "1:6", "␛[31mx", "     ^" },
        { "a\u2028«x»", "1:3", "a\uFFFDx", "  ^" },

        // Ends of lines and of the file.
        { "end«»", "1:4", "end", "   ^" },
        { "end\n«»", "2:1", "", "^" },
        { "«»", "1:1", "", "^" },
        { "first\r\n  «x»\r\nlast", "2:3", "  x", "  ^" },
        { "first«\r\n»last", "1:6", "first", "     ^" },
        { "old mac\r «x»", "2:2", " x", " ^" },

        // Several lines: to the end of the first.
        { "first\n  «x {\n    y\n  }» rest\n", "2:3", "  x {", "  ^^^ (3 lines)" },
        { "«x and  \r\nmore»", "1:1", "x and  ", "^^^^^ (2 lines)" },
        { "a «x\n»b", "1:3", "a x", "  ^" },
    };

    [Theory]
    [MemberData(nameof(Excerpts))]
    public void The_carets_stand_below_the_fault(string marked, string place, string line, string carets)
    {
        var number = place.Split(':')[0];
        Assert.Equal($"file.json:{place}: error KA2101: unknown name \"x\"\n  {number} | {line}\n    | {carets}\n    = y\n", DiagnosticRenderer.Render([Finding(marked)]));
    }

    [Theory]
    [InlineData(0, 1_000, 0, 113, 0)]
    [InlineData(1_000, 0, 113, 0, 114)]
    [InlineData(1_000, 1_000, 40, 73, 41)]
    [InlineData(100, 100, 40, 73, 41)]
    [InlineData(100, 20, 93, 20, 94)]
    [InlineData(100, 15, 100, 15, 100)]
    public void A_long_line_is_cut_around_the_fault(int before, int after, int shownBefore, int shownAfter, int caretAt)
    {
        var (excerpt, carets) = Excerpt($"{new string('a', before)}«fault»{new string('b', after)}");
        Assert.Equal($"{(shownBefore < before ? "…" : "")}{new string('a', shownBefore)}fault{new string('b', shownAfter)}{(shownAfter < after ? "…" : "")}", excerpt);
        Assert.Equal(new string(' ', caretAt) + "^^^^^", carets);
    }

    [Fact]
    public void A_long_line_is_cut_between_characters_and_by_columns()
    {
        for (var shift = 0; shift < 2; shift++)
        {
            var (excerpt, carets) = Excerpt($"{new string('a', shift)}{string.Concat(Enumerable.Repeat(Family, 500))}«大»{string.Concat(Enumerable.Repeat("😀", 500))}");
            Assert.Equal($"…{string.Concat(Enumerable.Repeat(Family, 20))}大{string.Concat(Enumerable.Repeat("😀", 38))}…", excerpt);
            Assert.Equal(new string(' ', 41) + "^^", carets);
        }
    }

    [Fact]
    public void A_fault_longer_than_the_excerpt_is_marked_to_its_end()
    {
        var (excerpt, carets) = Excerpt($"«{new string('a', 500)}»");
        Assert.Equal(new string('a', 118) + "…", excerpt);
        Assert.Equal(new string('^', 118), carets);
    }

    [Fact]
    public void A_document_on_one_long_line_costs_no_more_than_its_excerpts()
    {
        var text = new SourceText("file.json", new string('a', 2_000_000));
        var before = GC.GetAllocatedBytesForCurrentThread();
        SourceExcerpt.Of(text, new SourceSpan(1_000_000, 5));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 500_000);
    }

    [Theory]
    [InlineData("revenue = \\\"«\\\\u»\\\"", "    ^^^")]
    [InlineData("«rev\\u0065nu» \\u003e 5", "^^^^^^^^^^^")]
    [InlineData("industry = \\\"\\uD83D\\uDE00\\\" and «\\u0023»", "^^^^^^")]
    [InlineData("industry = \\\"\\u5927客\\\" \\u0061nd «listd»", "^^^^^")]
    public void Faults_in_JSON_strings_are_marked_as_they_are_written_there(string when, string carets)
    {
        var text = MarkedText.Parse($$"""{ "policy": "p", "version": "1", "inputs": { "industry": { "type": "string" }, "revenue": { "type": "number" } }, "flags": [ {{"\n"}}{ "id": "f", "severity": "low", "when": "{{when}}" } ] }""");
        Assert.False(CompiledPolicy.TryLoad(text.Text, "p.json", null, out _, out var diagnostics));
        var finding = Assert.Single(diagnostics, d => d.Severity == DiagnosticSeverity.Error);
        Assert.Equal(text.Marks[0], finding.Span);
        Assert.EndsWith(carets.TrimStart(), DiagnosticRenderer.Render([finding]).Split('\n')[2], StringComparison.Ordinal);
        Assert.Equal(carets.Trim().Length, DiagnosticRenderer.Render([finding]).Split('\n')[2].Count(c => c == '^'));
    }

    [Fact]
    public void Related_places_follow_with_excerpts_of_their_own()
    {
        var text = MarkedText.Parse("one ‹two›\n«two {\n}»");
        var source = new SourceText("file.json", text.Text);
        var finding = new Diagnostic(DiagnosticCatalog.RepeatedId, source, text.Marks[0], ["two", "flag"], [new RelatedPlace(source, text.Others[0], "first declared here")]);
        Assert.Equal(
            """
            file.json:2:1: error KA3010: flag "two" is declared twice
              2 | two {
                | ^^^^^ (2 lines)
                = choose another id
            file.json:1:5: note: first declared here
              1 | one two
                |     ^^^

            """.ReplaceLineEndings("\n"),
            DiagnosticRenderer.Render([finding]));
        Assert.Equal(
            """
            file.json:2:1: 错误 KA3010：警示 "two" 声明了两次
              2 | two {
                | ^^^^^ （共 2 行）
                = 请换一个编号或名称
            file.json:1:5: 附注：首次声明在这里
              1 | one two
                |     ^^^

            """.ReplaceLineEndings("\n"),
            DiagnosticRenderer.Render([finding], "zh-Hans"));
    }

    [Fact]
    public void What_is_not_kept_is_counted_at_the_end()
    {
        var policy = $$"""{ "policy": "p", "version": "1", "inputs": {}, "values": { {{string.Join(", ", Enumerable.Range(0, 250).Select(i => $"\"v{i}\": 7"))}} } }""";
        Assert.False(CompiledPolicy.TryLoad(policy, "p.json", null, out _, out var diagnostics));
        Assert.Equal(201, diagnostics.Length);
        Assert.EndsWith("\np.json: advice KA4090: 50 more findings are not shown\n  = mend those above first\n", DiagnosticRenderer.Render(diagnostics), StringComparison.Ordinal);
        Assert.EndsWith("\np.json: 建议 KA4090：另有 50 处问题没有列出\n  = 请先改正以上各处\n", DiagnosticRenderer.Render(diagnostics, "zh-Hans"), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_from_the_document_cannot_steer_the_terminal()
    {
        var text = MarkedText.Parse("«x»");
        var finding = new Diagnostic(DiagnosticCatalog.UnknownName, new SourceText("file.json", text.Text), text.Marks[0], ["a\u001B[2J\nb", "y"]);
        Assert.StartsWith("file.json:1:1: error KA2101: unknown name \"a␛[2J␊b\"\n", DiagnosticRenderer.Render([finding]), StringComparison.Ordinal);
    }

    [Fact]
    public void In_another_language_English_is_given() =>
        Assert.Equal(DiagnosticRenderer.Render([Finding("two «three»")]), DiagnosticRenderer.Render([Finding("two «three»")], "fr"));

    [Fact]
    public void A_finding_on_one_line_has_place_code_and_message() =>
        Assert.Equal("file.json(2,5): error KA2101: unknown name \"x\"", Finding("one\ntwo «three»").ToString());

    private static (string Excerpt, string Carets) Excerpt(string marked)
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
