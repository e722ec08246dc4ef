using System.Globalization;
using KeyAccount.Cli.Commands;
using Spectre.Console;

namespace KeyAccount.Tck.Running;

/// <summary>The tool's <c>eval --batch</c>, run inside this process.</summary>
internal static class ToolBatch
{
    /// <summary>Evaluates lines, and gives back the answers in the same order.</summary>
    public static async Task<IReadOnlyList<Answer>> EvaluateAsync(IEnumerable<string> lines)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using var error = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(output) });
        var session = new Session(console, output, error, false, TimeProvider.System) { OpenInput = () => new StringReader(string.Join('\n', lines)) };
        var code = await CommandTree.RunAsync(["eval", "--batch"], session);
        if (code == ExitCode.Refused) throw new InvalidOperationException(error.ToString());
        return [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Answer.Read)];
    }
}
