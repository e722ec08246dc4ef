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
        var label = number.Value is null ? null : Reached(band, number);
        if (band.Of is Result { DottedName: var name } && name.EndsWith(".score", StringComparison.Ordinal))
        {
            var scored = name[..^".score".Length];
            if (band.LeastCoverage is { } least && (decimal)(double)scope[scored + ".coverage"].Value! < least) label = null;
            return new BandResult(label, Reached(band, scope[scored + ".high"]), Reached(band, scope[scored + ".low"]));
        }

        return new BandResult(label, label ?? band.Cuts[0].Label, label ?? band.Cuts[^1].Label);
    }

    private static string Reached(NumberBand band, Meant number) =>
        band.Cuts.First(cut => cut.At is not { } at || Comparison.Compare(">=", number.Value, at, number.Computed) == true).Label;

    private static BandResult OfConditions(ConditionBand band, Scope scope)
    {
        var truths = band.Cuts.Select(cut => cut.When is null ? true : ExpressionMeaning.Condition(cut.When, scope)).ToList();
        var label = band.Cuts[truths.FindIndex(truth => truth == true)].Label;
        var best = band.Cuts[truths.FindIndex(truth => truth != false)].Label;
        return new BandResult(label, best, label);
    }
}
