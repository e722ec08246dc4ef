using System.Text.RegularExpressions;
using KeyAccount.Cli.Localization;
using KeyAccount.Cli.Tests.Commands;
using KeyAccount.Cli.Tests.Demo;

namespace KeyAccount.Cli.Tests.Reports;

public sealed partial class LanguageTests
{
    [Fact]
    public void Chinese_texts_use_Chinese_punctuation_between_Chinese_words()
    {
        foreach (var code in Texts.Codes) Assert.DoesNotMatch(@"[一-鿿][,;:?!]|[,;?!][一-鿿]", Texts.Template(code, "zh-Hans"));
    }

    [Fact]
    public async Task No_label_of_the_tool_stays_English_in_Chinese_output()
    {
        // Every English text of the tool that a report shows, cut at its placeholders.
        string[] prefixes = ["demo.", "col.", "explain."];
        var english = Texts.Codes.Where(c => prefixes.Any(p => c.StartsWith(p, StringComparison.Ordinal)))
            .SelectMany(c => Placeholder().Split(Texts.Template(c, "en"))).Select(t => t.Trim(' ', ':', ';', ',', '.', '(', ')')).Where(t => t.Length > 2 && !t.Contains("keyaccount", StringComparison.Ordinal)).ToHashSet();
        foreach (var arguments in (string[][])[["demo"], ["explain", "CASE-1-INSTRUMENT", "--demo"], ["explain", "CASE-4-BEARING-STEEL", "--demo"]])
        {
            var chinese = (await ToolRun.Of([.. arguments, "--lang", "zh-Hans"])).Output;
            foreach (var label in english) Assert.DoesNotMatch($@"(?<![\w-]){Regex.Escape(label)}(?![\w-])", chinese);
            Assert.DoesNotMatch("[（=] ?(low|medium|high|critical|yes|no|true|false)", chinese);
        }
    }

    [Fact]
    public async Task What_stays_English_in_a_Chinese_explanation_are_names_and_identifiers()
    {
        foreach (var account in (string[])["CASE-1-INSTRUMENT", "CASE-5-CHAMPION-LEFT"])
        {
            var output = (await ToolRun.Of("explain", account, "--demo", "--lang", "zh-Hans")).Output;
            var known = string.Join(' ', Sample.Case(account).Contacts.Select(c => c.Name)) + " " + Sample.Case(account).Name;
            foreach (Match word in EnglishWord().Matches(output))
                Assert.True(known.Contains(word.Value, StringComparison.Ordinal) || word.Value is "true" or "false" || word.Value.Contains('_', StringComparison.Ordinal) || output.Contains($"[{word.Value}]", StringComparison.Ordinal) || IsValue(output, word), $"{word.Value} in {account}");
        }
    }

    /// <summary>A word of a closed set goes by itself, and bins as FEEL writes them.</summary>
    private static bool IsValue(string output, Match word)
    {
        var line = output[(output.LastIndexOf('\n', word.Index) + 1)..output.IndexOf('\n', word.Index)];
        return output.Contains($"\"{word.Value}\"", StringComparison.Ordinal) || line.StartsWith("CASE-", StringComparison.Ordinal) || line.Contains($"{word.Value} =", StringComparison.Ordinal) || line.Contains($": {word.Value}", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"[A-Za-z][A-Za-z_.-]{2,}")]
    private static partial Regex EnglishWord();
}
