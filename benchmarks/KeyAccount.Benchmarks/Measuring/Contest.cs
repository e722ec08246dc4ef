using KeyAccount.Benchmarks.Contenders;
using KeyAccount.Benchmarks.Contenders.MicrosoftRulesEngine;

namespace KeyAccount.Benchmarks.Measuring;

/// <summary>All contenders over the same accounts, made and checked in one place.</summary>
internal static class Contest
{
    /// <summary>Makes every contender; nothing has run yet.</summary>
    public static IReadOnlyList<IContender> Enter(Accounts accounts) =>
    [
        new RowCSharpContender(accounts),
        new ColumnBatchContender(accounts),
        new ObjectBatchContender(accounts),
        new SingleAccountContender(accounts),
        RulesEngineContender.Tuned(accounts),
        RulesEngineContender.OutOfTheBox(accounts),
    ];
}
