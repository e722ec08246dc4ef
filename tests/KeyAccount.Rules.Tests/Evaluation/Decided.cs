using KeyAccount.Oracle;
using KeyAccount.Rules.Columns;

namespace KeyAccount.Rules.Tests.Evaluation;

/// <summary>Everything that decisions say through the public API, but for explanations: one named result after the other, row by row.</summary>
internal static class Decided
{
    /// <summary>What the decisions say of a row, in the order of <see cref="Results"/>.</summary>
    public static object?[] Row(DecisionBatch decisions, int row) => [.. Results(decisions).Select(result => result.In(row))];

    /// <summary>Where decisions differ from what is expected; null where they do not.</summary>
    /// <param name="expected">What is expected of each kind of row.</param>
    /// <param name="kinds">The kind of each row of the batch.</param>
    /// <param name="found">The decisions.</param>
    public static string? FirstDifference(IReadOnlyList<object?[]> expected, IReadOnlyList<int> kinds, DecisionBatch found)
    {
        if (found.Count != kinds.Count) return $"{kinds.Count} rows went in and {found.Count} came out";
        var results = Results(found);
        for (var i = 0; i < results.Count; i++)
        {
            for (var row = 0; row < kinds.Count; row++)
            {
                var (wanted, actual) = (expected[kinds[row]][i], results[i].In(row));
                if (!Plain.Same(wanted, actual)) return $"{results[i].Name} in row {row}, of kind {kinds[row]}: expected {Plain.Text(wanted)}, found {Plain.Text(actual)}";
            }
        }

        return found.Count == 0 ? null : Untidy(found);
    }

    public static IReadOnlyList<(string Name, Func<int, object?> In)> Results(DecisionBatch decisions)
    {
        var results = new List<(string, Func<int, object?>)>();
        foreach (var (name, column) in Columns(decisions)) results.Add((name, row => ColumnFacts.Plain(column[row])));
        results.Add(("actions", row => string.Join(' ', decisions.Actions(row).Select(action => action.Id))));
        results.Add(("next action", row => decisions.NextAction(row)?.Id));
        return results;
    }

    public static IEnumerable<(string Name, Column Column)> Columns(DecisionBatch decisions)
    {
        var policy = decisions.Policy;
        foreach (var value in policy.Values)
            if (decisions.Value(value) is { } column) yield return (value.Name, column);
        foreach (var card in policy.Scorecards)
        {
            foreach (var named in Of(card.Name, decisions.Score(card))) yield return named;
            yield return ($"{card.Name}.question", decisions.Question(card));
            foreach (var named in card.Perspectives.SelectMany(one => Of($"{card.Name}.{one.Name}", decisions.Score(one)))) yield return named;
        }

        foreach (var band in policy.Bands)
            foreach (var named in Of(band.Name, decisions.Band(band))) yield return named;
        foreach (var flag in policy.Flags) yield return ($"flags.{flag.Id}", decisions.Flag(flag));
        foreach (var playbook in policy.Playbooks)
            foreach (var named in Of(playbook.Name, decisions.Playbook(playbook))) yield return named;
        foreach (var playbook in policy.Playbooks)
        {
            yield return ($"{playbook.Name}.applies", decisions.Applies(playbook));
            yield return ($"{playbook.Name}.supported_best_step", decisions.SupportedBestStep(playbook));
        }

        if (decisions.ChosenPlaybooks is { } chosen) yield return ("playbooks.chosen", chosen);
        yield return ("next", decisions.NextActions);
    }

    public static IEnumerable<(string Name, Column Column)> Of(string name, ScoreColumns of) =>
        [($"{name}.score", of.Score), ($"{name}.coverage", of.Coverage), ($"{name}.low", of.Low), ($"{name}.high", of.High)];

    public static IEnumerable<(string Name, Column Column)> Of(string name, BandColumns of) =>
        [(name, of.Label), ($"{name}.best", of.Best), ($"{name}.worst", of.Worst), ($"{name}.certain", of.Certain)];

    public static IEnumerable<(string Name, Column Column)> Of(string name, PlaybookColumns of) =>
    [
        ($"{name}.claimed", of.Claimed), ($"{name}.supported", of.Supported), ($"{name}.supported_best", of.SupportedBest),
        ($"{name}.claimed_step", of.ClaimedStep), ($"{name}.supported_step", of.SupportedStep), ($"{name}.gap", of.Gap),
        ($"{name}.probability", of.Probability), ($"{name}.claimed_probability", of.ClaimedProbability), ($"{name}.node", of.Node),
    ];

    /// <summary>What columns promise of their memory: nothing is set past the last row, nothing is true that is unknown, known numbers are finite.</summary>
    private static string? Untidy(DecisionBatch decisions)
    {
        var past = ~Bits.LastMask(decisions.Count);
        return Columns(decisions).Where(named => named.Column switch
        {
            NumberColumn { Validity: { IsEmpty: false } bits } numbers => (bits.Span[^1] & past) != 0 || !IsFinite(numbers),
            NumberColumn numbers => !IsFinite(numbers),
            TruthColumn { Known: { IsEmpty: false } bits } truths => (bits.Span[^1] & past) != 0 || IsTrueAndUnknown(truths),
            TruthColumn truths => (truths.True.Span[^1] & past) != 0,
            StringColumn texts => texts.Codes.Span.ContainsAnyExceptInRange(-1, texts.Dictionary.Count - 1),
            _ => false,
        }).Select(named => $"{named.Name}: a column that does not keep to its own rules").FirstOrDefault();
    }

    private static bool IsFinite(NumberColumn numbers) =>
        Enumerable.Range(0, numbers.Count).All(row => !numbers.IsKnown(row) || double.IsFinite(numbers.Values.Span[row]));

    private static bool IsTrueAndUnknown(TruthColumn truths) =>
        Enumerable.Range(0, truths.True.Length).Any(word => (truths.True.Span[word] & ~truths.Known.Span[word]) != 0);
}
