namespace KeyAccount.Tck.Running;

/// <summary>Runs cases of the kit through one batch.</summary>
internal static class KitRun
{
    /// <summary>The attempts of folders, in order.</summary>
    public static IReadOnlyList<(TestFolder Folder, Cases.TestCase Case, IReadOnlyList<Attempt> Attempts)> Plan(IEnumerable<TestFolder> folders) =>
        [.. from folder in folders from item in folder.Cases select (folder, item.Case, (IReadOnlyList<Attempt>)[.. Attempt.Of(folder, item.Model, item.Case)])];

    /// <summary>Evaluates all of them and judges the answers.</summary>
    public static async Task<IReadOnlyList<CaseOutcome>> RunAsync(IEnumerable<TestFolder> folders)
    {
        var plan = Plan(folders);
        var attempts = plan.SelectMany(item => item.Attempts).Where(attempt => attempt.Expression is not null).ToList();
        var answers = await ToolBatch.EvaluateAsync(attempts.Select(attempt => attempt.Line()));
        if (answers.Count != attempts.Count) throw new InvalidOperationException($"The tool answered {answers.Count} of {attempts.Count} lines.");
        var next = new Queue<Answer>(answers);
        return [.. plan.Select(item => new CaseOutcome(item.Folder, item.Case, [.. item.Attempts.Select(attempt => ResultOutcome.Of(attempt, attempt.Expression is null ? null : next.Dequeue()))]))];
    }
}
