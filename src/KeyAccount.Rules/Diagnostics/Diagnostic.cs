using System.Collections.Immutable;
using System.Globalization;
using KeyAccount.Rules.Diagnostics;

namespace KeyAccount.Rules;

/// <summary>How serious a diagnostic is.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Worth knowing.</summary>
    Advice,

    /// <summary>Probably not what was meant; the policy still runs.</summary>
    Warning,

    /// <summary>The policy does not run.</summary>
    Error,
}

/// <summary>
/// One finding about a policy: what it is (a code of the catalogue and its arguments), and where. The text comes last, from the
/// catalogue's template.
/// </summary>
public sealed class Diagnostic
{
    internal Diagnostic(DiagnosticDescriptor descriptor, SourceText source, SourceSpan span, ImmutableArray<string> arguments, ImmutableArray<RelatedPlace> related = default)
    {
        Descriptor = descriptor;
        Source = source;
        Span = span;
        Arguments = arguments;
        Related = related.IsDefault ? [] : related;
        Position = source.GetPosition(span.Start);
    }

    internal DiagnosticDescriptor Descriptor { get; }

    /// <summary>The code in the catalogue, such as <c>KA2001</c>; stable between versions.</summary>
    public string Code => Descriptor.Code;

    /// <summary>How serious it is.</summary>
    public DiagnosticSeverity Severity => Descriptor.Severity;

    /// <summary>What was found and what was expected, in English.</summary>
    public string Message => Format(Descriptor.Message);

    /// <summary>What to do about it, in English.</summary>
    public string Remedy => Format(Descriptor.Remedy);

    /// <summary>The values in the message, in the order of the template's placeholders.</summary>
    public ImmutableArray<string> Arguments { get; }

    /// <summary>Other places that it is about, the most telling first; mostly empty.</summary>
    public ImmutableArray<RelatedPlace> Related { get; }

    /// <summary>The document.</summary>
    public SourceText Source { get; }

    /// <summary>The place in the document.</summary>
    public SourceSpan Span { get; }

    /// <summary>The place as line and column.</summary>
    public LinePosition Position { get; }

    /// <summary>Where the place ends, as line and column of what follows it; the same as <see cref="Position"/> for a place between two characters.</summary>
    public LinePosition EndPosition => Source.GetPosition(Span.End);

    /// <summary>What was found and what was expected.</summary>
    /// <param name="language">A language tag: <c>en</c> or <c>zh-Hans</c>; in another language there is no text, and English is given.</param>
    public string GetMessage(string language) => TextsIn(language)?.Message(Code, Arguments) ?? Message;

    /// <summary>What to do about it.</summary>
    /// <param name="language">A language tag: <c>en</c> or <c>zh-Hans</c>; in another language there is no text, and English is given.</param>
    public string GetRemedy(string language) => TextsIn(language)?.Remedy(Code, Arguments) ?? Remedy;

    /// <summary>What the code means whatever the arguments, which are left out: message and remedy.</summary>
    internal (string Message, string Remedy) GetTemplates(string language)
    {
        var (message, remedy) = TextsIn(language)?.Find(Code) ?? (MessageTemplate.Parse(Descriptor.Message), MessageTemplate.Parse(Descriptor.Remedy));
        string[] none = [.. Arguments.Select(_ => "…")];
        return (message.Format(none, static text => text), remedy.Format(none, static text => text));
    }

    /// <summary>The message with its place, on one line: <c>file(line,column): error KA2001: …</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Source.Name}({Position.Line},{Position.Column}): {DiagnosticRenderer.Word(Severity)} {Code}: {Message}");

    private DiagnosticTexts? TextsIn(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return DiagnosticTexts.For(language) is { } texts && texts.Find(Code) is not null ? texts : null;
    }

    private string Format(string template) =>
        string.Format(CultureInfo.InvariantCulture, template, [.. Arguments]);
}
