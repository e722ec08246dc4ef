using System.Globalization;
using KeyAccount.Cli.Commands;
using KeyAccount.Cli.Evaluation;
using KeyAccount.Cli.Tests.Commands;
using KeyAccount.Rules.Expressions;
using Spectre.Console.Testing;

namespace KeyAccount.Cli.Tests.Evaluation;

/// <summary>One expression after the other.</summary>
public sealed class DialogueTests
{
    [Fact]
    public void Values_are_shown_as_FEEL_and_the_last_one_has_a_name() => Assert.Equal(
        """
        Type an expression of FEEL. .help says what else there is, .quit leaves.
        feel> 1 + 1
        2
        feel> _ * 3
        6
        feel> "化" + "工"
        "化工"
        feel> { a: [1, @"2026-01-31"], "b c": null }
        {a: [1, 2026-01-31], "b c": null}
        feel> _.b c
        null
        feel> .5
        0.5

        """,
        Talk(["1 + 1", "_ * 3", "\"化\" + \"工\"", "{ a: [1, @\"2026-01-31\"], \"b c\": null }", "_.b c", ".5"]));

    [Fact]
    public void A_mistake_is_shown_and_the_last_value_stays() => Assert.Equal(
        """
        Type an expression of FEEL. .help says what else there is, .quit leaves.
        feel> 6
        6
        feel> 1 + profti
        EXPRESSION:1:5: error KA2101: unknown name "profti"
          1 | 1 + profti
            |     ^^^^^^
            = did you mean "profit"?
        feel> _
        6

        """,
        Talk(["6", "1 + profti", "_"], facts: [KeyValuePair.Create("profit", FeelValue.Of(5))]));

    [Fact]
    public void Open_brackets_and_comments_go_on_in_the_next_line() => Assert.Equal(
        """
        Type an expression of FEEL. .help says what else there is, .quit leaves.
        feel> sum([1,
          ...   2 /* the second,
          ...   not ] */
          ... ])
        3
        feel> "([{" + // no bracket: (
        EXPRESSION:1:25: error KA2004: found the end of the expression, but expected a value, a name or "("
          1 | "([{" + // no bracket: (
            |                         ^
            = complete the expression as FEEL writes it

        """,
        Talk(["sum([1,", "  2 /* the second,", "  not ] */", "])", "\"([{\" + // no bracket: ("]));

    [Fact]
    public void A_blank_line_ends_what_nobody_closes()
    {
        var screen = Talk(["(1", "", "2"]);
        Assert.Contains("error KA2004", screen, StringComparison.Ordinal);
        Assert.EndsWith("feel> 2\n2\n", screen, StringComparison.Ordinal);
    }

    [Fact]
    public void Quit_leaves_and_what_comes_later_is_not_read() => Assert.EndsWith("feel> .quit\n", Talk(["1", ".quit", "2"]), StringComparison.Ordinal);

    [Fact]
    public void Facts_are_listed_with_how_they_begin()
    {
        var screen = Talk([".facts", "1", ".facts"], facts: [KeyValuePair.Create("monthly salary", FeelValue.Of(5)), KeyValuePair.Create("text", FeelValue.Of(new string('x', 100)))]);
        Assert.Contains($"monthly salary: 5\ntext: \"{new string('x', 59)}…\nfeel>", screen, StringComparison.Ordinal);
        Assert.EndsWith("…\n_: 1\n", screen, StringComparison.Ordinal);
        Assert.Contains("There are no names.", Talk([".facts"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_can_be_loaded_and_a_broken_file_changes_nothing()
    {
        using var folder = await StarterFolder.Create();
        folder.Write("facts.json", """{ "revenue": 80 }""");
        folder.Write("broken.json", """{ "revenue": }""");
        var screen = Talk([$".load {folder["facts.json"]}", $".load {folder["broken.json"]}", $".load {folder["none.json"]}", ".load", $".load {folder.Data}", "revenue"]);
        Assert.Contains($"{folder["facts.json"]}: 1 names\n", screen, StringComparison.Ordinal);
        Assert.Contains($"{folder["broken.json"]}:1:14: error KA1001", screen, StringComparison.Ordinal);
        Assert.Contains($"error: There is no file '{folder["none.json"]}'", screen, StringComparison.Ordinal);
        Assert.Contains("error: Found .load alone", screen, StringComparison.Ordinal);
        Assert.Contains($"error: Found the folder '{folder.Data}' for .load", screen, StringComparison.Ordinal);
        Assert.EndsWith("feel> revenue\n80\n", screen, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_is_said_in_Chinese_too()
    {
        var screen = Talk(["x", ".hepl", ".help", ".facts", ".load"], language: "zh-Hans");
        Assert.Contains("错误 KA2101：没有名为 \"x\" 的", screen, StringComparison.Ordinal);
        Assert.Contains("是否指“.help”？", screen, StringComparison.Ordinal);
        Assert.DoesNotMatch("Found|error|expected|the ", screen);
    }

    [Fact]
    public void What_would_act_on_a_terminal_is_shown_as_a_sign() =>
        Assert.EndsWith("\"a␛[2J␊\"\n", Talk(["\"a\\u001B[2J\\n\""]), StringComparison.Ordinal);

    [Fact]
    public async Task Lines_of_a_file_are_evaluated_one_by_one()
    {
        var run = await ToolRun.On("1 + 1\n\n\"a\"\r\n_ + \"b\"\n.quit\n5", "eval");
        Assert.Equal((ExitCode.Fine, "2\n\"a\"\n\"ab\"\n", ""), (run.Code, run.Output, run.Error));

        var refused = await ToolRun.On("1 +\n(\n2\n\uFFFF", "eval", "--context", "{}");
        Assert.Equal((ExitCode.Rejects, "2\n"), (refused.Code, refused.Output));
        Assert.Contains("line 1:1:4: error KA2004", refused.Error, StringComparison.Ordinal);
        Assert.Contains("line 2:1:2: error KA2004", refused.Error, StringComparison.Ordinal);
        Assert.Contains("line 4:1:1: error KA1011", refused.Error, StringComparison.Ordinal);
    }

    private static string Talk(string[] lines, string language = "en", KeyValuePair<string, FeelValue>[]? facts = null)
    {
        using var screen = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using var console = new TestConsole();
        var session = new Session(console, screen, screen, true, TimeProvider.System) { Language = language };
        var code = new Dialogue(session, new Evaluator(TimeProvider.System), new TypedLines(screen, lines), new FeelContext(facts ?? [])).Run(CancellationToken.None);
        Assert.Equal(ExitCode.Fine, code);
        return screen.ToString();
    }
}
