namespace KeyAccount.Rules.Execution;

/// <summary>The memory of all outputs.</summary>
internal sealed class ResultSet
{
    private readonly ResultColumn[] _columns;
    private readonly ResultColumn[] _ending;

    public ResultSet(Program program, int room)
    {
        Room = room;
        _columns = [.. program.Outputs.Select(o => o.NewColumn(room))];
        _ending = [.. _columns.Where(c => c.NeedsEnd)];
        Resize(room);
        IsFixed = Array.TrueForAll(_columns, c => c.IsFixed);
    }

    /// <summary>Rows that there is room for.</summary>
    public int Room { get; }

    /// <summary>Whether the columns are the same objects after every batch.</summary>
    public bool IsFixed { get; }

    /// <summary>Says how many rows the batch has.</summary>
    public void Resize(int rows)
    {
        foreach (var column in _columns) column.Resize(rows);
    }

    public void Begin(Workspace w)
    {
        // A batch of one row after another aims at the same place each time.
        if (!w.AimsAnew(this)) return;
        foreach (var column in _columns) column.Begin(w);
    }

    public void End(Workspace w)
    {
        foreach (var column in _ending) column.End(w);
    }

    /// <summary>Puts the columns into their slots.</summary>
    public void Collect(Program program, Workspace w, Column?[] slots)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            var column = _columns[i].ToColumn(w);
            foreach (var slot in program.Outputs[i].Slots) slots[slot] = column;
        }
    }
}
