using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using KeyAccount.Cli.Commands;
using KeyAccount.Cli.Evaluation;
using KeyAccount.Cli.Tests.Commands;
using KeyAccount.Rules;
using KeyAccount.Rules.Diagnostics;
using Spectre.Console.Testing;

namespace KeyAccount.Cli.Tests.Evaluation;

/// <summary>What docs/eval.md shows is what the tool says. With KEYACCOUNT_UPDATE_DOCS set, it is written anew.</summary>
public sealed partial class EvalPageTests
{
    private const string Call = "$ keyaccount ";
    private const string File = "$ cat ";
    private const string Prompt = "feel> ";
    private const string FurtherPrompt = "  ... ";

    [Fact]
    public async Task Outputs_on_the_page_are_those_of_the_tool()
    {
        var path = Path.Combine(Root(), "docs", "eval.md");
        var page = (await System.IO.File.ReadAllTextAsync(path)).ReplaceLineEndings("\n");
        var blocks = Block().Matches(page);
        Assert.True(blocks.Count > 5);
        var written = page;
        foreach (Match block in blocks) written = written.Replace(block.Value, $"```console\n{await Replay(block.Groups[1].Value)}```\n", StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("KEYACCOUNT_UPDATE_DOCS") is not null) await System.IO.File.WriteAllTextAsync(path, written);
        else Assert.Equal(written, page);
    }

    /// <summary>A block with the outputs that its commands have today.</summary>
    private static async Task<string> Replay(string block)
    {
        var lines = block.TrimEnd('\n').Split('\n');
        var transcript = new StringBuilder();
        var input = "";
        for (var i = 0; i < lines.Length; i++)
        {
            string[] further = [.. lines.Skip(i + 1).TakeWhile(l => !l.StartsWith("$ ", StringComparison.Ordinal))];
            if (lines[i].StartsWith(File, StringComparison.Ordinal))
            {
                input = string.Join('\n', further) + "\n";
                transcript.Append(lines[i]).Append('\n').Append(input);
            }
            else if (lines[i].StartsWith(Call, StringComparison.Ordinal))
            {
                transcript.Append(lines[i]).Append('\n').Append(await Run(lines[i][Call.Length..], input, further));
            }
        }

        return transcript.ToString();
    }

    private static async Task<string> Run(string line, string input, string[] further)
    {
        string[] arguments = [.. Word().Matches(line.Split(" < ")[0]).Select(m => m.Value.StartsWith('\'') ? m.Value[1..^1] : m.Value)];
        string[] typed = [.. further.Where(l => l.StartsWith(Prompt, StringComparison.Ordinal) || l.StartsWith(FurtherPrompt, StringComparison.Ordinal)).Select(l => l[Prompt.Length..])];
        if (typed.Length > 0) return Talk(arguments[^1], typed);
        var run = await ToolRun.On(input, arguments);
        Assert.True(run.Code is ExitCode.Fine or ExitCode.Refused);
        return run.Output + run.Error;
    }

    private static string Talk(string context, string[] typed)
    {
        using var screen = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using var console = new TestConsole();
        var facts = JsonFacts.ReadContext(new SourceText("context", context), new DiagnosticBag())!;
        new Dialogue(new Session(console, screen, screen, true, TimeProvider.System), new Evaluator(TimeProvider.System), new TypedLines(screen, typed), facts).Run(CancellationToken.None);
        return screen.ToString();
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder!.FullName, "KeyAccount.slnx"))) folder = folder.Parent;
        return folder.FullName;
    }

    [GeneratedRegex(@"```console\n(.*?)```\n", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"'[^']*'|\S+")]
    private static partial Regex Word();
}
