using System.CommandLine;

namespace KeyAccount.Cli.Commands;

/// <summary>A command with examples to show in its help. Its description is a text named after its path.</summary>
/// <param name="name">The word to type.</param>
/// <param name="examples">Whole command lines.</param>
internal sealed class ToolCommand(string name, params string[] examples) : Command(name)
{
    /// <summary>Whole command lines that show the command at work.</summary>
    public IReadOnlyList<string> Examples { get; } = examples;
}
