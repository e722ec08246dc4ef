using System.Globalization;
using KeyAccount.Rules.Diagnostics;

namespace KeyAccount.Rules.Documents;

/// <summary>Checks that the numbers at which a band cuts fall from label to label, those of relative cuts included once they are known.</summary>
internal sealed class BandCuts(ObjectReader band, string name)
{
    private BandCut? _previous;
    private SourceSpan _previousSpan;

    public void Next(BandCut cut, SourceSpan at)
    {
        if (cut.Threshold is not { } number) return;
        if (_previous is { Threshold: { } before } previous)
        {
            if (cut.AtCut is null && previous.AtCut is null)
            {
                if (cut.At >= previous.At) Report(DiagnosticCatalog.CutsNotDescending, at, Text(cut), Text(previous));
            }
            else if (number > before) Report(DiagnosticCatalog.CutAboveBetterOne, at, name, cut.Label, Text(cut), previous.Label, Text(previous));
            else if (number == before) Report(DiagnosticCatalog.CutsMeet, at, name, cut.Label, Text(cut), previous.Label);
        }

        (_previous, _previousSpan) = (cut, at);
    }

    private static string Text(BandCut cut) => cut.AtCut is { } relative
        ? string.Create(CultureInfo.InvariantCulture, $"{relative.Name} = {relative.Number}")
        : string.Create(CultureInfo.InvariantCulture, $"{cut.At}");

    private void Report(DiagnosticDescriptor descriptor, SourceSpan at, params ReadOnlySpan<string> arguments) =>
        band.Report(descriptor, at, [band.Place(_previousSpan, "the cut before it")], arguments);
}
