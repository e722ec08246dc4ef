using System.Reflection;
using System.Text.RegularExpressions;
using KeyAccount.Rules.Diagnostics;

namespace KeyAccount.Rules.Tests.Diagnostics;

/// <summary>Whoever reads Chinese reads every diagnostic in Chinese, down to the phrases within it.</summary>
public sealed partial class ChineseTests
{
    private const string Chinese = DiagnosticTexts.SimplifiedChinese;

    /// <summary>Words that are the same in every language: those of FEEL, JSON and the documents.</summary>
    private static readonly HashSet<string> Same = new(
    [
        "FEEL", "XPath", "JSON", "Unicode", "UTF", "FFFF", "yyyy", "mm", "dd", "en",
        "true", "false", "null", "and", "sum", "percent", "unique", "values", "subject", "cost", "reach", "involvement", "context",
    ], StringComparer.Ordinal);

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, DiagnosticCaseFile.Cases.Count)];

    private static IEnumerable<DiagnosticDescriptor> Catalogue =>
        typeof(DiagnosticCatalog).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (DiagnosticDescriptor)f.GetValue(null)!);

    [Fact]
    public void Every_code_has_Chinese_texts_and_no_text_lacks_its_code() =>
        Assert.Equal(Catalogue.Select(d => d.Code).Order(StringComparer.Ordinal), DiagnosticTexts.For(Chinese)!.Codes.Order(StringComparer.Ordinal));

    [Fact]
    public void Chinese_texts_name_the_arguments_that_the_English_ones_name()
    {
        foreach (var descriptor in Catalogue)
        {
            var (message, remedy) = DiagnosticTexts.For(Chinese)!.Find(descriptor.Code)!.Value;
            Assert.Equal(Shown(descriptor.Code, MessageTemplate.Parse(descriptor.Message)), Shown(descriptor.Code, message));
            Assert.Equal(Shown(descriptor.Code, MessageTemplate.Parse(descriptor.Remedy)), Shown(descriptor.Code, remedy));
        }

        static string Shown(string code, MessageTemplate template) => $"{code}: {string.Join(", ", template.Arguments)}";
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void No_English_is_left_in_Chinese_texts(int number)
    {
        var @case = DiagnosticCaseFile.Cases[number];
        foreach (var diagnostic in @case.Read().Diagnostics)
        {
            foreach (var text in TextsOf(diagnostic))
            {
                var left = Word().Matches(Code().Replace(text, " ")).Select(m => m.Value).Where(w => !Same.Contains(w) && !IsName(w, @case));
                Assert.True(!left.Any(), $"{@case} {diagnostic.Code}: \"{string.Join("\", \"", left)}\" in {text}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Chinese_texts_are_set_without_doubled_or_outer_spaces(int number)
    {
        foreach (var diagnostic in DiagnosticCaseFile.Cases[number].Read().Diagnostics)
        {
            foreach (var text in TextsOf(diagnostic))
            {
                Assert.Equal(text.Trim(), text);
                Assert.DoesNotMatch("[\u4e00-\u9fff]  |  [\u4e00-\u9fff]|[\u4e00-\u9fff] [\u4e00-\u9fff]|[，。：；（] | [，。：；）]", text);
            }
        }
    }

    private static IEnumerable<string> TextsOf(Diagnostic diagnostic) =>
        [diagnostic.GetMessage(Chinese), diagnostic.GetRemedy(Chinese), .. diagnostic.Related.Select(r => r.GetLabel(Chinese))];

    /// <summary>Whether a word is a name of the case's policy, and so no English.</summary>
    private static bool IsName(string word, DiagnosticCase @case) =>
        word is "revenue" or "profit" or "margin" or "grade" or "influences" or "contacts"
        && $"{@case.Beside}{@case.Document.Text}".Contains(word, StringComparison.Ordinal);

    /// <summary>What is quoted, and what is written in JSON.</summary>
    [GeneratedRegex("""\[ \{.*\} \]|\{ .* \}|"(?:\\.|[^"\\])*"|\\["\\'a-zA-Z]+|\w+(\.\w+)+""")]
    private static partial Regex Code();

    [GeneratedRegex("[A-Za-z]{2,}")]
    private static partial Regex Word();
}
