using System.Runtime.CompilerServices;

namespace KeyAccount.Rules.Execution;

/// <summary>Which column of a batch: an input, or a field of a list's records.</summary>
/// <param name="List">The list input's ordinal; -1 for an input itself.</param>
/// <param name="Ordinal">The ordinal of the input or field.</param>
internal readonly record struct ColumnPlace(int List, int Ordinal)
{
    public Column In(ColumnBatch batch) => List < 0 ? batch.Columns[Ordinal] : Unsafe.As<ListColumn>(batch.Columns[List]).ChildColumns[Ordinal];

    /// <summary>The same, where the input is a number: a batch lets no other column stand in its place.</summary>
    public NumberColumn NumbersIn(ColumnBatch batch) => Unsafe.As<NumberColumn>(In(batch));
}

/// <summary>A node that shows a column of the batch. All of a space are loaded together, by a <see cref="LoadInstruction"/>.</summary>
internal interface IColumnNode
{
    /// <summary>Shows the column.</summary>
    /// <param name="start">The column's row at which the chunk begins; a multiple of 64.</param>
    void Load(Workspace w, int start);
}
