using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Evaluation;

/// <summary>
/// The rows over which an expression is evaluated: the accounts of the batch, or, inside a quantifier or filter, the elements of all their
/// lists one after the other, each with the row it belongs to.
/// </summary>
internal sealed class Frame
{
    private readonly Frame? _parent;
    private readonly int[]? _parentRows;
    private readonly Variable? _variable;
    private readonly Column? _value;
    private int[]? _rootRows;

    private Frame(int count, Frame? parent, int[]? parentRows, Variable? variable, Column? value)
    {
        Count = count;
        _parent = parent;
        _parentRows = parentRows;
        _variable = variable;
        _value = value;
    }

    public int Count { get; }

    public static Frame Root(int count) => new(count, null, null, null, null);

    /// <summary>The same rows with a variable.</summary>
    public Frame With(Variable variable, Column value) => new(Count, this, null, variable, value);

    /// <summary>The elements of lists, each with a variable's value.</summary>
    public Frame Expand(ListView lists, Variable variable)
    {
        var total = 0;
        var isWhole = true;
        for (var i = 0; i < lists.Count; i++)
        {
            isWhole &= lists.Lengths[i] == 0 || lists.Starts[i] == total;
            total += lists.Lengths[i];
        }

        var parentRows = new int[total];
        var at = 0;
        for (var i = 0; i < lists.Count; i++)
        {
            parentRows.AsSpan(at, lists.Lengths[i]).Fill(i);
            at += lists.Lengths[i];
        }

        var elements = isWhole && total == lists.Elements.Count ? lists.Elements : lists.Elements.Gather(ElementRows(lists, total));
        return new Frame(total, this, parentRows, variable, elements);
    }

    /// <summary>The value of a variable in the rows of this frame.</summary>
    public Column ValueOf(Variable variable)
    {
        int[]? rows = null;
        for (var frame = this; frame is not null; frame = frame._parent)
        {
            if (frame._variable == variable) return rows is null ? frame._value! : frame._value!.Gather(rows);
            rows = Compose(frame._parentRows, rows);
        }

        throw new InvalidOperationException($"Variable \"{variable.Name}\" is not in scope.");
    }

    /// <summary>A column over the root's rows as one over this frame's rows.</summary>
    public Column FromRoot(Column column)
    {
        if (_parent is null) return column;
        _rootRows ??= RootRows();
        return _rootRows.Length == 0 && Count > 0 ? column : column.Gather(_rootRows);
    }

    internal static int[] ElementRows(ListView lists, int total)
    {
        var rows = new int[total];
        var at = 0;
        for (var i = 0; i < lists.Count; i++)
            for (var j = 0; j < lists.Lengths[i]; j++) rows[at++] = lists.Starts[i] + j;
        return rows;
    }

    /// <summary>The root's row of every row; empty when they are the same rows.</summary>
    private int[] RootRows()
    {
        int[]? rows = null;
        for (var frame = this; frame is not null; frame = frame._parent) rows = Compose(frame._parentRows, rows);
        return rows ?? [];
    }

    private static int[]? Compose(int[]? outer, int[]? inner)
    {
        if (outer is null) return inner;
        if (inner is null) return outer;
        var composed = new int[inner.Length];
        for (var i = 0; i < composed.Length; i++) composed[i] = outer[inner[i]];
        return composed;
    }
}
