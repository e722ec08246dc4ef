namespace KeyAccount.Rules.Expressions;

/// <summary>
/// The text of one expression and where it stands in its document. Spans inside the expression are offsets in <see cref="Text"/>; diagnostics
/// are reported at the place in the document, whatever escapes lie between.
/// </summary>
internal sealed class ExpressionText
{
    private readonly int[]? _offsets;

    /// <summary>An expression that is a document by itself.</summary>
    public ExpressionText(string name, string text)
    {
        // What the document leaves out, a byte order mark, the expression has not either: places are places in both.
        Document = new SourceText(name, text);
        Text = Document.Text;
    }

    /// <summary>An expression inside a document.</summary>
    /// <param name="text">The text, unescaped.</param>
    /// <param name="document">The document.</param>
    /// <param name="offsets">For every unit of <paramref name="text"/>, and the place after it, the offset in the document.</param>
    public ExpressionText(string text, SourceText document, int[] offsets)
    {
        Text = text;
        Document = document;
        _offsets = offsets;
    }

    public string Text { get; }

    public SourceText Document { get; }

    public SourceSpan Locate(SourceSpan span)
    {
        if (_offsets is null) return span;
        var start = _offsets[Math.Min(span.Start, _offsets.Length - 1)];
        var end = _offsets[Math.Min(span.End, _offsets.Length - 1)];
        return new SourceSpan(start, Math.Max(0, end - start));
    }

    /// <summary>The part of the text under a span.</summary>
    public string Read(SourceSpan span) => Text.Substring(span.Start, span.Length);

    /// <summary>A part of this text as an expression of its own (a placeholder in a message, say).</summary>
    public ExpressionText Part(int start, int length)
    {
        var offsets = new int[length + 1];
        for (var i = 0; i <= length; i++) offsets[i] = _offsets is null ? start + i : _offsets[start + i];
        return new ExpressionText(Text.Substring(start, length), Document, offsets);
    }
}
