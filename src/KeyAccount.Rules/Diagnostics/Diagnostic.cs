using System.Collections.Immutable;
using System.Globalization;

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
    internal Diagnostic(DiagnosticDescriptor descriptor, SourceText source, SourceSpan span, ImmutableArray<string> arguments)
    {
        Descriptor = descriptor;
        Source = source;
        Span = span;
        Arguments = arguments;
        Position = source.GetPosition(span.Start);
    }

    internal DiagnosticDescriptor Descriptor { get; }

    /// <summary>The code in the catalogue, such as <c>KA2001</c>; stable between versions.</summary>
    public string Code => Descriptor.Code;

    /// <summary>How serious it is.</summary>
    public DiagnosticSeverity Severity => Descriptor.Severity;

    /// <summary>What was found and what was expected.</summary>
    public string Message => Format(Descriptor.Message);

    /// <summary>What to do about it.</summary>
    public string Remedy => Format(Descriptor.Remedy);

    /// <summary>The values in the message, in the order of the template's placeholders.</summary>
    public ImmutableArray<string> Arguments { get; }

    /// <summary>The document.</summary>
    public SourceText Source { get; }

    /// <summary>The place in the document.</summary>
    public SourceSpan Span { get; }

    /// <summary>The place as line and column.</summary>
    public LinePosition Position { get; }

    /// <summary>The message with its place, on one line: <c>file(line,column): error KA2001: …</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Source.Name}({Position.Line},{Position.Column}): {DiagnosticRenderer.Word(Severity)} {Code}: {Message}");

    private string Format(string template) =>
        string.Format(CultureInfo.InvariantCulture, template, [.. Arguments]);
}
