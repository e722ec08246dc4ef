using KeyAccount.Rules.Diagnostics;

namespace KeyAccount.Rules.Analysis;

/// <summary>Proves that every value finds a bin, and that every bin can be found.</summary>
internal static class BinCoverage
{
    public static void Check(Characteristic characteristic, SourceText source, SourceSpan span, DiagnosticBag diagnostics)
    {
        var remaining = TestedValues.Universe(characteristic.Input.Type);
        var isExact = true;
        foreach (var bin in characteristic.Bins)
        {
            if (bin.Test is null)
            {
                if (isExact && remaining.IsEmpty) diagnostics.Add(DiagnosticCatalog.UnreachableBin, source, bin.Span, "the bins before it take every value");
                return;
            }

            var values = TestedValues.Of(bin.Test, characteristic.Tested);
            if (values is null)
            {
                isExact = false;
                continue;
            }

            if (values.Intersect(remaining).IsEmpty)
                diagnostics.Add(DiagnosticCatalog.UnreachableBin, source, bin.Span, values.IsEmpty ? "no value passes its test" : "the bins before it take all its values");
            remaining = remaining.Except(values);
        }

        if (remaining.IsEmpty || characteristic.Bins.IsEmpty) return;
        if (isExact) diagnostics.Add(DiagnosticCatalog.BinsLeaveGap, source, span, remaining.Describe());
        else diagnostics.Add(DiagnosticCatalog.CatchAllNeeded, source, span);
    }
}
