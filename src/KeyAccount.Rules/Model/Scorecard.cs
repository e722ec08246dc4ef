using System.Collections.Immutable;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules;

/// <summary>A weighted score from 0 to 100 in perspectives. Immutable.</summary>
public sealed class Scorecard
{
    internal Scorecard()
    {
    }

    /// <summary>The name in expressions.</summary>
    public required string Name { get; init; }

    /// <summary>What people call it.</summary>
    public LocalizedText? Title { get; init; }

    /// <summary>Decimals to which scores are rounded, 0 to 4.</summary>
    public required int Decimals { get; init; }

    /// <summary>The perspectives in order.</summary>
    public required ImmutableArray<Perspective> Perspectives { get; init; }

    /// <summary>All characteristics of all perspectives, in order.</summary>
    public IEnumerable<Characteristic> Characteristics => Perspectives.SelectMany(p => p.Characteristics);

    /// <summary>What is added to the weighted mean of the characteristics, in order.</summary>
    public ImmutableArray<Adjustment> Adjustments { get; init; } = [];

    /// <summary>Scores that cannot be exceeded, in order.</summary>
    public ImmutableArray<ScoreCap> Caps { get; init; } = [];

    /// <summary>What makes the score 0, in order.</summary>
    public ImmutableArray<KnockOut> KnockOuts { get; init; } = [];

    internal ScoreSlots Slots { get; init; }

    internal int QuestionSlot { get; init; }

    /// <summary>Whether a knock-out holds; <see langword="null"/> where there are none.</summary>
    internal int? KnockedOutSlot { get; init; }

    /// <summary>Whether the score is anything but the weighted mean.</summary>
    internal bool IsCorrected => !Adjustments.IsEmpty || !Caps.IsEmpty || !KnockOuts.IsEmpty;

    /// <summary>The expressions of adjustments, caps and knock-outs.</summary>
    internal IEnumerable<BoundExpression> Corrections => Adjustments.Select(a => a.Condition ?? a.Steps!.Number)
        .Concat(Caps.Select(c => c.Condition)).Concat(KnockOuts.Select(k => k.Condition));
}

/// <summary>Where the columns of a score stand.</summary>
internal readonly record struct ScoreSlots(int Score, int Coverage, int Low, int High);

/// <summary>A weighted part of a scorecard. Immutable.</summary>
public sealed class Perspective
{
    internal Perspective()
    {
    }

    /// <summary>The name in expressions, below the scorecard's.</summary>
    public required string Name { get; init; }

    /// <summary>What people call it.</summary>
    public LocalizedText? Title { get; init; }

    /// <summary>Weight among the perspectives; greater than 0.</summary>
    public required decimal Weight { get; init; }

    /// <summary>The characteristics in order.</summary>
    public required ImmutableArray<Characteristic> Characteristics { get; init; }

    internal ScoreSlots Slots { get; init; }
}

/// <summary>What a characteristic gets when its input is unknown.</summary>
public enum MissingHandling
{
    /// <summary>It is left out, and its weight is spread over the rest.</summary>
    Neutral,

    /// <summary>The fewest points it could have.</summary>
    Worst,

    /// <summary>Points that the policy names.</summary>
    Points,

    /// <summary>There is no score without it.</summary>
    Required,
}

/// <summary>One thing that a scorecard looks at. Immutable.</summary>
public sealed class Characteristic
{
    internal Characteristic()
    {
    }

    /// <summary>The name; unique in the scorecard.</summary>
    public required string Name { get; init; }

    /// <summary>What people call it.</summary>
    public LocalizedText? Title { get; init; }

    /// <summary>The question that would make an unknown input known.</summary>
    public LocalizedText? Question { get; init; }

    /// <summary>Weight within the perspective; greater than 0.</summary>
    public required decimal Weight { get; init; }

    /// <summary>The expression whose value is looked up in the bins, as the policy writes it.</summary>
    public required string InputText { get; init; }

    /// <summary>The bins in order.</summary>
    public required ImmutableArray<Bin> Bins { get; init; }

    /// <summary>What an unknown input gets.</summary>
    public MissingHandling Missing { get; init; }

    /// <summary>The points of <see cref="MissingHandling.Points"/>; 0 otherwise.</summary>
    public decimal MissingPoints { get; init; }

    /// <summary>The reason code of an unknown input.</summary>
    public string? MissingReason { get; init; }

    internal BoundExpression Input { get; init; } = null!;

    internal Variable Tested { get; init; } = null!;

    internal string? Unit { get; init; }
}

/// <summary>Values of a characteristic that get the same points. Immutable.</summary>
public sealed class Bin
{
    internal Bin()
    {
    }

    /// <summary>The unary tests as the policy writes them; <see langword="null"/> for the bin that takes everything else.</summary>
    public string? When { get; init; }

    /// <summary>Points, 0 to 100.</summary>
    public required decimal Points { get; init; }

    /// <summary>The reason code; <see langword="null"/> when none is given.</summary>
    public string? Reason { get; init; }

    /// <summary>The tests as a condition on the tested value; <see langword="null"/> for everything else.</summary>
    internal BoundExpression? Test { get; init; }

    internal SourceSpan Span { get; init; }
}
