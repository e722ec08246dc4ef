namespace KeyAccount.Oracle.Model;

/// <summary>What is taken of the measured values.</summary>
internal abstract record Take;

internal sealed record Percentile(decimal Percentage) : Take;

internal sealed record Median : Take;

internal sealed record CumulativeShare(decimal Share) : Take;

/// <summary>A number that is measured over a portfolio.</summary>
internal sealed record RelativeCut(string Name, Expression Of, Take Take, Expression? Where, double? Default, double? Calibrated)
{
    public double? Number => Calibrated ?? Default;
}
