using KeyAccount.Oracle.Model;

namespace KeyAccount.Oracle;

/// <summary>The oracle's scorecards, bands, playbooks and actions, on examples worked out by hand.</summary>
public sealed class PolicyMeaningTests
{
    private static readonly Name X = new("x");
    private static readonly Name Y = new("y");
    private static readonly Name Z = new("z");

    /// <summary>
    /// Perspective p (60): x (3), y (2); perspective q (40): z (1). So e = 36, 24, 40 of 100.
    /// With x 70, y 100 and z 20 points: 36 × 70 + 24 × 100 + 40 × 20 = 5720, that is 57.2.
    /// </summary>
    [Fact]
    public void Everything_known_gives_the_weighted_mean_and_full_coverage()
    {
        var outcome = Evaluate(Card(MissingHandling.Neutral), x: 2, y: 5, z: 0);
        Check(outcome, ("card.score", 57.2), ("card.coverage", 1.0), ("card.low", 57.2), ("card.high", 57.2), ("card.question", null));
        Check(outcome, ("card.p.score", 82.0), ("card.q.score", 20.0));
        Check(outcome, ("card.contributions.p.x", 25.2), ("card.contributions.p.y", 24.0), ("card.contributions.q.z", 8.0));
    }

    /// <summary>
    /// y unknown, left out: (36 × 70 + 40 × 20) / 76 = 43.684… → 43.68; coverage 0.76;
    /// low (3320 + 24 × 20) / 100 = 38; high (3320 + 2400) / 100 = 57.2.
    /// Shares: 2520 / 76 = 33.157…, 800 / 76 = 10.526…; cut down 33.15 + 10.52 = 43.67, one unit short, and 0.79 of a unit is left of x, 0.63 of z.
    /// </summary>
    [Fact]
    public void A_neutral_unknown_spreads_its_weight_and_opens_the_interval()
    {
        var outcome = Evaluate(Card(MissingHandling.Neutral), x: 2, y: null, z: 0);
        Check(outcome, ("card.score", 43.68), ("card.coverage", 0.76), ("card.low", 38.0), ("card.high", 57.2), ("card.question", "y"));
        Check(outcome, ("card.p.score", 70.0), ("card.p.coverage", 0.6), ("card.p.low", 50.0), ("card.p.high", 82.0));
        Check(outcome, ("card.contributions.p.x", 33.16), ("card.contributions.p.y", 0.0), ("card.contributions.q.z", 10.52));
    }

    [Fact]
    public void The_worst_points_of_the_possible_bins_stand_in_where_the_policy_says_so() =>
        Check(Evaluate(Card(MissingHandling.Worst), x: 2, y: null, z: 0), ("card.score", 38.0), ("card.coverage", 0.76), ("card.high", 57.2));

    /// <summary>Given points 33.3: (2520 + 24 × 33.3 + 800) / 100 = 41.192.</summary>
    [Fact]
    public void Given_points_count_with_full_weight() =>
        Check(Evaluate(Card(MissingHandling.Points), x: 2, y: null, z: 0), ("card.score", 41.19), ("card.low", 38.0));

    [Fact]
    public void A_missing_required_characteristic_leaves_no_score_and_no_contributions()
    {
        var outcome = Evaluate(Card(MissingHandling.Required), x: 2, y: null, z: 0);
        Check(outcome, ("card.score", null), ("card.p.score", null), ("card.q.score", 20.0), ("card.low", 38.0), ("card.high", 57.2));
        Assert.DoesNotContain(outcome.Keys, key => key.Contains("contributions", StringComparison.Ordinal));
    }

    /// <summary>Three equal shares of 100 points: 33.33 each and one unit over, which goes to the first of equals.</summary>
    [Fact]
    public void The_last_unit_goes_to_the_first_of_equal_remainders()
    {
        var outcome = Evaluate(Thirds(100m, 100m, 100m), x: 1, y: 1, z: 1);
        Check(outcome, ("card.score", 100.0));
        Check(outcome, ("card.contributions.p.x", 33.34), ("card.contributions.p.y", 33.33), ("card.contributions.p.z", 33.33));
    }

    /// <summary>(0.01 + 0 + 0.005) / 3 = 0.005 exactly: half a unit goes away from zero, to 0.01, and the unit to the largest remainder.</summary>
    [Fact]
    public void A_half_is_rounded_away_from_zero()
    {
        var outcome = Evaluate(Thirds(0.01m, 0m, 0.005m), x: 1, y: 1, z: 1);
        Check(outcome, ("card.score", 0.01));
        Check(outcome, ("card.contributions.p.x", 0.01), ("card.contributions.p.y", 0.0), ("card.contributions.p.z", 0.0));
    }

