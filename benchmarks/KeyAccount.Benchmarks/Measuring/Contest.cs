using KeyAccount.Benchmarks.Contenders;
using KeyAccount.Benchmarks.Contenders.DuckDb;
using KeyAccount.Benchmarks.Contenders.Floor;
using KeyAccount.Benchmarks.Contenders.MicrosoftRulesEngine;
using KeyAccount.Benchmarks.Contenders.Ours;
using KeyAccount.Benchmarks.Contenders.RowCSharp;
using KeyAccount.Benchmarks.Contenders.SimdCSharp;

namespace KeyAccount.Benchmarks.Measuring;

/// <summary>All contenders over the same accounts. Their answers are compared before there is a contest.</summary>
internal sealed class Contest : IDisposable
{
    private readonly IReadOnlyList<IContender> _contenders;

    /// <summary>Makes every contender and compares their answers.</summary>
    /// <exception cref="InvalidOperationException">Two contenders differ.</exception>
    public Contest(int accounts)
    {
        Accounts = new Accounts(accounts);
        _contenders =
        [
            new RowCSharpContender(Accounts),
            new ColumnBatchContender(Accounts),
            new AllThreadsContender(Accounts, Environment.ProcessorCount),
            new ObjectBatchContender(Accounts),
            new SingleAccountContender(Accounts),
            new SimdCSharpContender(Accounts),
            RulesEngineContender.OutOfTheBox(Accounts),
            RulesEngineContender.Tuned(Accounts),
            new DuckDbContender(Accounts),
        ];
        Agreed = AnswerCheck.Run(_contenders, Accounts);
        Timed = [.. _contenders, new FloorContender(Accounts)];
    }

    public Accounts Accounts { get; }

    /// <summary>What all say about the accounts, in their order.</summary>
    public IReadOnlyList<Outcome> Agreed { get; }

    /// <summary>All whose time is taken: the contenders, and the floor, which answers nothing.</summary>
    public IReadOnlyList<ITimed> Timed { get; }

    /// <summary>How many agree on how many accounts, and how much of them is open.</summary>
    public string Describe()
    {
        var slow = _contenders.Where(c => c.IsSlow).Select(c => c.Name).ToArray();
        var (unscored, open) = (Agreed.Count(o => o.Score < 0), Agreed.Count(o => o.GradeBest != o.GradeWorst));
        return FormattableString.Invariant($"{_contenders.Count} contenders agree on every one of {Agreed.Count:N0} accounts ")
            + FormattableString.Invariant($"({string.Join(", ", slow)}: on the first {Math.Min(Agreed.Count, AnswerCheck.SlowBatches * Accounts.BatchRows):N0}): ")
            + FormattableString.Invariant($"{unscored:N0} without a score, {open:N0} with an open grade, {Agreed.Count(o => o.Undetermined != 0):N0} with an undetermined flag.");
    }

    public void Dispose()
    {
        foreach (var contender in _contenders.OfType<IDisposable>()) contender.Dispose();
    }
}
