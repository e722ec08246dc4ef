using KeyAccount.Oracle.Generation;
using KeyAccount.Oracle.Text;

namespace KeyAccount.Oracle;

/// <summary>What the generated policies and facts must be worth, before they judge an engine.</summary>
public sealed class GeneratedTrialTests
{
    private const int Sample = 500;

    private static readonly IReadOnlyList<Trial> Trials = [.. Enumerable.Range(0, Sample).Select(Trial.FromSeed)];

    private static readonly string AllPolicies = string.Concat(Trials.Select(trial => PolicyPrinter.Print(trial.Policy)));

    [Fact]
    public void The_oracle_interprets_every_trial() => Laws.Hold(200, trial =>
    {
        foreach (var row in trial.Rows) ReferenceInterpreter.Evaluate(trial.Policy, row);
        return null;
    });

    [Fact]
    public void A_seed_always_gives_the_same_trial() =>
        Assert.Equal(Trial.FromSeed(12345).ToString(), Trial.FromSeed(12345).ToString());

    [Theory]
    [InlineData(" and ")]
    [InlineData(" or ")]
    [InlineData("not(")]
    [InlineData("if ")]
    [InlineData("else null")]
    [InlineData("some ")]
    [InlineData("every ")]
    [InlineData(" satisfies some ")]
    [InlineData(" between ")]
    [InlineData(" in [")]
    [InlineData(" in (")]
    [InlineData(" in ]")]
    [InlineData("..")]
    [InlineData("?")]
    [InlineData(" ** ")]
    [InlineData(" / ")]
    [InlineData("-(")]
    [InlineData("count(")]
    [InlineData("mean(")]
    [InlineData("sum(contacts")]
    [InlineData("min(")]
    [InlineData("max(")]
    [InlineData("date(")]
    [InlineData("date(industry)")]
    [InlineData(", null]")]
    [InlineData(".influence[item ")]
    [InlineData("[-1]")]
    [InlineData("].")]
    [InlineData("= null")]
    [InlineData("!= null")]
    [InlineData("flags.flag-1")]
    [InlineData(".score")]
    [InlineData(".question")]
    [InlineData(".best")]
    [InlineData(".certain")]
    [InlineData(".supported")]
    [InlineData(".supported_best_step")]
    [InlineData(".applies")]
    [InlineData("playbooks.chosen")]
    [InlineData("\"entry\"")]
    [InlineData("{\"when\":")]
    [InlineData("\"required\"")]
    [InlineData("\"worst\"")]
    [InlineData(":33.3,")]
    [InlineData("\"adjustments\"")]
    [InlineData("\"per\"")]
    [InlineData("\"caps\"")]
    [InlineData("\"knock_outs\"")]
    [InlineData(".knocked_out")]
    [InlineData("\"severity\":\"critical\"")]
    [InlineData("\"exclusive\"")]
    [InlineData("\"percentile\"")]
    [InlineData("\"cumulative_share\"")]
    [InlineData("\"median\"")]
    [InlineData("\"where\"")]
    [InlineData("\"calibration\"")]
    [InlineData("\"at\":\"cut1\"")]
    [InlineData("\"hit\":\"unique\"")]
    [InlineData("\"hit\":\"any\"")]
    [InlineData("\"hit\":\"first\"")]
    [InlineData("\"hit\":\"priority\"")]
    [InlineData("\"hit\":\"rule order\"")]
    [InlineData("\"hit\":\"output order\"")]
    [InlineData("\"aggregate\":\"sum\"")]
    [InlineData("\"aggregate\":\"min\"")]
    [InlineData("\"aggregate\":\"max\"")]
    [InlineData("\"aggregate\":\"count\"")]
    public void Every_construct_is_generated(string text) => Assert.Contains(text, AllPolicies, StringComparison.Ordinal);

    [Fact]
    public void Results_of_every_kind_occur()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var trial in Trials.Take(150))
        {
            foreach (var outcome in trial.Rows.Take(6).Select(row => ReferenceInterpreter.Evaluate(trial.Policy, row)))
            {
                foreach (var key in outcome.Keys) seen.Add($"{Kind(key)} {Shown(outcome[key])}");
            }
        }

        string[] expected =
        [
            "flag true", "flag false", "flag null",
            "score known", "score null", "question known", "question null",
            "band known", "band null", "certain true", "certain false",
            "gap known", "gap null", "applies true", "applies false", "applies null", "chosen known", "chosen null", "node known", "node null", "value known", "value null", "value true", "value false", "actions known",
        ];
        Assert.Empty(expected.Except(seen));
    }

    /// <summary>Read by the grammar and printed again, the text is the same.</summary>
    /// <remarks>Ids with a hyphen need the policy's names to be read: they are left out.</remarks>
    [Fact]
    public void Everything_generated_is_FEEL()
    {
        var texts = Trials.SelectMany(trial => trial.Policy.Flags.Select(flag => flag.When).Concat(trial.Policy.Values.Select(value => value.Is)))
            .Select(FeelPrinter.Print)
            .Where(text => !text.Contains("flags.", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(texts, texts.Select(text => FeelPrinter.Print(FeelReader.Expression(text))));
        var tests = Trials.SelectMany(trial => trial.Policy.Scorecards).SelectMany(card => card.Perspectives)
            .SelectMany(perspective => perspective.Characteristics).SelectMany(characteristic => characteristic.Bins)
            .Where(bin => bin.When is not null).Select(bin => FeelPrinter.Print(bin.When!)).ToList();
        Assert.All(tests, text => FeelReader.UnaryTests(text));
    }

    [Fact]
    public void A_trial_is_small_enough_to_read() =>
        Assert.True(Trials.Average(trial => PolicyPrinter.Print(trial.Policy).Length) < 8000);

    [Fact]
    public void A_smaller_policy_is_still_whole()
    {
        foreach (var trial in Trials.Take(30))
        {
            foreach (var policy in PolicyShrinker.SmallerAndValid(trial.Policy)) ReferenceInterpreter.Evaluate(policy, trial.Rows[0]);
        }
    }

    [Fact]
    public void The_facts_meet_the_literals_and_are_often_unknown()
    {
        var numbers = Trials.SelectMany(trial => trial.Rows).Where(row => row.ContainsKey("revenue")).Select(row => row["revenue"]).ToList();
        Assert.Contains(null, numbers);
        Assert.Contains(0.1 + 0.2, numbers);
        Assert.Contains(33.3, numbers);
    }

    private static string Kind(string key) => key switch
    {
        _ when key.StartsWith("flags.", StringComparison.Ordinal) => "flag",
        _ when key.StartsWith("values.", StringComparison.Ordinal) => "value",
        _ when key.StartsWith("band", StringComparison.Ordinal) && !key.Contains('.', StringComparison.Ordinal) => "band",
        _ => key[(key.LastIndexOf('.') + 1)..],
    };

    private static string Shown(object? value) => value switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        _ => "known",
    };
}
