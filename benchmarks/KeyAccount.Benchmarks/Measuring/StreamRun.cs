using KeyAccount.Benchmarks.Contenders;
using KeyAccount.Benchmarks.Contenders.Ours;
using KeyAccount.Benchmarks.Workload;

namespace KeyAccount.Benchmarks.Measuring;

/// <summary>What a stream of accounts took.</summary>
/// <param name="Accounts">Accounts that went through.</param>
/// <param name="Scored">Accounts that got a score: what was done with the answers.</param>
/// <param name="PeakHeapBytes">Most memory on the managed heap, garbage included, looked at after every batch.</param>
/// <param name="LiveBytes">What was alive at the end, with a batch of input and the evaluator's buffers.</param>
/// <param name="WorkingSetGrowthBytes">How far the process grew beyond what it took after the first batches.</param>
internal sealed record StreamResult(long Accounts, long Scored, long PeakHeapBytes, long LiveBytes, long WorkingSetGrowthBytes);

/// <summary>Batches generated one after the other into the same columns, each decided by the same evaluator and forgotten.</summary>
internal static class StreamRun
{
    private const int SettlingBatches = 64;

    public static StreamResult Run(int accounts)
    {
        var policy = StandardPolicy.Load();
        var evaluator = policy.CreateEvaluator(StandardOutputs.Of(policy.Model));
        var columns = new AccountColumns(Accounts.BatchRows);
        var (scored, peakHeap, settled, peakSet) = (0L, 0L, 0L, 0L);
        var batches = (accounts + Accounts.BatchRows - 1) / Accounts.BatchRows;
        for (var batch = 0; batch < batches; batch++)
        {
            AccountGenerator.Fill(columns, (long)batch * Accounts.BatchRows);
            var score = evaluator.Evaluate(columns.ToBatch(policy.Model.Inputs)).Score(policy.Model.Scorecards[0]).Score;
            for (var row = 0; row < columns.Count; row++)
                if (score.IsKnown(row)) scored++;
            peakHeap = Math.Max(peakHeap, GC.GetTotalMemory(forceFullCollection: false));
            if (batch % 16 != 0) continue;
            var workingSet = Environment.WorkingSet;
            if (batch <= SettlingBatches) settled = workingSet;
            peakSet = Math.Max(peakSet, workingSet);
        }

        var live = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(evaluator);
        GC.KeepAlive(columns);
        return new StreamResult((long)batches * Accounts.BatchRows, scored, peakHeap, live, Math.Max(0, peakSet - settled));
    }
}
