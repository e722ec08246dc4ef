namespace KeyAccount.Rules.Execution;

/// <summary>Runs a program over the chunks of a batch.</summary>
internal static class ProgramRunner
{
    /// <summary>Runs over a whole batch, into columns of its own.</summary>
    /// <returns>The columns in their slots.</returns>
    public static Column?[] Run(Program program, Workspace w, ColumnBatch batch, int slots)
    {
        var results = NewResults(program, batch.Count);
        Run(program, w, batch, results);
        var columns = new Column?[slots];
        Collect(program, w, results, columns);
        return columns;
    }

    public static ResultColumn[] NewResults(Program program, int rows)
    {
        var results = new ResultColumn[program.Outputs.Length];
        for (var i = 0; i < results.Length; i++) results[i] = program.Outputs[i].NewColumn(rows);
        return results;
    }

    public static void Run(Program program, Workspace w, ColumnBatch batch, ReadOnlySpan<ResultColumn> results)
    {
        w.Begin(batch);
        var rows = program.ChunkRows(batch);
        for (var start = 0; start < batch.Count; start += rows) program.Run(w, start, Math.Min(rows, batch.Count - start), results);
    }

    /// <summary>Puts the columns into their slots.</summary>
    public static void Collect(Program program, Workspace w, ReadOnlySpan<ResultColumn> results, Column?[] columns)
    {
        for (var i = 0; i < results.Length; i++)
        {
            var column = results[i].ToColumn(w);
            foreach (var slot in program.Outputs[i].Slots) columns[slot] = column;
        }
    }
}
