using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Tests.Language;

/// <summary>Functions of lists account for what they look at, and no value ends the process.</summary>
public sealed class LibraryWorkTests
{
    private static readonly FeelList s_thousand = Numbers(1000);

    [Theory]
    [InlineData("sum")]
    [InlineData("mean")]
    [InlineData("median")]
    [InlineData("mode")]
    [InlineData("min")]
    [InlineData("reverse")]
    [InlineData("flatten")]
    [InlineData("distinct values")]
    [InlineData("concatenate")]
    [InlineData("union")]
    public void A_function_of_a_list_takes_a_step_for_every_element(string name)
    {
        Assert.Throws<WorkLimitException>(() => Call(name, 999, s_thousand));
        Assert.False(Call(name, 10_000, s_thousand).IsNull);
    }

    [Theory]
    [InlineData("list contains")]
    [InlineData("index of")]
    [InlineData("append")]
    public void A_search_takes_a_step_for_every_element(string name)
    {
        Assert.Throws<WorkLimitException>(() => Call(name, 999, s_thousand, FeelValue.Of(5000.0)));
        Assert.False(Call(name, 10_000, s_thousand, FeelValue.Of(5000.0)).IsNull);
    }

    [Fact]
    public void A_list_that_does_not_fit_takes_its_steps_too() =>
        Assert.Throws<WorkLimitException>(() => Call("sum", 999, new FeelList([.. s_thousand.Items, FeelValue.True])));

    [Fact]
    public void Sorting_takes_a_step_for_every_comparison()
    {
        var precedes = new Less();
        Assert.Throws<WorkLimitException>(() => Call("sort", 5000, s_thousand, precedes));
        precedes.Calls = 0;
        Call("sort", 100_000, s_thousand, precedes);
        Assert.InRange(precedes.Calls, 4000, 10_000);
    }

    [Fact]
    public void Comparing_what_lists_share_takes_a_step_for_every_time_it_is_reached()
    {
        FeelValue left = FeelValue.Of(1.0), right = FeelValue.Of(1.0);
        for (var i = 0; i < 20; i++) (left, right) = (new FeelList([left, left]), new FeelList([right, right]));
        Assert.Throws<WorkLimitException>(() => Call("list contains", 100_000, new FeelList([left]), right));
        Assert.Throws<WorkLimitException>(() => Call("distinct values", 100_000, new FeelList([left, right])));
        Assert.Throws<WorkLimitException>(() => Call("flatten", 100_000, left));
    }

    [Fact]
    public void Values_that_lie_too_deep_in_each_other_are_not_made()
    {
        var value = FeelValue.Null;
        for (var i = 0; i < ValueMeasure.MaxDepth; i++) value = new FeelList([value]);
        Assert.Throws<WorkLimitException>(() => new FeelList([value]));
        Assert.Throws<WorkLimitException>(() => new FeelContext([new("a", value)]));
        Assert.Throws<WorkLimitException>(() => new FeelRange(value, true, null, false));
        Assert.Equal("[null]", Call("flatten", long.MaxValue, value).ToString());
    }

    [Fact]
    public void Minimum_and_maximum_are_computed_where_one_of_the_numbers_is()
    {
        var numbers = new FeelList([FeelValue.Of(0.3), FeelValue.Computed(0.7)]);
        Assert.True(((FeelNumber)Call("min", 100, numbers)).IsComputed);
        Assert.False(((FeelNumber)Call("min", 100, Numbers(3))).IsComputed);
        Assert.True(((FeelNumber)Call("sum", 100, Numbers(3))).IsComputed);
        Assert.False(((FeelNumber)Call("count", 100, Numbers(3))).IsComputed);
    }

    private static FeelValue Call(string name, long work, params FeelValue[] arguments) =>
        BuiltInCall.Invoke(FunctionLibrary.Find(name)!, null, arguments, new FeelRun(PolicyLimits.Default with { MaxWorkPerRow = work }));

    private static FeelList Numbers(int count) => new([.. Enumerable.Range(0, count).Select(i => FeelValue.Of((double)((i * 7919) % count)))]);

    private sealed class Less : FeelFunction
    {
        public int Calls { get; set; }

        public override IReadOnlyList<string> Parameters { get; } = ["x", "y"];

        public override FeelValue Invoke(IReadOnlyList<FeelValue> arguments, FeelRun run)
        {
            Calls++;
            return FeelValue.Of(FeelEquality.Compare(arguments[0], arguments[1]) < 0);
        }
    }
}