    /// <summary>The test of the first bin reads an unknown: it stays possible, and so does the bin that is certain.</summary>
    [Fact]
    public void A_bin_whose_test_is_unknown_stays_possible_beside_the_one_that_matches()
    {
        Bin[] bins =
        [
            new(UnaryTests.Of(new OperatorTest(">=", Y)), 100m),
            new(UnaryTests.Of(new OperatorTest(">=", new Literal(1.0))), 40m),
            new(null, 0m),
        ];
        var characteristic = new Characteristic("x", X, 1m, MissingHandling.Worst, 0m, bins);
        var policy = Xyz with { Scorecards = [new Scorecard("card", 2, [new Perspective("p", 1m, [characteristic])])] };
        var open = Evaluate(policy, x: 2, y: null, z: null);
        Check(open, ("card.score", 40.0), ("card.low", 40.0), ("card.high", 100.0), ("card.coverage", 0.0), ("card.question", "x"));
        Check(Evaluate(policy, x: 2, y: 2, z: null), ("card.score", 100.0), ("card.low", 100.0), ("card.question", null));
    }

    [Fact]
    public void A_band_of_a_score_takes_its_best_and_worst_from_the_interval()
    {
        var policy = Card(MissingHandling.Neutral) with
        {
            Bands =
            [
                new NumberBand("grade", new Result("card.score"), [new(50, "A"), new(40, "B"), new(null, "C")]),
                new NumberBand("size", X, [new(2, "big"), new(null, "small")]),
            ],
        };
        Check(Evaluate(policy, 2, null, 0), ("grade", "B"), ("grade.best", "A"), ("grade.worst", "C"), ("grade.certain", false));
        Check(Evaluate(policy, 2, 5, 0), ("grade", "A"), ("grade.best", "A"), ("grade.worst", "A"), ("grade.certain", true), ("size", "big"));
        Check(Evaluate(policy, null, 5, 0), ("size", null), ("size.best", "big"), ("size.worst", "small"), ("size.certain", false));
    }

    [Fact]
    public void A_band_by_conditions_gives_a_label_only_on_proof()
    {
        var policy = Xyz with
        {
            Bands = [new ConditionBand("card", [new(AboveOne(X), "gold"), new(AboveOne(Y), "silver"), new(null, "none")])],
        };
        Check(Evaluate(policy, null, 2, null), ("card", "silver"), ("card.best", "gold"), ("card.worst", "silver"), ("card.certain", false));
        Check(Evaluate(policy, 0, 0, null), ("card", "none"), ("card.best", "none"), ("card.certain", true));
    }

    [Fact]
    public void A_playbook_supports_the_first_stage_that_is_not_passed()
    {
        var policy = Selling();
        var ahead = Evaluate(policy, x: 2, y: null, z: 0, stage: "closed");
        Check(ahead, ("selling.supported", "met"), ("selling.supported_best", "closed"), ("selling.gap", 1.0), ("selling.node", "second"));
        Check(ahead, ("selling.probability", 0.5), ("selling.claimed_probability", 1.0));
        var silent = Evaluate(policy, x: 2, y: 2, z: 0, stage: null);
        Check(silent, ("selling.supported", "closed"), ("selling.node", null), ("selling.gap", null), ("selling.claimed_step", null));
        var early = Evaluate(policy, x: 0, y: 2, z: 0, stage: "planned");
        Check(early, ("selling.supported", "planned"), ("selling.node", "first"), ("selling.gap", 0.0));
    }

    [Fact]
    public void Actions_are_ranked_by_priority_and_an_exclusive_one_ends_the_list()
    {
        var policy = Selling() with
        {
            Flags = [new Flag("no-z", new Binary("=", Z, new Literal(0.0)), "ask")],
            Actions =
            [
                new("later", 10, false, new Literal(true)),
                new("ask", 20, false, new Literal(true)),
                new("stop", 20, true, new Binary("<", X, new Literal(0.0))),
                new("never", 90, false, null),
            ],
        };
        var outcome = Evaluate(policy, x: 0, y: 0, z: 0);
        Assert.Equal(["ask", "later"], (IEnumerable<string>)outcome["actions"]!);
        Assert.Equal(["when", "flag:no-z", "node:selling.first"], (IEnumerable<string>)outcome["actions.ask.reasons"]!);
        Assert.Equal(["ask", "stop"], (IEnumerable<string>)Evaluate(policy, x: -1, y: 0, z: 0)["actions"]!);
    }

