using KeyAccount.Cli.Localization;
using Spectre.Console;

namespace KeyAccount.Cli.Commands;

/// <summary>Where a command writes, and by which clock it measures its speed. Results never depend on the clock.</summary>
/// <param name="Console">For tables and colours.</param>
/// <param name="Output">For plain results.</param>
/// <param name="Error">For progress and complaints.</param>
/// <param name="IsInteractive">Whether a person watches the error stream.</param>
/// <param name="Clock">For rates and remaining times.</param>
internal sealed record Session(IAnsiConsole Console, TextWriter Output, TextWriter Error, bool IsInteractive, TimeProvider Clock)
{
    /// <summary>Language of everything the tool says.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Opens what a command reads where no file is named.</summary>
    public Func<TextReader> OpenInput { get; init; } = () => System.Console.In;

    /// <summary>Whether a person types what a command reads.</summary>
    public bool IsTyped { get; init; }

    /// <summary>A text of the tool in the session's language.</summary>
    public string Text(string code, params string[] arguments) => Texts.Format(code, Language, arguments);
}

/// <summary>The tool's exit codes.</summary>
internal static class ExitCode
{
    /// <summary>All went well.</summary>
    public const int Fine = 0;

    /// <summary>Finished, but rows were rejected or are in error.</summary>
    public const int Rejects = 1;

    /// <summary>Wrong usage, or a broken policy or mapping; nothing was written.</summary>
    public const int Refused = 2;

    /// <summary>Cancelled; nothing was written.</summary>
    public const int Cancelled = 130;
}

/// <summary>A command cannot run as asked, for one reason or several.</summary>
internal sealed class UsageException(params IReadOnlyList<string> mistakes) : Exception(string.Join('\n', mistakes))
{
    /// <summary>Everything that is wrong.</summary>
    public IReadOnlyList<string> Mistakes { get; } = mistakes;
}
