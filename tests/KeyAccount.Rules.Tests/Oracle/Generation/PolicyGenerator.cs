using KeyAccount.Oracle.Model;

namespace KeyAccount.Oracle.Generation;

/// <summary>Generates valid policies: every name is declared, every type fits, parts refer to parts generated before them.</summary>
internal sealed class PolicyGenerator
{
    private static readonly string[] Stages = ["planned", "met", "offer-1", "closed"];

    internal static readonly Input[] Inputs =
    [
        new("revenue", new NumberType()),
        new("profit", new NumberType()),
        new("orders", new NumberType()),
        new("industry", new StringType()),
        new("tier", new StringType(["gold", "silver", "none"])),
        new("stage", new StringType(Stages)),
        new("listed", new BooleanType()),
        new("urgent", new BooleanType()),
        new("as_of", new DateType()),
        new("since", new DateType()),
        new("contacts", new ListType(new RecordType(
        [
            new("role", new StringType(["decision_maker", "coach", "user"])),
            new("influence", new NumberType()),
            new("active", new BooleanType()),
            new("met_on", new DateType()),
        ]))),
        new("deals", new ListType(new RecordType(
        [
            new("profit", new NumberType()),
            new("tier", new StringType(["hot", "cold"])),
            new("rival", new StringType()),
        ]))),
    ];

    private readonly Dice _dice;
    private readonly ExpressionGenerator _expressions;
    private readonly TableGenerator _tables;
    private readonly ScorecardGenerator _scorecards;
    private readonly CutGenerator _cutting;
    private List<RelativeCut> _cuts = [];
    private Visible _visible;

    public PolicyGenerator(Dice dice, LiteralPool pool)
    {
        _dice = dice;
        _expressions = new ExpressionGenerator(dice, pool);
        _tables = new TableGenerator(dice, _expressions);
        _scorecards = new ScorecardGenerator(dice, pool, _expressions);
        _cutting = new CutGenerator(dice, pool, _expressions);
        Pool = pool;
        _visible = new Visible(Inputs, []);
    }

    private LiteralPool Pool { get; }

    public Policy Policy()
    {
        var measurable = _visible;
        _cuts = _dice.Many(0, 3, i => _cutting.Cut($"cut{i + 1}", measurable));
        foreach (var cut in _cuts) _visible = _visible.With(cut.Name, new NumberType());
        var values = _dice.Many(0, 3, i => Value($"value{i + 1}"));
        var tables = _dice.Many(0, 2, i => Table($"table{i + 1}"));
        var scorecards = _dice.Many(0, 2, i => Scorecard($"card{i + 1}"));
        values.AddRange(_dice.Many(0, 1, _ => Value("late_value")));
        var actions = _dice.Some((string[])["call", "visit-now", "drop"], 0, 3);
        var bands = _dice.Many(0, 2, i => Band($"band{i + 1}"));
        var playbooks = _dice.Many(0, 2, i => Playbook(i == 0 ? "selling" : "serving", actions));
        if (playbooks.Count > 0) _visible = _visible.WithResult("playbooks.chosen", new StringType([.. playbooks.Select(playbook => playbook.Name)]));
        var flags = _dice.Many(1, 3, i => Flag($"flag-{i + 1}", actions));
        var named = flags.Select(flag => flag.Action).Concat(playbooks.SelectMany(playbook => playbook.Nodes).Select(node => node.Action));
        var policy = new Policy(Inputs, values, scorecards, bands, flags, playbooks, [.. actions.Select(id => Action(id, named.Contains(id)))]) { Cuts = _cuts, Tables = tables };
        return PolicyShrinker.WithoutUnusedInputs(policy);
    }

    private NamedValue Value(string name)
    {
        Expression expression;
        FactType type;
        switch (_dice.Between(0, 5))
        {
            case 0:
                (expression, type) = (_expressions.Condition(_visible, 2), new BooleanType());
                break;
            case 1:
                (expression, type) = _expressions.Text(_visible, 2);
                break;
            case 2:
                (expression, type) = (_expressions.Date(_visible, 1), new DateType());
                break;
            default:
                (expression, type) = (_expressions.Number(_visible, 2), new NumberType());
                break;
        }

        _visible = _visible.With(name, type);
        return new NamedValue(name, expression);
    }

    private DecisionTable Table(string name)
    {
        var table = _tables.Table(name, _visible);
        if (table.IsSingleHit || table.Aggregate is not null)
            foreach (var output in table.Outputs) _visible = _visible.WithResult($"{name}.{output.Name}", table.Aggregate == "count" ? new NumberType() : output.Type);
        if (table.IsSingleHit) _visible = _visible.WithResult($"{name}.rule", new NumberType());
        _visible = _visible.WithResult($"{name}.matches", new NumberType());
        return table;
    }

    private Scorecard Scorecard(string name)
    {
        var card = _scorecards.Scorecard(name, _visible);
        foreach (var scored in card.Perspectives.Select(perspective => $"{name}.{perspective.Name}").Prepend(name))
        {
            foreach (var number in (string[])["score", "score", "coverage", "low", "high"])
            {
                _visible = _visible.WithResult($"{scored}.{number}", new NumberType());
            }
        }

        var characteristics = card.Perspectives.SelectMany(perspective => perspective.Characteristics).Select(one => one.Name).ToList();
        if (card.KnockOuts.Count > 0) _visible = _visible.WithResult($"{name}.knocked_out", new BooleanType());
        _visible = _visible.WithResult($"{name}.question", new StringType(characteristics));
        return card;
    }

