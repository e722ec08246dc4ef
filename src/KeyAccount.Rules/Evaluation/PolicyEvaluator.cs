using System.Runtime.ExceptionServices;
using KeyAccount.Rules.Execution;
using KeyAccount.Rules.Planning;

namespace KeyAccount.Rules;

/// <summary>
/// Decides batch after batch with the same buffers, so that nothing is allocated per account; what policies allocate that join texts is a string per
/// distinct text, and what of an expression runs value by value allocates its values. Made by <see cref="CompiledPolicy.CreateEvaluator(DecisionOutputs?, int)"/>. Not thread-safe: one evaluator per caller.
/// </summary>
public sealed class PolicyEvaluator
{
    /// <summary>Rows that a thread takes at a time, so that taking costs little and the last ones end together.</summary>
    private const int RowsAtATime = 8_192;

    private readonly CompiledPolicy _policy;
    private readonly EvaluationPlan _plan;
    private readonly Program _program;
    private readonly Workspace[] _workspaces;
    private readonly Action<int> _work;
    private ResultSet? _results;
    private Column?[] _columns = [];
    private DecisionBatch? _decisions;
    private ColumnBatch? _batch;
    private int _chunkRows;
    private int _nextRow;
    private int _firstThread;
    private int _rows;
    private bool _isCollected;

    internal PolicyEvaluator(CompiledPolicy policy, EvaluationPlan plan, DecisionOutputs outputs, int threads, VectorPath path)
    {
        _policy = policy;
        _plan = plan;
        _program = plan.ProgramFor(outputs);
        _workspaces = [.. Enumerable.Range(0, _program.NeedsOrder ? 1 : threads).Select(_ => new Workspace(_program, Kernels.For(path)))];
        _work = Work;
        Outputs = outputs;
    }

    /// <summary>What is computed.</summary>
    public DecisionOutputs Outputs { get; }

    /// <summary>Decides a batch.</summary>
    /// <param name="batch">The facts, in columns of the policy's own inputs.</param>
    /// <returns>The decisions, which the next call overwrites: read them, or copy what must last, before.</returns>
    /// <exception cref="ArgumentException">The batch was made for the inputs of another policy.</exception>
    public DecisionBatch Evaluate(ColumnBatch batch)
    {
        _policy.CheckSchema(batch);
        if (_results is null || batch.Count > _results.Room)
        {
            _results = new ResultSet(_program, batch.Count);
            _columns = new Column?[_plan.SlotCount];
            _decisions = new DecisionBatch(_plan, batch, _columns);
            _rows = batch.Count;
            _isCollected = false;
        }
        else if (batch.Count != _rows)
        {
            _results.Resize(batch.Count);
            _rows = batch.Count;
        }

        _firstThread = 0;
        if (_workspaces.Length == 1 || batch.Count <= RowsAtATime) ProgramRunner.Run(_program, _workspaces[0], batch, _results!);
        else Share(batch);
        if (!_isCollected || !_results!.IsFixed) _results!.Collect(_program, _workspaces[_firstThread], _columns);
        if (!_isCollected || !ReferenceEquals(_decisions!.Inputs, batch)) batch.Columns.CopyTo(_columns!);
        _decisions!.Turn(batch);

        // Only now: where the first batch fails, the next one has nothing in its slots.
        _isCollected = true;
        return _decisions;
    }

    /// <summary>Divides the rows among the threads. Each row has its own place in the results, whoever computes it.</summary>
    private void Share(ColumnBatch batch)
    {
        _batch = batch;
        _chunkRows = _program.ChunkRows(batch);
        _nextRow = 0;
        try
        {
            Parallel.For(0, _workspaces.Length, _work);
        }
        catch (AggregateException several)
        {
            // As with one thread, the caller meets what went wrong itself.
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
        finally
        {
            _batch = null;
        }
    }

    private void Work(int thread)
    {
        var workspace = _workspaces[thread];
        var rows = Math.Max(_chunkRows, RowsAtATime / _chunkRows * _chunkRows);
        workspace.Begin(_batch!);
        for (var first = Interlocked.Add(ref _nextRow, rows) - rows; first < _batch!.Count; first = Interlocked.Add(ref _nextRow, rows) - rows)
        {
            // Whoever has rows has seen the batch's dictionaries; another thread may have come too late for any.
            if (first == 0) _firstThread = thread;
            var end = Math.Min(_batch.Count, first + rows);
            for (var start = first; start < end; start += _chunkRows) _program.Run(workspace, start, Math.Min(_chunkRows, end - start), _results);
        }
    }
}
