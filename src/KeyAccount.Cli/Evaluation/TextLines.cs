namespace KeyAccount.Cli.Evaluation;

/// <summary>The lines of a file or of another program's output.</summary>
/// <param name="reader">The text.</param>
/// <param name="longest">The most characters of a line; the rest of it is not read.</param>
internal sealed class TextLines(TextReader reader, int longest) : ILineSource
{
    private readonly BoundedLines _lines = new(reader, longest);

    /// <inheritdoc/>
    public bool IsTyped => false;

    /// <inheritdoc/>
    public string? Read(string prompt) => _lines.Next() ? _lines.Text : null;
}