    private Band Band(string name)
    {
        string[] labels = ["A", "B", "C", "D"];
        labels = [.. labels.Take(_dice.Between(2, 4)).Select(label => $"{label} {name}")];
        Band band = _dice.Chance(0.6) ? NumberBand(name, labels) : new ConditionBand(name, [.. labels.Select((label, i) =>
            new ConditionCut(i == labels.Length - 1 ? null : _expressions.Condition(_visible, 2), label))]);
        _visible = _visible.With(name, new StringType(labels))
            .WithResult($"{name}.best", new StringType(labels))
            .WithResult($"{name}.worst", new StringType(labels))
            .WithResult($"{name}.certain", new BooleanType());
        return band;
    }

    private NumberBand NumberBand(string name, string[] labels)
    {
        var scores = _visible.Results.Where(result => result.Name.EndsWith(".score", StringComparison.Ordinal)).ToList();
        var ofScore = scores.Count > 0 && _dice.Chance(0.7);
        Expression of = ofScore ? new Result(_dice.Pick(scores).Name) : _expressions.Number(_visible, 2);
        double[] cuts = ofScore ? [0, 20, 33.3, 40, 50, 60, 66.67, 80, 99.99] : [.. Pool.Numbers];
        List<NumberCut> chosen = [.. Falling(cuts, labels.Length - 1), new(null, "")];
        return new NumberBand(name, of, [.. labels.Select((label, i) => chosen[i] with { Label = label })])
        {
            LeastCoverage = ofScore && _dice.Chance(0.4) ? _dice.Pick<decimal>([0, 0.25m, 0.3333m, 0.5m, 0.7m, 1]) : null,
        };
    }

    /// <summary>Numbers from the highest to the lowest, some of them by the name of a cut; among them, sometimes, a cut whose number is unknown.</summary>
    private List<NumberCut> Falling(double[] numbers, int count)
    {
        var named = _cuts.Where(cut => cut.Number is not null && _dice.Chance(0.5)).Take(count).ToList();
        var falling = _dice.Some(numbers, count - named.Count, count - named.Count).Select(number => new NumberCut(number, ""))
            .Concat(named.Select(cut => new NumberCut(cut.Number, "") { AtCut = cut.Name })).OrderByDescending(cut => cut.At)
            .Select(cut => cut.AtCut is null ? cut : cut with { At = null }).ToList();
        if (_cuts.Find(cut => cut.Number is null) is { } open && _dice.Chance(0.5)) falling[_dice.Between(0, count - 1)] = new NumberCut(null, "") { AtCut = open.Name };
        return falling;
    }

    private Flag Flag(string id, List<string> actions)
    {
        var flag = new Flag(id, _expressions.Condition(_visible, 3), SomeAction(actions))
        {
            Severities = _dice.Chance(0.3) ? _dice.Many(1, 2, i => new SeverityCut(_expressions.Condition(_visible, 1), i == 0 ? "critical" : "low")) : [],
            Severity = _dice.Pick((string[])["medium", "high"]),
        };
        _visible = _visible.WithResult($"flags.{id}", new BooleanType());
        return flag;
    }

    private Playbook Playbook(string name, List<string> actions)
    {
        var count = _dice.Between(2, Stages.Length);
        var when = _dice.Chance(0.6) ? _expressions.Condition(_visible, 1) : null;
        var stages = Stages.Select((id, i) => new Stage(id, (i + 1) * 0.25m, i >= count ? [] : Nodes($"{id}-node", actions))
        {
            Entry = i == 0 || _dice.Chance(0.6) ? [] : Nodes($"{id}-entry", actions),
        }).ToList();
        _visible = _visible.WithResult($"{name}.claimed", new StringType(Stages))
            .WithResult($"{name}.supported", new StringType(Stages))
            .WithResult($"{name}.supported_best", new StringType(Stages))
            .WithResult($"{name}.gap", new NumberType())
            .WithResult($"{name}.claimed_step", new NumberType())
            .WithResult($"{name}.supported_step", new NumberType())
            .WithResult($"{name}.probability", new NumberType())
            .WithResult($"{name}.claimed_probability", new NumberType())
            .WithResult($"{name}.supported_best_step", new NumberType())
            .WithResult($"{name}.applies", new BooleanType());
        return new Playbook(name, new Name("stage"), stages) { When = when };
    }

    private List<KeyNode> Nodes(string name, List<string> actions) =>
        _dice.Many(0, 2, i => new KeyNode($"{name}{i + 1}", _expressions.Condition(_visible, 1), SomeAction(actions)));

    /// <summary>An action; it has a condition of its own where nothing else could propose it.</summary>
    private ProposedAction Action(string id, bool isNamed)
    {
        var when = !isNamed || _dice.Chance(0.6) ? _expressions.Condition(_visible, 2) : null;
        return new ProposedAction(id, _dice.Between(1, 3) * 10, _dice.Chance(0.2), when);
    }

    private string? SomeAction(List<string> actions) => actions.Count > 0 && _dice.Chance(0.7) ? _dice.Pick(actions) : null;
}
