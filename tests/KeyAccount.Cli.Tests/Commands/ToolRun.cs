using System.Globalization;
using KeyAccount.Cli.Commands;
using Spectre.Console;

namespace KeyAccount.Cli.Tests.Commands;

/// <summary>What a run of the tool gave back.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Output">What it wrote for people to read, plain and 140 columns wide.</param>
/// <param name="Error">What it complained about.</param>
internal sealed record ToolRun(int Code, string Output, string Error)
{
    /// <summary>Runs the tool inside this process.</summary>
    public static Task<ToolRun> Of(params string[] arguments) => Of(TimeProvider.System, CancellationToken.None, arguments);

    /// <summary>Runs it with a clock and a way to cancel it.</summary>
    public static Task<ToolRun> Of(TimeProvider clock, CancellationToken cancellation, params string[] arguments) => Of(clock, "", arguments, cancellation);

    /// <summary>Runs it on text from its standard input.</summary>
    public static Task<ToolRun> On(string input, params string[] arguments) => Of(TimeProvider.System, input, arguments, CancellationToken.None);

    private static async Task<ToolRun> Of(TimeProvider clock, string input, string[] arguments, CancellationToken cancellation)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using var error = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = 140;
        var code = await CommandTree.RunAsync(arguments, new Session(console, output, error, false, clock) { OpenInput = () => new StringReader(input) }, cancellation);
        return new ToolRun(code, output.ToString(), error.ToString());
    }
}
