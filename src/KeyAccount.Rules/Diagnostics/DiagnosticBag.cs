using System.Collections.Immutable;
using System.Globalization;

namespace KeyAccount.Rules.Diagnostics;

/// <summary>Collects findings, so that all mistakes are reported together; up to a cap, so that the work on a hostile document is bounded.</summary>
internal sealed class DiagnosticBag(int cap)
{
    private readonly List<Diagnostic> _errors = [];
    private readonly List<Diagnostic> _others = [];

    public DiagnosticBag()
        : this(PolicyLimits.Default.MaxDiagnostics)
    {
    }

    public bool HasErrors => _errors.Count > 0;

    /// <summary>Whether no more errors are kept: looking for further ones is of no use.</summary>
    public bool IsFull => _errors.Count == cap;

    /// <summary>How many findings were reported, also those that were not kept.</summary>
    public int Count { get; private set; }

    public void Add(DiagnosticDescriptor descriptor, SourceText source, SourceSpan span, params ReadOnlySpan<string> arguments) =>
        Add(descriptor, source, span, [], arguments);

    /// <summary>Adds a finding that is also about other places.</summary>
    public void Add(DiagnosticDescriptor descriptor, SourceText source, SourceSpan span, ImmutableArray<RelatedPlace> related, params ReadOnlySpan<string> arguments)
    {
        Count++;
        var kept = descriptor.Severity == DiagnosticSeverity.Error ? _errors : _others;
        if (kept.Count < cap) kept.Add(new Diagnostic(descriptor, source, span, [.. arguments], related));
    }

    /// <summary>The findings in the order of the document, then of the files beside it; last, how many were not kept.</summary>
    public ImmutableArray<Diagnostic> ToSorted(SourceText? document = null)
    {
        var sorted = _errors.Concat(_others)
            .OrderBy(d => ReferenceEquals(d.Source, document) ? "" : d.Source.Name, StringComparer.Ordinal)
            .ThenBy(d => d.Span.Start)
            .ThenBy(d => d.Code, StringComparer.Ordinal)
            .ToImmutableArray();
        if (sorted.Length == Count) return sorted;
        var source = document ?? sorted[^1].Source;
        return sorted.Add(new Diagnostic(DiagnosticCatalog.MoreFindings, source, new SourceSpan(source.Text.Length, 0), [(Count - sorted.Length).ToString(CultureInfo.InvariantCulture)]));
    }
}
