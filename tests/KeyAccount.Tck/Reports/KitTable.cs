using System.Globalization;
using System.Text;
using KeyAccount.Tck.Running;

namespace KeyAccount.Tck.Reports;

/// <summary>Counts of cases, as a table of Markdown.</summary>
internal static class KitTable
{
    /// <summary>A line for each folder, and a total for each level.</summary>
    public static string Of(IReadOnlyList<CaseOutcome> outcomes)
    {
        var text = new StringBuilder("| folder | cases | passed | refused | wrong | outside |\n|---|---:|---:|---:|---:|---:|\n");
        foreach (var level in outcomes.GroupBy(outcome => outcome.Folder.Level).OrderBy(level => level.Key))
        {
            foreach (var folder in level.GroupBy(outcome => outcome.Folder.Name)) Append(text, folder.Key, [.. folder]);
            Append(text, $"**level {level.Key}**", [.. level]);
        }

        return text.ToString();
    }

    /// <summary>Why cases are refused or outside: how many for each reason; and how many passed by being refused.</summary>
    public static string Reasons(IReadOnlyList<CaseOutcome> outcomes)
    {
        var text = new StringBuilder();
        var errors = outcomes.Count(outcome => outcome.Verdict == Verdict.Passed && outcome.Results.Any(result => result.Answer is { Value: null }));
        text.Append(CultureInfo.InvariantCulture, $"\nOf the passed cases, {errors} are refused where the kit expects null with an error.\n");
        Append(text, "refused, by code", outcomes, Verdict.Refused, result => result.Answer!.Code!);
        Append(text, "outside, by what they need", outcomes, Verdict.Outside, result => result.Attempt.Outside!);
        return text.ToString();
    }

    /// <summary>The share of cases that passed, in percent, rounded down to a tenth.</summary>
    public static decimal Share(IReadOnlyCollection<CaseOutcome> outcomes) =>
        outcomes.Count == 0 ? 0 : Math.Floor(outcomes.Count(outcome => outcome.Verdict == Verdict.Passed) * 1000m / outcomes.Count) / 10;

    private static void Append(StringBuilder text, string name, IReadOnlyCollection<CaseOutcome> outcomes)
    {
        int Count(Verdict verdict) => outcomes.Count(outcome => outcome.Verdict == verdict);
        text.Append(CultureInfo.InvariantCulture, $"| {name} | {outcomes.Count} | {Count(Verdict.Passed)} | {Count(Verdict.Refused)} | {Count(Verdict.Wrong)} | {Count(Verdict.Outside)} |\n");
    }

    private static void Append(StringBuilder text, string title, IReadOnlyList<CaseOutcome> outcomes, Verdict verdict, Func<ResultOutcome, string> reason)
    {
        var groups = outcomes.Where(outcome => outcome.Verdict == verdict && outcome.Results.Count > 0)
            .GroupBy(outcome => reason(outcome.Results.First(result => result.Verdict == verdict)))
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).ToList();
        if (groups.Count == 0) return;
        text.Append(CultureInfo.InvariantCulture, $"\n| {title} | cases |\n|---|---:|\n");
        foreach (var group in groups) text.Append(CultureInfo.InvariantCulture, $"| {group.Key} | {group.Count()} |\n");
    }
}
