using KeyAccount.Arrow.Memory;

namespace KeyAccount.Arrow.Reading;

/// <summary>Makes the column of one input, or of one field of a list's records, from an array of one type. Thread-safe.</summary>
internal abstract class ColumnReader(ColumnPlace place)
{
    /// <summary>The name in messages.</summary>
    protected string Path => place.Path;

    public abstract Column Read(ArraySlice slice, ReadTally tally);

    protected void Reject(ReadTally tally, ArrowRejectionReason reason, int count) => tally.Add(place.Ordinal, place.Path, reason, count);
}

/// <summary>Which column of a policy is read.</summary>
/// <param name="Path">The input's name; a field of a list's records as <c>contacts.role</c>.</param>
/// <param name="Ordinal">Its place among all columns and fields.</param>
internal readonly record struct ColumnPlace(string Path, int Ordinal);
