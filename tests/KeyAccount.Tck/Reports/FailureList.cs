using System.Text;
using KeyAccount.Tck.Running;

namespace KeyAccount.Tck.Reports;

/// <summary>Each result that is not as expected, with what was evaluated.</summary>
internal static class FailureList
{
    public static string Of(IEnumerable<CaseOutcome> outcomes)
    {
        var text = new StringBuilder();
        foreach (var result in outcomes.SelectMany(outcome => outcome.Results).Where(result => result.Verdict is Verdict.Refused or Verdict.Wrong))
        {
            var attempt = result.Attempt;
            text.Append(result.Verdict == Verdict.Wrong ? "wrong    " : "refused  ").Append(attempt.Id).Append('\n');
            text.Append("  text      ").Append(attempt.Expression!.ReplaceLineEndings("\n            ")).Append('\n');
            if (attempt.Context.Count > 0) text.Append("  context   ").Append(attempt.Context.ToJsonString(Cases.Json.Readable)).Append('\n');
            text.Append("  expected  ").Append(attempt.Expected.Value).Append(attempt.Expected.IsError ? " (or an error)" : "").Append('\n');
            text.Append("  actual    ").Append(result.Value?.ToString() ?? $"{result.Answer!.Code}: {result.Answer.Message}").Append('\n');
        }

        return text.ToString();
    }
}
