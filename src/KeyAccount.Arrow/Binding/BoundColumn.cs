using KeyAccount.Arrow.Reading;

namespace KeyAccount.Arrow.Binding;

/// <summary>How the column of one input is made.</summary>
/// <param name="Name">The input's name, which is the column's.</param>
/// <param name="Index">The column's place in a record batch; -1 when there is none.</param>
/// <param name="Reader">What reads its array.</param>
internal readonly record struct BoundColumn(string Name, int Index, ColumnReader Reader);
