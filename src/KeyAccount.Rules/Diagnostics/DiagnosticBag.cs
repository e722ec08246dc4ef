using System.Collections.Immutable;

namespace KeyAccount.Rules.Diagnostics;

/// <summary>Collects findings, up to a cap, so that all mistakes are reported together.</summary>
internal sealed class DiagnosticBag
{
    private const int Cap = 200;
    private readonly List<Diagnostic> _items = [];

    public bool HasErrors { get; private set; }

    public int Count => _items.Count;

    public void Add(DiagnosticDescriptor descriptor, SourceText source, SourceSpan span, params ReadOnlySpan<string> arguments)
    {
        HasErrors |= descriptor.Severity == DiagnosticSeverity.Error;
        if (_items.Count < Cap) _items.Add(new Diagnostic(descriptor, source, span, [.. arguments]));
    }

    public ImmutableArray<Diagnostic> ToSorted() =>
        [.. _items.OrderBy(d => d.Span.Start).ThenBy(d => d.Code, StringComparer.Ordinal)];
}
