using System.Text;
using KeyAccount.Cli.Evaluation;

namespace KeyAccount.Cli.Tests.Evaluation;

/// <summary>Lines as if a person typed them, shown with their prompts.</summary>
internal sealed class TypedLines(TextWriter screen, params IEnumerable<string> lines) : ILineSource
{
    private readonly Queue<string> _lines = new(lines);

    public bool IsTyped => true;

    public string? Read(string prompt)
    {
        if (!_lines.TryDequeue(out var line)) return null;
        screen.Write(new StringBuilder(prompt).Append(line).Append('\n'));
        return line;
    }
}
