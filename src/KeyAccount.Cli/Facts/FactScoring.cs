using System.Collections.Immutable;
using System.Globalization;
using DuckDB.NET.Data;
using KeyAccount.Cli.Export;
using KeyAccount.Cli.Import;
using KeyAccount.Cli.Reports;
using KeyAccount.Rules;

namespace KeyAccount.Cli.Facts;

/// <summary>
/// Reads fact tables chunk by chunk, decides them and writes the results in the order of the rows. What is held at a time is a chunk per thread, however
/// many rows there are. Not thread-safe.
/// </summary>
internal sealed class FactScoring(CompiledPolicy policy, string language, int threads, TableWriter results, TableWriter? rejects)
{
    private readonly Queue<(Task Task, FactWorker Worker)> _pending = new();
    private readonly Stack<FactWorker> _idle = new();
    private FactTally _tally = new("");
    private string _file = "";
    private string _idColumn = "";

    /// <summary>Accounts decided so far.</summary>
    public long Decided { get; private set; }

    /// <summary>Facts that the policy could not use.</summary>
    public FactRejections Facts { get; } = new();

    /// <summary>Rows whose decision tables are in error.</summary>
    public RowErrors Errors { get; } = new();

    /// <summary>Scores a file.</summary>
    /// <param name="connection">DuckDB.</param>
    /// <param name="binding">The file and which of its columns are read.</param>
    /// <param name="scored">Told after every chunk how many accounts were decided so far, over all files.</param>
    /// <param name="cancellation">Stops between two chunks.</param>
    /// <returns>What became of the file's rows.</returns>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public SourceReport Score(DuckDBConnection connection, FactBinding binding, Action<long> scored, CancellationToken cancellation)
    {
        _file = binding.File.Path;
        _idColumn = binding.IdColumn;
        _tally = new FactTally(_file);
        _idle.Clear();
        for (var i = 0; i < threads; i++) _idle.Push(new FactWorker(binding, policy, language));
        long read = 0;
        var problems = ImmutableArray.CreateBuilder<RowFault>();
        try
        {
            using var query = new FactQuery(connection, binding.Sql);
            try
            {
                while (Next(query, read, cancellation) is { } chunk)
                {
                    read += chunk.Count;
                    Start(chunk);
                    scored(Decided);
                }
            }
            finally
            {
                // Whoever stops early leaves no work behind.
                foreach (var (task, _) in _pending) ((IAsyncResult)task).AsyncWaitHandle.WaitOne();
            }
        }
        catch (InvalidDataException exception)
        {
            problems.Add(new RowFault("damaged", read.ToString(CultureInfo.InvariantCulture), exception.Message));
        }

        while (_pending.Count > 0) Finish();
        scored(Decided);

        // Rows behind a damaged page are counted by the file's own footer, and each is named.
        for (; problems.Count > 0 && read < binding.File.Rows; read++) Reject(read + 1, new RowFault("unreadable"));
        return _tally.ToReport(problems);
    }

    private static FactChunk? Next(FactQuery query, long read, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return query.Fetch() is { } data ? new FactChunk(data, read + 1) : null;
    }

    private void Start(FactChunk chunk)
    {
        if (_idle.Count == 0) Finish();
        var worker = _idle.Pop();
        if (threads > 1)
        {
            _pending.Enqueue((Task.Run(() => worker.Decide(chunk)), worker));
            return;
        }

        worker.Decide(chunk);
        Write(worker);
    }

    private void Finish()
    {
        var (task, worker) = _pending.Dequeue();
        task.GetAwaiter().GetResult();
        Write(worker);
    }

    private void Write(FactWorker worker)
    {
        _tally.Use(worker.Table.Count);
        Decided += worker.Table.Count;
        Errors.Add(worker.Table);
        results.Append(worker.Table);
        for (var i = 0; i < worker.Misfits.Count; i++) Facts.Add(worker.Misfits[i], worker.MisfitAccounts[i]);
        foreach (var line in worker.Rejected) Reject(line, new RowFault("missing-key", _idColumn));
        _idle.Push(worker);
    }

    private void Reject(long line, RowFault fault)
    {
        _tally.Reject(fault);
        rejects?.Append(TableValue.Of(_file), TableValue.Of(line), TableValue.Of(fault.Reason), TableValue.Of(fault.Message(language)));
    }
}