    private static Policy Xyz { get; } = Policy.Empty with
    {
        Inputs =
        [
            new("x", new NumberType()),
            new("y", new NumberType()),
            new("z", new NumberType()),
            new("stage", new StringType(["planned", "met", "closed"])),
        ],
    };

    private static Policy Card(MissingHandling ofY) => Xyz with
    {
        Scorecards =
        [
            new Scorecard("card", 2,
            [
                new Perspective("p", 60m, [Stepped("x", X, 3m, MissingHandling.Neutral), Stepped("y", Y, 2m, ofY)]),
                new Perspective("q", 40m, [Stepped("z", Z, 1m, MissingHandling.Neutral)]),
            ]),
        ],
    };

    /// <summary>100 points from 5, 70 from 1, else 20.</summary>
    private static Characteristic Stepped(string name, Name input, decimal weight, MissingHandling missing) => new(name, input, weight, missing, 33.3m,
    [
        new Bin(UnaryTests.Of(new OperatorTest(">=", new Literal(5.0))), 100m),
        new Bin(UnaryTests.Of(new RangeTest(true, new Literal(1.0), new Literal(5.0), false)), 70m),
        new Bin(null, 20m),
    ]);

    private static Policy Thirds(decimal x, decimal y, decimal z) => Xyz with
    {
        Scorecards = [new Scorecard("card", 2, [new Perspective("p", 33.3m, [Flat("x", X, x), Flat("y", Y, y), Flat("z", Z, z)])])],
    };

    private static Characteristic Flat(string name, Name input, decimal points) =>
        new(name, input, 2.5m, MissingHandling.Neutral, 0m, [new Bin(null, points)]);

    private static Binary AboveOne(Name name) => new(">", name, new Literal(1.0));

    [Fact]
    public void What_lets_into_a_stage_keeps_the_one_before_from_being_passed()
    {
        var policy = Selling();
        var selling = policy.Playbooks[0];
        policy = policy with { Playbooks = [selling with { Stages = [selling.Stages[0], selling.Stages[1], selling.Stages[2] with { Entry = [new KeyNode("third", AboveOne(Z), null)] }] }] };
        Check(Evaluate(policy, x: 2, y: 2, z: 0), ("selling.supported", "met"), ("selling.supported_best_step", 2.0), ("selling.node", "third"));
        Check(Evaluate(policy, x: 2, y: 2, z: null), ("selling.supported", "met"), ("selling.supported_best_step", 3.0), ("selling.node", "third"));
        Check(Evaluate(policy, x: 2, y: 2, z: 2), ("selling.supported", "closed"), ("selling.node", null));
    }

    [Fact]
    public void The_first_playbook_that_applies_is_chosen_and_only_where_one_applies_its_nodes_name_actions()
    {
        var policy = Selling();
        policy = policy with { Playbooks = [policy.Playbooks[0] with { When = AboveOne(Y) }, policy.Playbooks[0] with { Name = "other" }], Actions = [new ProposedAction("ask", 1, false, null)] };
        Check(Evaluate(policy, x: 0, y: 2, z: 0), ("selling.applies", true), ("playbooks.chosen", "selling"));
        Check(Evaluate(policy, x: 0, y: 0, z: 0), ("selling.applies", false), ("playbooks.chosen", "other"));
        var open = Evaluate(policy, x: 0, y: null, z: 0);
        Check(open, ("selling.applies", null), ("other.applies", true), ("playbooks.chosen", null));
        Assert.Equal(["node:other.first"], (IReadOnlyList<string>)open["actions.ask.reasons"]!);
    }

    private static Policy Selling() => Xyz with
    {
        Playbooks =
        [
            new Playbook("selling", new Name("stage"),
            [
                new Stage("planned", 0.1m, [new KeyNode("first", AboveOne(X), "ask")]),
                new Stage("met", 0.5m, [new KeyNode("second", AboveOne(Y), null)]),
                new Stage("closed", 1m, []),
            ]),
        ],
    };

    private static Outcome Evaluate(Policy policy, double? x, double? y, double? z, string? stage = null) =>
        ReferenceInterpreter.Evaluate(policy, new Facts { ["x"] = x, ["y"] = y, ["z"] = z, ["stage"] = stage });

    private static void Check(Outcome outcome, params (string Key, object? Expected)[] expectations)
    {
        foreach (var (key, expected) in expectations)
        {
            Assert.True(Plain.Same(expected, outcome[key]), $"{key}: expected {Plain.Text(expected)}, found {Plain.Text(outcome[key])}");
        }
    }
}
