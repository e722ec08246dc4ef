using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KeyAccount.Oracle.Model;
using KeyAccount.Oracle.Text;

namespace KeyAccount.Oracle.Generation;

/// <summary>Makes a policy smaller and keeps it valid: only what nothing else mentions is left out.</summary>
internal static class PolicyShrinker
{
    public static Policy WithoutUnusedInputs(Policy policy)
    {
        var used = policy.Inputs.Where(input => Mentions(policy, input.Name)).ToList();
        return policy with { Inputs = used.Count > 0 ? used : [policy.Inputs[0]] };
    }

    /// <summary>All policies that lack one part of this one.</summary>
    private static IEnumerable<Policy> Smaller(Policy policy)
    {
        foreach (var action in policy.Actions) yield return policy with { Actions = Without(policy.Actions, action) };
        foreach (var playbook in policy.Playbooks)
        {
            yield return policy with { Playbooks = Without(policy.Playbooks, playbook) };
            foreach (var smaller in Smaller(playbook)) yield return policy with { Playbooks = Replaced(policy.Playbooks, playbook, smaller) };
        }

        foreach (var flag in policy.Flags)
        {
            yield return policy with { Flags = Without(policy.Flags, flag) };
            if (flag.Severities.Count > 0) yield return policy with { Flags = Replaced(policy.Flags, flag, flag with { Severities = [] }) };
            if (flag.Action is not null) yield return policy with { Flags = Replaced(policy.Flags, flag, flag with { Action = null }) };
        }

        foreach (var table in policy.Tables)
        {
            yield return policy with { Tables = Without(policy.Tables, table) };
            if (table.Rules.Count == 1) continue;
            foreach (var rule in table.Rules) yield return policy with { Tables = Replaced(policy.Tables, table, table with { Rules = Without(table.Rules, rule) }) };
        }

        foreach (var band in policy.Bands) yield return policy with { Bands = Without(policy.Bands, band) };
        foreach (var value in policy.Values) yield return policy with { Values = Without(policy.Values, value) };
        foreach (var cut in policy.Cuts)
        {
            yield return policy with { Cuts = Without(policy.Cuts, cut) };
            if (cut.Where is not null) yield return policy with { Cuts = Replaced(policy.Cuts, cut, cut with { Where = null }) };
        }

        foreach (var card in policy.Scorecards)
        {
            yield return policy with { Scorecards = Without(policy.Scorecards, card) };
            foreach (var smaller in Smaller(card)) yield return policy with { Scorecards = Replaced(policy.Scorecards, card, smaller) };
        }
    }

    /// <summary>All policies in which one expression of a value, a flag or an action is smaller.</summary>
    private static IEnumerable<Policy> WithSmallerExpression(Policy policy)
    {
        foreach (var flag in policy.Flags)
        {
            foreach (var when in ExpressionShrinker.Smaller(flag.When))
            {
                yield return policy with { Flags = Replaced(policy.Flags, flag, flag with { When = when }) };
            }
        }

        foreach (var value in policy.Values)
        {
            foreach (var smaller in ExpressionShrinker.Smaller(value.Is))
            {
                yield return policy with { Values = Replaced(policy.Values, value, value with { Is = smaller }) };
            }
        }

        foreach (var action in policy.Actions.Where(action => action.When is not null))
        {
            foreach (var when in ExpressionShrinker.Smaller(action.When!))
            {
                yield return policy with { Actions = Replaced(policy.Actions, action, action with { When = when }) };
            }
        }
    }

    /// <summary>The smaller policies in which every name is still declared, and every action can still be proposed.</summary>
    public static IEnumerable<Policy> SmallerAndValid(Policy policy) =>
        Smaller(policy).Concat(WithSmallerExpression(policy))
            .Where(smaller => Declared(policy).Except(Declared(smaller)).All(name => !Mentions(smaller, name)))
            .Where(smaller => smaller.Actions.All(action => action.When is not null || IsNamed(smaller, action.Id)))
            .Select(WithoutUnusedInputs);

    private static bool IsNamed(Policy policy, string action) =>
        policy.Flags.Any(flag => flag.Action == action)
        || policy.Playbooks.SelectMany(playbook => playbook.Nodes).Any(node => node.Action == action);

    private static IEnumerable<Scorecard> Smaller(Scorecard card)
    {
        foreach (var adjustment in card.Adjustments) yield return card with { Adjustments = Without(card.Adjustments, adjustment) };
        foreach (var cap in card.Caps) yield return card with { Caps = Without(card.Caps, cap) };
        foreach (var knockOut in card.KnockOuts) yield return card with { KnockOuts = Without(card.KnockOuts, knockOut) };
        foreach (var perspective in card.Perspectives)
        {
            if (card.Perspectives.Count > 1) yield return card with { Perspectives = Without(card.Perspectives, perspective) };
            if (perspective.Characteristics.Count == 1) continue;
            foreach (var characteristic in perspective.Characteristics)
            {
                var smaller = perspective with { Characteristics = Without(perspective.Characteristics, characteristic) };
                yield return card with { Perspectives = Replaced(card.Perspectives, perspective, smaller) };
            }
        }
    }

    private static IEnumerable<Playbook> Smaller(Playbook playbook)
    {
        if (playbook.When is not null) yield return playbook with { When = null };
        foreach (var stage in playbook.Stages)
        {
            foreach (var node in stage.Nodes) yield return playbook with { Stages = Replaced(playbook.Stages, stage, stage with { Nodes = Without(stage.Nodes, node) }) };
            foreach (var node in stage.Entry) yield return playbook with { Stages = Replaced(playbook.Stages, stage, stage with { Entry = Without(stage.Entry, node) }) };
        }
    }

    private static IEnumerable<string> Declared(Policy policy) =>
    [
        .. policy.Values.Select(value => value.Name),
        .. policy.Cuts.Select(cut => cut.Name),
        .. policy.Tables.Select(table => table.Name),
        .. policy.Scorecards.Select(card => card.Name),
        .. policy.Scorecards.Where(card => card.KnockOuts.Count > 0).Select(card => $"{card.Name}.knocked_out"),
        .. policy.Scorecards.SelectMany(card => card.Perspectives).Select(perspective => perspective.Name),
        .. policy.Scorecards.SelectMany(card => card.Perspectives).SelectMany(perspective => perspective.Characteristics).Select(one => one.Name),
        .. policy.Bands.Select(band => band.Name),
        .. policy.Flags.Select(flag => flag.Id),
        .. policy.Playbooks.Select(playbook => playbook.Name),
        .. policy.Playbooks.Take(1).Select(_ => "playbooks.chosen"),
        .. policy.Actions.Select(action => action.Id),
    ];

    private static bool Mentions(Policy policy, string name)
    {
        var document = JsonNode.Parse(PolicyPrinter.Print(policy))!.AsObject();
        document.Remove("inputs");
        return Regex.IsMatch(document.ToJsonString(), $@"(?<!\w){Regex.Escape(name)}(?!\w)");
    }

    private static List<T> Without<T>(IReadOnlyList<T> items, T item) => [.. items.Where(one => !ReferenceEquals(one, item))];

    private static List<T> Replaced<T>(IReadOnlyList<T> items, T item, T replacement) =>
        [.. items.Select(one => ReferenceEquals(one, item) ? replacement : one)];
}
