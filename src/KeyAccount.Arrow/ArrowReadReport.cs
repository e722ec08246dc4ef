using System.Collections.Immutable;

namespace KeyAccount.Arrow;

/// <summary>Why a value that an Arrow array holds is unknown to a policy.</summary>
public enum ArrowRejectionReason
{
    /// <summary>NaN or an infinity, which is no number that a policy can judge.</summary>
    NotFinite,

    /// <summary>A text outside the closed set of values that the policy declares for the input.</summary>
    OutsideClosedSet,

    /// <summary>A day before 0001-01-01 or after 9999-12-31.</summary>
    DateOutOfRange,

    /// <summary>Bytes that are not UTF-8.</summary>
    InvalidText,
}

/// <summary>Values of one column that became unknown for one reason. Immutable.</summary>
/// <param name="Input">The input; a field of a list's records as <c>contacts.role</c>.</param>
/// <param name="Reason">Why.</param>
/// <param name="Count">How many values; at least 1.</param>
public readonly record struct ArrowRejection(string Input, ArrowRejectionReason Reason, long Count);

/// <summary>
/// What was in a record batch, but is unknown to the policy; Arrow's own nulls are not counted. Reports of several batches add up. Immutable.
/// </summary>
public sealed class ArrowReadReport
{
    internal ArrowReadReport(long rows, ImmutableArray<ArrowRejection> rejections)
    {
        Rows = rows;
        Rejections = rejections;
    }

    /// <summary>The report of no batch; to start a sum from.</summary>
    public static ArrowReadReport Empty { get; } = new(0, []);

    /// <summary>Rows read.</summary>
    public long Rows { get; }

    /// <summary>
    /// What became unknown; empty when nothing did. Of one batch in the order of the policy's inputs and then of the reasons, of a sum in the
    /// order in which it was first met.
    /// </summary>
    public ImmutableArray<ArrowRejection> Rejections { get; }

    /// <summary>Both reports as one.</summary>
    public ArrowReadReport Add(ArrowReadReport other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Rejections.IsEmpty) return new ArrowReadReport(Rows + other.Rows, Rejections);
        if (Rejections.IsEmpty) return new ArrowReadReport(Rows + other.Rows, other.Rejections);
        var sum = Rejections.ToList();
        foreach (var rejection in other.Rejections)
        {
            var at = sum.FindIndex(r => r.Input == rejection.Input && r.Reason == rejection.Reason);
            if (at < 0) sum.Add(rejection);
            else sum[at] = rejection with { Count = sum[at].Count + rejection.Count };
        }

        return new ArrowReadReport(Rows + other.Rows, [.. sum]);
    }
}
