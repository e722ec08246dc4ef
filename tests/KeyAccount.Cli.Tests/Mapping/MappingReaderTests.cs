using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using KeyAccount.Cli.Localization;
using KeyAccount.Cli.Mapping;

namespace KeyAccount.Cli.Tests.Mapping;

public sealed partial class MappingReaderTests
{
    private const string Good = """
        // comments
        { "mapping": "good", "sources": { "s": { "file": "s.csv" }, /* and */ "p": { "file": "p.jsonl.gz", "key": "k" } },
          "orders": { "from": "s", "account": "a", "date": "d", "amount": { "lookup": "p", "key": "product", "column": "price" }, }, }
        """;

    [Fact]
    public void Comments_and_trailing_commas_are_allowed()
    {
        var mapping = Read(Good);
        Assert.Equal(("good", 2), (mapping.Name, mapping.Sources.Length));
        Assert.Equal(SourceFormat.JsonLines, mapping.Sources[1].Format);
        Assert.Equal(CellOperation.Lookup, mapping.Section(SectionKind.Orders)!.Fields["amount"].Operation);
    }

    [Fact]
    public void All_mistakes_are_reported_together_each_with_its_place()
    {
        var mistakes = Mistakes("""
            {
              "mapping": "bad",
              "dates": ["yyyy-DD-mm"],
              "sources": {
                "lines": { "file": "../lines.csv", "delimeter": ";" },
                "deals": { "file": "deals.xlsx" },
                "spare": "spare.csv"
              },
              "orders": { "from": "lins", "acount": "a", "account": "a", "date": "d", "amount": { "multiply": ["Quantity"] }, "group_lines": true },
              "opportunities": {
                "from": "deals", "account": "a", "id": "i", "id": "j",
                "stage": { "column": "s", "words": { "Won": "closd" } },
                "owner": { "column": "o", "constant": "x" },
                "opened_on": { "column": "o", "factor": 10 },
                "amount": { "lookup": "spare", "key": "k", "column": "c" }
              },
              "invoices": { "from": "spare", "account": "a", "date": 5, "amount": "x", "exclude": [ { "column": "n", "starts_with": "C", "reason": "bad-date" } ] },
              "colour": 1
            }
            """);
        Assert.Equal(
            [
                "3:12 mapping.date-format", "5:24 mapping.file-path", "5:40 mapping.unknown-property-meant", "6:24 mapping.file-format",
                "9:23 mapping.unknown-source", "9:31 mapping.unknown-property-meant", "9:99 mapping.two-operands", "9:115 mapping.group-needs-id",
                "11:49 mapping.repeated-property", "12:49 mapping.unknown-word", "13:14 mapping.one-operation", "14:35 mapping.factor-on-text",
                "15:27 mapping.source-without-key", "17:58 mapping.cell-kind", "17:136 mapping.reason-name", "18:3 mapping.unknown-property",
            ],
            mistakes.Select(m => $"{m.Line}:{m.Column} {m.Code}").Order(new ByPlace()));
        Assert.Contains(mistakes, m => m.Code == "mapping.unknown-property-meant" && m.Arguments[^1] == "delimiter");
        Assert.Contains(mistakes, m => m.Code == "mapping.unknown-source" && m.Arguments.SequenceEqual(["lins", "lines"]));
    }

