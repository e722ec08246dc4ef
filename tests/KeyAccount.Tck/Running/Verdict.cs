using KeyAccount.Tck.Cases;
using KeyAccount.Tck.Comparing;

namespace KeyAccount.Tck.Running;

/// <summary>How a case went, from best to worst.</summary>
internal enum Verdict
{
    Passed,

    /// <summary>It is not said in FEEL text here.</summary>
    Outside,

    /// <summary>The tool reported an error where the kit expects a value, or a null without an error.</summary>
    Refused,

    /// <summary>The tool gave another value.</summary>
    Wrong,
}

/// <summary>An attempt with its answer.</summary>
/// <param name="Attempt">What was tried.</param>
/// <param name="Answer">What came out; null for an attempt that is outside.</param>
/// <param name="Value">The value as the declared type takes it.</param>
/// <param name="Verdict">Whether it is what was expected.</param>
internal sealed record ResultOutcome(Attempt Attempt, Answer? Answer, KitValue? Value, Verdict Verdict)
{
    public static ResultOutcome Of(Attempt attempt, Answer? answer)
    {
        if (answer is null) return new ResultOutcome(attempt, null, null, Verdict.Outside);
        var expected = attempt.Expected;
        if (answer.Value is null) return new ResultOutcome(attempt, answer, null, expected is { IsError: true, Value: NilValue } ? Verdict.Passed : Verdict.Refused);
        var value = Conformance.Apply(answer.Value, attempt.Type);
        return new ResultOutcome(attempt, answer, value, ValueComparer.AreEqual(expected.Value, value) ? Verdict.Passed : Verdict.Wrong);
    }
}

/// <summary>A case with all of its results: as good as the worst of them.</summary>
internal sealed record CaseOutcome(TestFolder Folder, TestCase Case, IReadOnlyList<ResultOutcome> Results)
{
    public Verdict Verdict => Results.Count == 0 ? Verdict.Outside : Results.Max(result => result.Verdict);
}
