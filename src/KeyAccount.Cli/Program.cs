using System.Text;
using KeyAccount.Cli.Commands;
using KeyAccount.Cli.Evaluation;
using Spectre.Console;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = 140; // Not a terminal: a width of its own, the same everywhere.
return await CommandTree.RunAsync(args, new Session(AnsiConsole.Console, Console.Out, Console.Error, !Console.IsErrorRedirected, TimeProvider.System)
{
    IsTyped = !Console.IsInputRedirected,
    OpenInput = () => Utf8Input.Open(Console.OpenStandardInput()),
});
