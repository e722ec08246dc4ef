using System.Collections.Immutable;

namespace KeyAccount.Rules.Diagnostics;

/// <summary>Collects findings, so that all mistakes are reported together; up to a cap, so that the work on a hostile document is bounded.</summary>
internal sealed class DiagnosticBag
{
    private const int Cap = 200;
    private readonly List<Diagnostic> _errors = [];
    private readonly List<Diagnostic> _others = [];

    public bool HasErrors => _errors.Count > 0;

    /// <summary>Whether no more errors are kept: looking for further ones is of no use.</summary>
    public bool IsFull => _errors.Count == Cap;

    /// <summary>How many findings were reported, also those that were not kept.</summary>
    public int Count { get; private set; }

    public void Add(DiagnosticDescriptor descriptor, SourceText source, SourceSpan span, params ReadOnlySpan<string> arguments)
    {
        Count++;
        var kept = descriptor.Severity == DiagnosticSeverity.Error ? _errors : _others;
        if (kept.Count < Cap) kept.Add(new Diagnostic(descriptor, source, span, [.. arguments]));
    }

    /// <summary>The findings in the order of the document, then of the files beside it.</summary>
    public ImmutableArray<Diagnostic> ToSorted(SourceText? document = null) =>
    [
        .. _errors.Concat(_others)
            .OrderBy(d => ReferenceEquals(d.Source, document) ? "" : d.Source.Name, StringComparer.Ordinal)
            .ThenBy(d => d.Span.Start)
            .ThenBy(d => d.Code, StringComparer.Ordinal),
    ];
}
