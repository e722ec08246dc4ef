using KeyAccount.Oracle.Meaning;
using KeyAccount.Oracle.Model;

namespace KeyAccount.Oracle;

/// <summary>
/// The oracle: what a policy says about one account, written from docs/semantics.md in the plainest way. It shares no code with the engine,
/// reads no JSON and no FEEL text, and evaluates each part when it is asked for.
/// </summary>
internal sealed class ReferenceInterpreter
{
    private readonly Policy _policy;
    private readonly Facts _facts;
    private readonly Scope _scope;
    private readonly Dictionary<string, Meant> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<DecisionTable, TableResult> _tables = [];
    private readonly Dictionary<Scorecard, ScorecardResult> _scorecards = [];
    private readonly Dictionary<Band, BandResult> _bands = [];
    private readonly Dictionary<Flag, bool?> _flags = [];
    private readonly Dictionary<Playbook, PlaybookResult> _playbooks = [];

    private ReferenceInterpreter(Policy policy, Facts facts)
    {
        _policy = policy;
        _facts = facts;
        _scope = Scope.Of(LookUp);
    }

    public static Outcome Evaluate(Policy policy, Facts facts) => new ReferenceInterpreter(policy, facts).Outcome();

    /// <summary>What a cut measures of an account, and whether the account counts.</summary>
    public static (double? Of, bool? Where) Measured(Policy policy, RelativeCut cut, Facts facts)
    {
        var scope = new ReferenceInterpreter(policy, facts)._scope;
        return ((double?)ExpressionMeaning.Meaning(cut.Of, scope).Value, cut.Where is null ? true : ExpressionMeaning.Condition(cut.Where, scope));
    }

    private Outcome Outcome()
    {
        var outcome = new Outcome();
        foreach (var value in _policy.Values) outcome[$"values.{value.Name}"] = ValueOf(value).Value;
        foreach (var table in _policy.Tables) Report(outcome, table);
        foreach (var scorecard in _policy.Scorecards) Report(outcome, scorecard);
        foreach (var band in _policy.Bands)
        {
            foreach (var suffix in (string[])["", ".best", ".worst", ".certain"]) outcome[band.Name + suffix] = OfBand(ResultOf(band), suffix);
        }

        foreach (var flag in _policy.Flags)
        {
            outcome[$"flags.{flag.Id}"] = Raised(flag);
            outcome[$"severity.{flag.Id}"] = flag.Severities.FirstOrDefault(cut => ExpressionMeaning.Condition(cut.When, _scope) == true)?.Severity ?? flag.Severity;
        }

        foreach (var playbook in _policy.Playbooks)
        {
            foreach (var suffix in PlaybookNames) outcome[$"{playbook.Name}.{suffix}"] = OfPlaybook(ResultOf(playbook), suffix);
        }

        if (_policy.Playbooks.Count > 0) outcome["playbooks.chosen"] = PlaybookMeaning.Chosen(_policy.Playbooks, ResultOf);
        var proposals = ActionMeaning.Rank(_policy, Raised, ResultOf, _scope);
        outcome["actions"] = proposals.Select(proposal => proposal.Action.Id).ToList();
        foreach (var proposal in proposals) outcome[$"actions.{proposal.Action.Id}.reasons"] = proposal.Triggers;
        return outcome;
    }

    private void Report(Outcome outcome, DecisionTable table)
    {
        var result = ResultOf(table);
        foreach (var output in table.Outputs) outcome[$"{table.Name}.{output.Name}"] = result.Answers[output.Name];
        outcome[$"{table.Name}.rule"] = (double?)result.Rule;
        outcome[$"{table.Name}.matches"] = (double?)result.Matches;
        outcome[$"{table.Name}.violated"] = result.Violated;
    }

    private void Report(Outcome outcome, Scorecard scorecard)
    {
        var result = ResultOf(scorecard);
        foreach (var name in ScoreNames) outcome[$"{scorecard.Name}.{name}"] = OfScore(result.Total, name);
        outcome[$"{scorecard.Name}.question"] = result.Question;
        if (scorecard.KnockOuts.Count > 0) outcome[$"{scorecard.Name}.knocked_out"] = result.KnockedOut;
        foreach (var perspective in scorecard.Perspectives)
        {
            foreach (var name in ScoreNames)
            {
                outcome[$"{scorecard.Name}.{perspective.Name}.{name}"] = OfScore(result.Perspectives[perspective.Name], name);
            }
        }

        if (result.Total.Value is null) return;
        foreach (var (id, points) in result.Changes) outcome[$"{scorecard.Name}.changes.{id}"] = points;
        foreach (var perspective in scorecard.Perspectives)
        {
            foreach (var characteristic in perspective.Characteristics)
            {
                var contribution = ScorecardMeaning.ContributionName(perspective.Name, characteristic.Name);
                outcome[$"{scorecard.Name}.contributions.{contribution}"] = result.Contributions.GetValueOrDefault(contribution);
            }
        }
    }

