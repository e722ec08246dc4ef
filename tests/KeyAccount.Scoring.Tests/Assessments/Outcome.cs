using System.Text;

namespace KeyAccount.Scoring.Tests.Assessments;

/// <summary>Everything an assessment says, as text: two assessments are the same when their outcomes are.</summary>
internal static class Outcome
{
    public static string Of(Assessment it)
    {
        var text = new StringBuilder();
        text.Append(FormattableString.Invariant($"{it.Account.Id}: {it.Score} {it.Grade} {it.Card} {it.Stage}\n"));
        foreach (Perspective perspective in it.Policy.Scorecards[0].Perspectives) text.Append(FormattableString.Invariant($"{it.ScoreOf("value", perspective.Name)}\n"));
        foreach (Band band in it.Policy.Bands) text.Append(FormattableString.Invariant($"{band.Name} {it.BandOf(band.Name)}\n"));
        foreach (NamedValue value in it.Policy.Values) text.Append(FormattableString.Invariant($"{value.Name} {it.ValueOf(value.Name)}\n"));
        foreach (Flag flag in it.Policy.Flags) text.Append(FormattableString.Invariant($"{flag.Id} {it.StateOf(flag.Id)}\n"));
        foreach (PolicyAction action in it.Actions)
        {
            foreach (string language in it.Policy.Languages) text.Append(FormattableString.Invariant($"{action.Id} {it.Render(action.Title!, language)} {it.Reason(action, language)}\n"));
        }

        return text.ToString();
    }

    /// <summary>The explanation in full, without the evidence behind it.</summary>
    public static string Of(Explanation it)
    {
        var text = new StringBuilder();
        foreach (CharacteristicExplanation c in it.Scorecards.SelectMany(s => s.Characteristics)) text.Append(FormattableString.Invariant($"{c.Name} {c.State} {c.Value} {c.Bin} {c.Contribution} {c.Reason}\n"));
        foreach (FlagExplanation f in it.Flags) text.Append(FormattableString.Invariant($"{f.Id} {f.State} {f.Message} {string.Join(", ", f.Evidence)}\n"));
        foreach (ActionExplanation a in it.Actions) text.Append(FormattableString.Invariant($"{a.Id} {a.Title} {a.Audience} {a.Obsolete} {string.Join(", ", a.Reasons.Select(r => r.Text))}\n"));
        return text.ToString();
    }
}
