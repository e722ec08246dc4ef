using KeyAccount.Oracle.Model;

namespace KeyAccount.Oracle.Meaning;

/// <summary>The label a band gives, and the best and the worst it could give.</summary>
internal sealed record BandResult(string? Label, string Best, string Worst)
{
    public bool Certain => Label is not null && Label == Best && Label == Worst;
}

/// <summary>Section 6 of the semantics page.</summary>
internal static class BandMeaning
{
    public static BandResult Evaluate(Band band, Scope scope) => band switch
    {
        NumberBand cuts => OfNumber(cuts, scope),
        ConditionBand cuts => OfConditions(cuts, scope),
        _ => throw new InvalidOperationException($"No meaning for {band}."),
    };

    private static BandResult OfNumber(NumberBand band, Scope scope)
    {
        var number = ExpressionMeaning.Meaning(band.Of, scope);
        var label = number.Value is null ? null : Proved(band, number, scope);
        if (band.Of is Result { DottedName: var name } && name.EndsWith(".score", StringComparison.Ordinal))
        {
            var scored = name[..^".score".Length];
            var knockedOut = !scored.Contains('.', StringComparison.Ordinal) && (bool?)scope[scored + ".knocked_out"].Value == true;
            if (!knockedOut && band.LeastCoverage is { } least && (decimal)(double)scope[scored + ".coverage"].Value! < least) label = null;
            return new BandResult(label, Best(band, scope[scored + ".high"], scope), Worst(band, scope[scored + ".low"], scope));
        }

        return number.Value is null
            ? new BandResult(null, band.Cuts[0].Label, band.Cuts[^1].Label)
            : new BandResult(label, Best(band, number, scope), Worst(band, number, scope));
    }

    /// <summary>The label that the number has whatever the cuts without a number turn out to be.</summary>
    private static string? Proved(NumberBand band, Meant number, Scope scope) =>
        Best(band, number, scope) is var label && label == Worst(band, number, scope) ? label : null;

    private static string Best(NumberBand band, Meant number, Scope scope) => band.Cuts.First(cut => Reaches(cut, number, scope) != false).Label;

    private static string Worst(NumberBand band, Meant number, Scope scope) => band.Cuts.First(cut => Reaches(cut, number, scope) == true).Label;

    private static bool? Reaches(NumberCut cut, Meant number, Scope scope)
    {
        if (cut.AtCut is { } name) return Comparison.Compare(">=", number.Value, scope[name].Value, number.Computed);
        return cut.At is not { } at ? true : Comparison.Compare(">=", number.Value, at, number.Computed);
    }

    private static BandResult OfConditions(ConditionBand band, Scope scope)
    {
        var truths = band.Cuts.Select(cut => cut.When is null ? true : ExpressionMeaning.Condition(cut.When, scope)).ToList();
        var label = band.Cuts[truths.FindIndex(truth => truth == true)].Label;
        var best = band.Cuts[truths.FindIndex(truth => truth != false)].Label;
        return new BandResult(label, best, label);
    }
}