    /// <summary>Section 11: what a name of the policy is.</summary>
    private Meant? LookUp(string name)
    {
        if (_policy.Inputs.Any(input => input.Name == name)) return new Meant(_facts.Of(name), false);
        if (_policy.Values.FirstOrDefault(value => value.Name == name) is { } named) return ValueOf(named);
        if (_policy.Cuts.FirstOrDefault(cut => cut.Name == name) is { } relative) return new Meant(relative.Number, false);
        var parts = name.Split('.', 2);
        var rest = parts.Length == 2 ? parts[1] : "";
        if (name == "playbooks.chosen") return new Meant(PlaybookMeaning.Chosen(_policy.Playbooks, ResultOf), false);
        if (parts[0] == "flags") return new Meant(Raised(_policy.Flags.Single(flag => flag.Id == rest)), false);
        if (_policy.Tables.FirstOrDefault(table => table.Name == parts[0]) is { } table) return OfTable(table, rest);
        if (_policy.Scorecards.FirstOrDefault(scorecard => scorecard.Name == parts[0]) is { } card)
        {
            var result = ResultOf(card);
            if (rest == "question") return new Meant(result.Question, false);
            if (rest == "knocked_out") return new Meant(result.KnockedOut, false);
            var path = rest.Split('.');
            return new Meant(OfScore(path.Length == 2 ? result.Perspectives[path[0]] : result.Total, path[^1]), false);
        }

        if (_policy.Bands.FirstOrDefault(band => band.Name == parts[0]) is { } band)
        {
            return new Meant(OfBand(ResultOf(band), rest.Length == 0 ? "" : "." + rest), false);
        }

        return _policy.Playbooks.FirstOrDefault(playbook => playbook.Name == parts[0]) is { } selling
            ? new Meant(OfPlaybook(ResultOf(selling), rest), false)
            : null;
    }

    /// <summary>Numbers that a table answers count as computed.</summary>
    private Meant OfTable(DecisionTable table, string name) => name switch
    {
        "rule" => new Meant((double?)ResultOf(table).Rule, false),
        "matches" => new Meant((double?)ResultOf(table).Matches, false),
        _ => new Meant(ResultOf(table).Answers[name], table.Aggregate == "count" || table.Outputs.Single(output => output.Name == name).Type is NumberType),
    };

    private static readonly string[] ScoreNames = ["score", "coverage", "low", "high"];

    private static readonly string[] PlaybookNames =
        ["claimed", "supported", "supported_best", "claimed_step", "supported_step", "gap", "probability", "claimed_probability", "node", "supported_best_step", "applies"];

    private static double? OfScore(Score score, string name) => name switch
    {
        "score" => (double?)score.Value,
        "coverage" => (double?)score.Coverage,
        "low" => (double?)score.Low,
        "high" => (double?)score.High,
        _ => throw new InvalidOperationException($"A score has no {name}."),
    };

    private static object? OfBand(BandResult band, string suffix) => suffix switch
    {
        "" => band.Label,
        ".best" => band.Best,
        ".worst" => band.Worst,
        ".certain" => band.Certain,
        _ => throw new InvalidOperationException($"A band has no {suffix}."),
    };

    private static object? OfPlaybook(PlaybookResult result, string name) => name switch
    {
        "claimed" => result.Claimed?.Id,
        "supported" => result.Supported.Id,
        "supported_best" => result.SupportedBest.Id,
        "claimed_step" => (double?)result.ClaimedStep,
        "supported_step" => (double)result.SupportedStep,
        "gap" => (double?)result.Gap,
        "probability" => (double)result.Supported.Probability,
        "claimed_probability" => (double?)result.Claimed?.Probability,
        "node" => result.Node?.Id,
        "supported_best_step" => (double)result.SupportedBestStep,
        "applies" => result.Applies,
        _ => throw new InvalidOperationException($"A playbook has no {name}."),
    };

    private Meant ValueOf(NamedValue value) => Once(_values, value.Name, () => ExpressionMeaning.Meaning(value.Is, _scope));

    private TableResult ResultOf(DecisionTable table) => Once(_tables, table, () => TableMeaning.Evaluate(table, _scope));

    private ScorecardResult ResultOf(Scorecard scorecard) => Once(_scorecards, scorecard, () => ScorecardMeaning.Evaluate(scorecard, _scope));

    private BandResult ResultOf(Band band) => Once(_bands, band, () => BandMeaning.Evaluate(band, _scope));

    private bool? Raised(Flag flag) => Once(_flags, flag, () => ExpressionMeaning.Condition(flag.When, _scope));

    private PlaybookResult ResultOf(Playbook playbook) => Once(_playbooks, playbook, () => PlaybookMeaning.Evaluate(playbook, _scope));

    private static TResult Once<TPart, TResult>(Dictionary<TPart, TResult> known, TPart part, Func<TResult> evaluate)
        where TPart : notnull
    {
        if (!known.TryGetValue(part, out var result)) known[part] = result = evaluate();
        return result;
    }
}
