namespace KeyAccount.Scoring.Tests.Policies;

/// <summary>Nothing in the built-in policy is dead: every bin, label, action, stage and node is reached by some account.</summary>
public sealed class ReachabilityTests
{
    private const int Rows = 3_000;

    private static readonly DecisionBatch Decisions = FactRow.Decide(Make());

    public static TheoryData<string> Bands => [.. FactRow.Policy.Model.Bands.Select(b => b.Name)];

    [Fact]
    public void Every_action_can_be_proposed()
    {
        string[] all = [.. FactRow.Policy.Model.Actions.Select(a => a.Id)];
        Assert.Empty(all.Except(Enumerable.Range(0, Rows).SelectMany(row => Decisions.Actions(row)).Select(a => a.Id)));
    }

    [Theory]
    [InlineData(0, "evaluate-account", "1")]
    [InlineData(1, "get-on-list", "2")]
    [InlineData(2, "influence-criteria", "3")]
    [InlineData(3, "make-bid", "4")]
    [InlineData(4, "close-deal", "5")]
    [InlineData(5, "collect-payment", "6")]
    public void A_deal_without_mines_is_advanced_by_its_first_missing_node(int met, string action, string step)
    {
        Account steel = CaseAccounts.BearingMakersSteel;
        Account account = steel with
        {
            Standing = steel.Standing with { EvaluatedOn = met > 0 ? steel.Standing.EvaluatedOn : null },
            Opportunities =
            [
                steel.Opportunities.Single() with { OnCandidateList = met > 1, StrengthsInCriteria = met > 2, BidMade = met > 3, ContractSigned = met > 4, FullyPaid = false },
            ],
        };
        Assessment assessment = AccountScorer.BuiltIn.Assess(account, new AssessmentOptions(CaseAccounts.AsOf));
        Assert.Equal(action, assessment.NextAction!.Id);
        Assert.Equal(step, assessment.Stage!.Value.Supported);
        Assert.Equal(5 - int.Parse(step, System.Globalization.CultureInfo.InvariantCulture), assessment.Stage.Value.Gap);
    }

    [Theory]
    [MemberData(nameof(Bands))]
    public void Every_label_is_given(string band)
    {
        Band it = FactRow.Policy.Model.Bands.Single(b => b.Name == band);
        Assert.Equal(
            it.Cuts.Select(c => c.Label).Order(StringComparer.Ordinal),
            Enumerable.Range(0, Rows).Select(row => Decisions.Band(it).Label.Text(row)).OfType<string>().Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_bin_is_matched()
    {
        HashSet<(string, decimal, string?)> reached = [.. Enumerable.Range(0, 400)
            .SelectMany(row => Decisions.Explain(row, "en").Scorecards.Single().Characteristics)
            .Where(c => c.State == CharacteristicState.Known)
            .Select(c => (c.Name, c.Points!.Value, c.ReasonCode))];
        var declared = FactRow.Policy.Model.Scorecards.Single().Characteristics.SelectMany(c => c.Bins.Select(b => (c.Name, b.Points, b.Reason)));
        Assert.All(declared, bin => Assert.Contains(bin, reached));
    }

    [Fact]
    public void Every_stage_and_every_key_node_can_be_where_a_deal_stands()
    {
        Playbook selling = FactRow.Policy.Model.Playbooks.Single();
        PlaybookColumns columns = Decisions.Playbook(selling);
        Assert.Equal(
            selling.Stages.SelectMany(s => s.Nodes).Select(n => n.Id).Order(StringComparer.Ordinal),
            Enumerable.Range(0, Rows).Select(row => columns.Node.Text(row)).OfType<string>().Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            selling.Stages.Select(s => s.Id),
            Enumerable.Range(0, Rows).Select(row => columns.Supported.Text(row)!).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>Facts at random, from hardly known to all known; the key nodes are met more often than not, or nobody would come to the last step.</summary>
    private static IEnumerable<FactRow> Make()
    {
        var random = new Random(20260630);
        string[] nodes = ["is_evaluated", "on_candidate_list", "strengths_in_criteria", "bid_made", "contract_signed", "has_funds", "credit_acceptable", "meets_technical_requirements"];
        // Too rare at random: small customers, well known and at peace.
        yield return Small();
        yield return Small().With("satisfaction", FactValue.Of(85d)).With("referred_closed_account", FactValue.Of(false));
        for (int i = 2; i < Rows; i++)
        {
            FactRow row = FactRow.Random(random, i % 3 == 0 ? 1 : random.NextDouble());
            yield return nodes.Where(_ => random.NextDouble() < 0.8).Aggregate(row, (r, node) => r.With(node, FactValue.Of(true)));
        }
    }

    private static FactRow Small()
    {
        Dictionary<string, double> numbers = new()
        {
            ["revenue"] = 5_000,
            ["gross_margin"] = 0.05,
            ["late_payment_ratio"] = 0.2,
            ["arrears_rate"] = 0.03,
            ["satisfaction"] = 65,
            ["complaint_ratio"] = 0.15,
            ["return_rate"] = 0.1,
            ["annual_sales"] = 5_000_000,
            ["employees"] = 20,
            ["revenue_trend"] = -0.1,
            ["days_since_last_order"] = 100,
            ["average_order_interval_days"] = 90,
            ["order_count"] = 3,
            ["tenure_days"] = 800,
            ["wallet_share"] = 0.1,
            ["open_opportunity_count"] = 0,
        };
        FactRow blank = FactRow.Random(new Random(0), known: 0) with { Contacts = [] };
        return numbers.Aggregate(
            blank.With("growth_potential", FactValue.Of("low")).With("sets_industry_example", FactValue.Of(false)),
            (row, fact) => row.With(fact.Key, FactValue.Of(fact.Value)));
    }
}
