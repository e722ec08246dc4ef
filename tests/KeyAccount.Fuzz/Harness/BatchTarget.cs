using System.Text.Json;
using KeyAccount.Cli.Evaluation;
using KeyAccount.Rules.Diagnostics;

namespace KeyAccount.Fuzz;

/// <summary>Lines for <c>keyaccount eval --batch</c>: each is answered with a line of JSON, and none breaks the evaluation off.</summary>
internal static class BatchTarget
{
    public static void Run(string text) => Checks.Twice(() =>
    {
        using var answers = new StringWriter();
        using var lines = new StringReader(text);
        new Batch(new Evaluator(new StoppedClock()), answers, "en").Run(lines, CancellationToken.None);
        foreach (var answer in answers.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var json = JsonDocument.Parse(answer, new JsonDocumentOptions { MaxDepth = 128 });
            if (json.RootElement.TryGetProperty("error", out var error) && error.GetProperty("code").GetString() == DiagnosticCatalog.EvaluationFault.Code)
                throw new FuzzException(answer);
        }

        return answers.ToString();
    });

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);
    }
}
