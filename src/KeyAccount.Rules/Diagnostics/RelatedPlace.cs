using KeyAccount.Rules.Diagnostics;

namespace KeyAccount.Rules;

/// <summary>Another place that a diagnostic is about, such as the first of two declarations of one name.</summary>
public sealed class RelatedPlace
{
    internal RelatedPlace(SourceText source, SourceSpan span, string label)
    {
        Source = source;
        Span = span;
        Label = label;
        Position = source.GetPosition(span.Start);
    }

    /// <summary>The document.</summary>
    public SourceText Source { get; }

    /// <summary>The place in the document.</summary>
    public SourceSpan Span { get; }

    /// <summary>The place as line and column.</summary>
    public LinePosition Position { get; }

    /// <summary>Where the place ends, as line and column of what follows it.</summary>
    public LinePosition EndPosition => Source.GetPosition(Span.End);

    /// <summary>What stands there, in English: <c>first declared here</c>.</summary>
    public string Label { get; }

    /// <summary>What stands there.</summary>
    /// <param name="language">A language tag: <c>en</c> or <c>zh-Hans</c>; in another language there is no text, and English is given.</param>
    public string GetLabel(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return DiagnosticTexts.Say(Label, language);
    }
}
