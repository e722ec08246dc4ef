namespace KeyAccount.Rules.Execution;

/// <summary>Which column of a batch: an input, or a field of a list's records.</summary>
/// <param name="List">The list input's ordinal; -1 for an input itself.</param>
/// <param name="Ordinal">The ordinal of the input or field.</param>
internal readonly record struct ColumnPlace(int List, int Ordinal)
{
    public Column In(ColumnBatch batch) => List < 0 ? batch[Ordinal] : ((ListColumn)batch[List]).Children[Ordinal];

    /// <summary>The column's row at which the chunk begins; a multiple of 64.</summary>
    public int Start(Workspace w, Space space) => List < 0 ? w.Start : w.Spaces[space.Index].Base;
}