    [Fact]
    public void A_mistake_is_shown_with_its_line_and_a_caret_below_it()
    {
        Assert.Equal(
            """
            test.mapping.json:2:9: mapping.unknown-property-meant: Found 'sorces', which 'mapping' does not have. Did you mean 'sources'?
              2 |     /*𝒳大*/ "sorces": {} }
                |             ^
            """.ReplaceLineEndings("\n"),
            Assert.Single(Mistakes("{ \"mapping\": \"x\",\n\t/*𝒳大*/ \"sorces\": {} }"), m => m.Code == "mapping.unknown-property-meant").Show("en"));
        Assert.StartsWith(
            "test.mapping.json:2:3: mapping.syntax: 发现不是 JSON 的内容：值之后出现 '\"'，应为 , } 或 ]。",
            Assert.Single(Mistakes("{ \"mapping\": \"x\"\n  \"sources\": {} }")).Show("zh-Hans"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"mapping\": \"x\", }", "mapping.missing-property mapping.nothing-fed")]
    [InlineData("[]", "mapping.wrong-kind")]
    [InlineData("", "mapping.syntax")]
    [InlineData("{ \"mapping\": \"x\"\n \"sources\": {} }", "mapping.syntax")]
    [InlineData("{ \"mapping\": \"x\", \"sources\": { \"s\": \"s.csv\", \"t\": \"t.csv\" }, \"accounts\": { \"from\": \"s\", \"id\": \"i\" } }", "mapping.unused-source")]
    [InlineData("{ \"mapping\": \"x\", \"sources\": { \"s\": \"s.csv\", \"t\": \"t.csv\" }, \"accounts\": { \"from\": \"s\", \"id\": \"i\" }, \"receipts\": { \"from\": \"t\", \"invoice\": \"i\", \"date\": \"d\", \"amount\": \"a\" } }", "mapping.receipts-need-invoices")]
    [InlineData("{ \"mapping\": \"x\", \"sources\": { \"s\": { \"file\": \"s.csv\", \"key\": \"k\" } }, \"accounts\": { \"from\": \"s\", \"id\": { \"lookup\": \"s\", \"key\": \"i\", \"column\": \"c\" } } }", "mapping.cycle")]
    public void A_mapping_that_cannot_work_is_refused(string text, string codes) =>
        Assert.Equal(codes, string.Join(' ', Mistakes(text).Select(m => m.Code).Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("a/../../b.csv")]
    [InlineData("*.csv")]
    [InlineData("http://example.org/a.csv")]
    [InlineData("..\\\\a.csv")]
    public void A_mapping_cannot_name_a_file_outside_the_data_folder(string file) =>
        Assert.Equal("mapping.file-path", Assert.Single(Mistakes($$"""{ "mapping": "x", "sources": { "s": "{{file}}" } , "accounts": { "from": "s", "id": "i" } }"""), m => m.Code == "mapping.file-path").Code);

    [Fact]
    public void A_mapping_cut_off_at_any_place_is_refused_and_never_throws_anything_else()
    {
        var bytes = Encoding.UTF8.GetBytes(Good.TrimEnd());
        for (var length = 0; length < bytes.Length; length++) Assert.Throws<MappingException>(() => MappingReader.Read(bytes.AsSpan(0, length), "cut"));
    }

    [Fact]
    public void A_mistake_shows_its_line_with_a_caret_in_either_language()
    {
        var mistake = Assert.Single(Mistakes(Good.Replace("\"date\"", "\"dat\"", StringComparison.Ordinal)), m => m.Code == "mapping.unknown-property-meant");
        var lines = mistake.Show("en").Split('\n');
        Assert.StartsWith("test.mapping.json:3:44: mapping.unknown-property-meant: ", lines[0], StringComparison.Ordinal);
        Assert.Equal(lines[1].IndexOf("\"dat\"", StringComparison.Ordinal), lines[2].IndexOf('^', StringComparison.Ordinal));
        Assert.Contains("是否要写“date”", mistake.Show("zh-Hans"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_text_exists_in_both_languages_with_the_same_placeholders()
    {
        foreach (var code in Texts.Codes)
        {
            Assert.NotEqual(Texts.Template(code, "en"), Texts.Template(code, "zh-Hans"));
            Assert.Equal(Placeholders(Texts.Template(code, "en")), Placeholders(Texts.Template(code, "zh-Hans")));
        }
    }

    private static IEnumerable<string> Placeholders(string template) => Placeholder().Matches(template).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Placeholder();

    private static DataMapping Read(string text) => MappingReader.Read(Encoding.UTF8.GetBytes(text), "test.mapping.json");

    private static ImmutableArray<MappingDiagnostic> Mistakes(string text) => Assert.Throws<MappingException>(() => Read(text)).Diagnostics;

    private sealed class ByPlace : IComparer<string>
    {
        public int Compare(string? x, string? y) => Place(x!).CompareTo(Place(y!));

        private static (int, int) Place(string text) => (int.Parse(text.Split(':')[0], null), int.Parse(text.Split(':', ' ')[1], null));
    }
}
