namespace KeyAccount.Oracle;

/// <summary>The comparison must notice every kind of difference, or the laws prove nothing.</summary>
public sealed class OutcomeComparisonTests
{
    [Fact]
    public void Equal_outcomes_do_not_differ() => Assert.Null(OutcomeComparison.FirstDifference(Sample(), Sample()));

    public static TheoryData<string, object?> Changes { get; } = new()
    {
        { "card.score", 66.68 },
        { "card.score", null },
        { "flags.late", false },
        { "flags.late", null },
        { "grade", "B" },
        { "grade", null },
        { "values.since", new DateOnly(2026, 1, 30) },
        { "actions", new[] { "drop", "call" } },
        { "actions", new[] { "call" } },
        { "values.lost", 0.0 },
        { "values.lost", false },
        { "values.lost", "" },
        { "values.tiny", 0.30000000000000004 },
        { "extra", null },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_changed_result_is_noticed(string key, object? value)
    {
        var changed = Sample();
        changed[key] = value;
        Assert.StartsWith(key, OutcomeComparison.FirstDifference(Sample(), changed), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_result_is_noticed()
    {
        var more = Sample();
        more["card.low"] = 1.0;
        Assert.StartsWith("card.low", OutcomeComparison.FirstDifference(more, Sample()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_decimal_equals_the_double_nearest_to_it() => Assert.True(Plain.Same(66.67, 66.67m));

    private static Outcome Sample() => new()
    {
        ["card.score"] = 66.67,
        ["flags.late"] = true,
        ["grade"] = "A",
        ["values.since"] = new DateOnly(2026, 1, 31),
        ["values.lost"] = null,
        ["values.tiny"] = 0.3,
        ["actions"] = new[] { "call", "drop" },
    };
}
