using System.Collections.Immutable;
using KeyAccount.Rules.Diagnostics;

namespace KeyAccount.Rules.Analysis;

/// <summary>Proves that every value finds a bin, and that every bin can be found.</summary>
internal static class BinCoverage
{
    /// <summary>Bins shown that leave no values to another one.</summary>
    private const int MostTakers = 3;

    public static void Check(Characteristic characteristic, SourceText source, SourceSpan span, DiagnosticBag diagnostics)
    {
        var remaining = TestedValues.Universe(characteristic.Input.Type);
        var isExact = true;
        var before = new List<(Bin Bin, ValueSet Values)>();
        foreach (var bin in characteristic.Bins)
        {
            if (bin.Test is null)
            {
                if (isExact && remaining.IsEmpty) diagnostics.Add(DiagnosticCatalog.UnreachableBin, source, bin.Span, Takers(TestedValues.Universe(characteristic.Input.Type)), "the bins before it take every value");
                return;
            }

            var values = TestedValues.Of(bin.Test, characteristic.Tested);
            if (values is null)
            {
                isExact = false;
                continue;
            }

            if (values.Intersect(remaining).IsEmpty)
                diagnostics.Add(DiagnosticCatalog.UnreachableBin, source, bin.Span, Takers(values), values.IsEmpty ? "no value passes its test" : "the bins before it take all its values");
            remaining = remaining.Except(values);
            before.Add((bin, values));
        }

        if (remaining.IsEmpty || characteristic.Bins.IsEmpty) return;
        if (isExact) diagnostics.Add(DiagnosticCatalog.BinsLeaveGap, source, span, remaining.Describe());
        else diagnostics.Add(DiagnosticCatalog.CatchAllNeeded, source, span);

        // The bins that take some of the values first.
        ImmutableArray<RelatedPlace> Takers(ValueSet values) =>
            [.. before.Where(b => !b.Values.Intersect(values).IsEmpty).Take(MostTakers).Select(b => new RelatedPlace(source, b.Bin.Span, "this bin takes its values"))];
    }
}
