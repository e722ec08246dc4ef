namespace KeyAccount.Rules.Execution;

/// <summary>Runs a program over the chunks of a batch.</summary>
internal static class ProgramRunner
{
    /// <summary>Runs over a whole batch, into columns of its own.</summary>
    /// <returns>The columns in their slots.</returns>
    public static Column?[] Run(Program program, Workspace w, ColumnBatch batch, int slots)
    {
        var results = new ResultSet(program, batch.Count);
        Run(program, w, batch, results);
        var columns = new Column?[slots];
        results.Collect(program, w, columns);
        return columns;
    }

    public static void Run(Program program, Workspace w, ColumnBatch batch, ResultSet results)
    {
        w.Begin(batch);
        var rows = program.ChunkRows(batch);
        for (var start = 0; start < batch.Count; start += rows) program.Run(w, start, Math.Min(rows, batch.Count - start), results);
    }
}
