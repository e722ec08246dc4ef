using System.Collections.Immutable;
using System.Text.RegularExpressions;
using KeyAccount.Rules;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Backtest;

/// <summary>Something that a policy says of every deal in one of a few words, by which the deals are counted apart.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name in the policy; empty for the next action.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Values">The words it can say, in the policy's order, with what people call them; "" stands for nothing or unknown.</param>
/// <param name="ValueOf">What it says of a deal.</param>
internal sealed partial record Factor(FactorKind Kind, string Name, string Title, ImmutableArray<KeyValuePair<string, string>> Values, Func<PolicyResult, string> ValueOf)
{
    /// <summary>The word for a raised flag.</summary>
    public const string Raised = "raised";

    /// <summary>The word for a flag that is not raised.</summary>
    public const string Clear = "clear";

    /// <summary>The word where the policy says nothing, or does not know.</summary>
    public const string Nothing = "";

    /// <summary>The factors of a policy.</summary>
    public static ImmutableArray<Factor> Of(PolicyModel policy, string language)
    {
        string Title(LocalizedText? title, string name) => title?.In(language) ?? name;
        return
        [
            .. policy.Bands.Select(b => new Factor(
                FactorKind.Band, b.Name, Title(b.Title, b.Name), Words(b.Cuts.Select(c => (c.Label, Title(c.Title, c.Label)))), r => r.BandOf(b.Name).Label ?? Nothing)),
            .. policy.Playbooks.Select(p => new Factor(
                FactorKind.Stage, p.Name, Title(p.Title, p.Name), Words(p.Stages.Select(s => (s.Id, Title(s.Title, s.Id)))), r => r.StageOf(p.Name).Supported)),
            .. policy.Flags.Select(f => new Factor(FactorKind.Flag, f.Id, Title(f.Title, f.Id), Words([(Raised, Raised), (Clear, Clear)]), r => Word(r.StateOf(f.Id)))),
            .. policy.Actions.IsEmpty ? ImmutableArray<Factor>.Empty
                : [new Factor(FactorKind.Action, "", "", Words(policy.Actions.Select(a => (a.Id, Placeholder().Replace(a.Title.In(language), "…")))), r => r.NextAction?.Id ?? Nothing)],
        ];
    }

    private static ImmutableArray<KeyValuePair<string, string>> Words(IEnumerable<(string Word, string Title)> words) =>
        [.. words.Append((Nothing, Nothing)).DistinctBy(w => w.Item1).Select(w => KeyValuePair.Create(w.Item1, w.Item2))];

    private static string Word(FlagState state) => state switch
    {
        FlagState.Raised => Raised,
        FlagState.Clear => Clear,
        _ => Nothing,
    };

    /// <summary>What an action's title takes from the row; many rows share one line.</summary>
    [GeneratedRegex(@"\{[^{}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
