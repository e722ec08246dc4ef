using KeyAccount.Benchmarks.Contenders;
using KeyAccount.Benchmarks.Contenders.MicrosoftRulesEngine;
using KeyAccount.Benchmarks.Workload;

namespace KeyAccount.Benchmarks.Measuring;

/// <summary>All contenders over the same accounts, made and checked in one place.</summary>
internal static class Contest
{
    /// <summary>Makes the accounts and every contender over them; nothing has run yet.</summary>
    public static IReadOnlyList<IContender> Enter(int accounts)
    {
        var columns = AccountGenerator.Generate(accounts);
        var rows = columns.ToRows();
        return
        [
            new RowCSharpContender(rows),
            new ColumnBatchContender(columns),
            new ObjectBatchContender(rows),
            new SingleAccountContender(rows),
            RulesEngineContender.Tuned(rows),
            RulesEngineContender.OutOfTheBox(rows),
        ];
    }
}
