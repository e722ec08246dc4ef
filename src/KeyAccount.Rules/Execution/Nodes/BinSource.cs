namespace KeyAccount.Rules.Execution;

/// <summary>How the rows of a characteristic find their bins.</summary>
internal abstract record BinSource;

/// <summary>By a number that is known or not: bins are stretches of the number line.</summary>
/// <param name="Bounds">Ascending; one less than <paramref name="Bins"/>.</param>
/// <param name="Bins">The bin of each stretch.</param>
internal sealed record StretchBins(NumbersNode Values, BitsNode Known, double[] Bounds, int[] Bins) : BinSource;

/// <summary>By bitmaps.</summary>
/// <param name="Hits">For each bin the rows that can only be in it.</param>
/// <param name="Unknown">Rows that can be in any bin; there are several.</param>
/// <param name="Ambiguous">Rows that can be in some; <see langword="null"/> where that cannot be.</param>
/// <param name="Possible">For each bin the ambiguous rows that can be in it.</param>
internal sealed record BitmapBins(BitsNode[] Hits, BitsNode Unknown, BitsNode? Ambiguous, BitsNode[] Possible) : BinSource;

/// <summary>A characteristic and its weights.</summary>
/// <param name="Group">Its perspective's group, from 1; group 0 is the scorecard.</param>
/// <param name="Weight">Its weight in the scorecard.</param>
/// <param name="GroupWeight">Its weight in the perspective.</param>
/// <param name="Points">Of each bin, in whole numbers.</param>
/// <param name="MissingPoints">When missing: points of its own; <see langword="null"/> for none.</param>
/// <param name="IsWorst">When missing: the fewest points that are possible.</param>
internal sealed record SummedCharacteristic(BinSource Source, int Group, long Weight, long GroupWeight, long[] Points, long? MissingPoints, bool IsWorst)
{
    public long Fewest { get; } = Points.Min();

    public long Most { get; } = Points.Max();

    public long WeightIn(int group) => group == 0 ? Weight : group == Group ? GroupWeight : 0;

    public IEnumerable<Node> Inputs => Source switch
    {
        StretchBins s => [s.Values, s.Known],
        BitmapBins s => [.. s.Hits, s.Unknown, .. s.Ambiguous is null ? [] : s.Possible.Append(s.Ambiguous)],
        _ => [],
    };
}
