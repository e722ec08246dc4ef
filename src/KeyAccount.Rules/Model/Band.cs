using System.Collections.Immutable;
using System.Globalization;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules;

/// <summary>Labels from best to worst, and how an account gets one. Immutable.</summary>
public sealed class Band
{
    internal Band()
    {
    }

    /// <summary>The name in expressions.</summary>
    public required string Name { get; init; }

    /// <summary>What people call it.</summary>
    public LocalizedText? Title { get; init; }

    /// <summary>The cuts from best to worst.</summary>
    public required ImmutableArray<BandCut> Cuts { get; init; }

    /// <summary>
    /// The share of the weight, 0 to 1, that must be known for the band to give a label at all; <see langword="null"/> when the policy asks for none.
    /// </summary>
    public decimal? LeastCoverage { get; init; }

    /// <summary>The number that is cut; <see langword="null"/> when the cuts are conditions.</summary>
    internal BoundExpression? Of { get; init; }

    /// <summary>The slots of the score that is cut; <see langword="null"/> where <see cref="Of"/> is another number.</summary>
    internal ScoreSlots? Score { get; init; }

    /// <summary>Where it stands whether that score is knocked out; <see langword="null"/> where it cannot be.</summary>
    internal int? KnockedOutSlot { get; init; }

    internal StringPool Labels { get; init; } = null!;

    internal BandSlots Slots { get; init; }
}

internal readonly record struct BandSlots(int Label, int Best, int Worst, int Certain);

/// <summary>One label of a band. Immutable.</summary>
public sealed class BandCut
{
    internal BandCut()
    {
    }

    /// <summary>The label.</summary>
    public required string Label { get; init; }

    /// <summary>What people call it.</summary>
    public LocalizedText? Title { get; init; }

    /// <summary>What to do with those that get the label.</summary>
    public LocalizedText? Advice { get; init; }

    /// <summary>
    /// The least number that gets the label; <see langword="null"/> for the last label, for conditions, and where <see cref="AtCut"/> gives it.
    /// </summary>
    public decimal? At { get; init; }

    /// <summary>The relative cut from which on the label is given; <see langword="null"/> where the policy writes a number or a condition.</summary>
    public RelativeCut? AtCut { get; init; }

    /// <summary>The condition as the policy writes it; <see langword="null"/> for the last label and for numbers.</summary>
    public string? When { get; init; }

    internal BoundExpression? Condition { get; init; }

    /// <summary>The number that must be reached, as the nearest double; <see langword="null"/> where there is none, or it is not measured yet.</summary>
    internal double? Threshold => AtCut is not null ? AtCut.Number : At is { } at ? Nearest(at) : null;

    /// <summary>Whether the number that must be reached is unknown, so that no row is known to reach it or not.</summary>
    internal bool IsOpen => AtCut is { Number: null };

    /// <summary>The double nearest to a decimal, the same that its digits give in an expression; a cast can miss it by the last bit.</summary>
    internal static double Nearest(decimal number) => double.Parse(number.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
