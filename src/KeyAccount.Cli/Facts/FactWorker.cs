using DuckDB.NET.Native;
using KeyAccount.Cli.Export;
using KeyAccount.Cli.Reports;
using KeyAccount.Rules;

namespace KeyAccount.Cli.Facts;

/// <summary>Decides chunks and makes their results, with buffers of its own: one per thread.</summary>
internal sealed unsafe class FactWorker
{
    private readonly FactBinding _binding;
    private readonly BatchDecoder _decoder;
    private readonly PolicyEvaluator _evaluator;
    private readonly ResultColumns _columns;
    private readonly List<int> _rows = [];

    /// <summary>A worker for the chunks of a file.</summary>
    public FactWorker(FactBinding binding, CompiledPolicy policy, string language)
    {
        _binding = binding;
        _decoder = new BatchDecoder(binding, policy.Model.Inputs);
        _evaluator = policy.CreateEvaluator();
        _columns = new ResultColumns(policy.Model, language, withIndicators: false);
        Table = new TableBatch(_columns.Columns);
    }

    /// <summary>The results of the last chunk.</summary>
    public TableBatch Table { get; }

    /// <summary>Its facts that the policy could not use.</summary>
    public List<Misfit> Misfits { get; } = [];

    /// <summary>The accounts that the misfits name, by their place in the list.</summary>
    public List<string> MisfitAccounts { get; } = [];

    /// <summary>The numbers in the file of its rows without an id, which were not decided.</summary>
    public List<long> Rejected { get; } = [];

    /// <summary>Decides a chunk and disposes of it.</summary>
    public void Decide(FactChunk chunk)
    {
        using (chunk)
        {
            Table.Clear();
            Misfits.Clear();
            MisfitAccounts.Clear();
            Rejected.Clear();
            var ids = chunk.Vector(_binding.Id);
            ChooseRows(chunk, ids);
            var decisions = _evaluator.Evaluate(_decoder.Decode(chunk, Misfits));
            _columns.Fill(Table, decisions, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_rows), (id, name, owner) =>
            {
                Copy(chunk, _binding.Id, id);
                Copy(chunk, _binding.Name, name);
                Copy(chunk, _binding.Owner, owner);
            });
            foreach (var misfit in Misfits) MisfitAccounts.Add(ids.IsValid(misfit.Row) ? TextCodes.TextOf((DuckDBString*)ids.Data + misfit.Row) : "");
            _decoder.Release();
        }
    }

    /// <summary>Every row that has an id.</summary>
    private void ChooseRows(FactChunk chunk, FactVector ids)
    {
        _rows.Clear();
        var texts = (DuckDBString*)ids.Data;
        for (var row = 0; row < chunk.Count; row++)
        {
            if (ids.IsValid(row) && texts[row].Length > 0) _rows.Add(row);
            else Rejected.Add(chunk.FirstRow + row);
        }
    }

    private void Copy(FactChunk chunk, int place, TextBuffer target)
    {
        if (place < 0)
        {
            foreach (var _ in _rows) target.AddUnknown();
            return;
        }

        var vector = chunk.Vector(place);
        var texts = (DuckDBString*)vector.Data;
        foreach (var row in _rows)
        {
            if (vector.IsValid(row)) target.Add(TextCodes.Utf8Of(texts + row));
            else target.AddUnknown();
        }
    }
}
