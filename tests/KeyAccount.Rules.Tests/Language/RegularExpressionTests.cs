using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Tests.Language;

/// <summary>What a regular expression may cost: patterns come from policies, and so from outside.</summary>
public sealed class RegularExpressionTests
{
    private const long Plenty = 1_000_000;

    [Theory]
    [InlineData("^(a+)+$")]
    [InlineData("^(a|a)*$")]
    [InlineData("^(a|aa)+$")]
    [InlineData("(a*)*b")]
    [InlineData("^(?:a?){50}a{50}$")]
    public void Work_grows_no_faster_than_the_text(string pattern)
    {
        var once = Work(pattern, new string('a', 200) + "!");
        var twice = Work(pattern, new string('a', 400) + "!");

        Assert.InRange(twice, once, 3 * once);
    }

    [Fact]
    public void A_back_reference_that_goes_wild_ends_with_the_work_of_the_evaluation() =>
        Assert.Throws<WorkLimitException>(() => Find(@"^(a|a)*(b)\2$").IsMatch(new string('a', 60) + "!", Run(Plenty)));

    [Fact]
    public void Text_that_is_made_counts_as_work()
    {
        FeelValue[] arguments = [FeelValue.Of(new string('a', 1000)), FeelValue.Of("a"), FeelValue.Of(new string('x', 10_000))];

        Assert.Throws<WorkLimitException>(() => BuiltInCall.Invoke(FunctionLibrary.Find("replace")!, null, arguments, Run(Plenty)));
    }

    [Fact]
    public void A_pattern_that_is_too_long_is_none()
    {
        Assert.NotNull(RegularExpression.Find(new string('a', 1000), "", Run(Plenty)));
        Assert.Null(RegularExpression.Find(new string('a', 1001), "", Run(Plenty)));
    }

    [Fact]
    public void Groups_and_nesting_have_an_end()
    {
        Assert.NotNull(RegularExpression.Find(string.Concat(Enumerable.Repeat("()", 100)), "", Run(Plenty)));
        Assert.Null(RegularExpression.Find(string.Concat(Enumerable.Repeat("()", 101)), "", Run(Plenty)));
        Assert.NotNull(RegularExpression.Find(Nested(100), "", Run(Plenty)));
        Assert.Null(RegularExpression.Find(Nested(101), "", Run(Plenty)));
    }

    [Fact]
    public void A_pattern_that_is_used_again_is_not_read_again()
    {
        var run = Run(Plenty);
        var first = RegularExpression.Find("once (and|for) all", "", run);

        Assert.Same(first, RegularExpression.Find("once (and|for) all", "", run));
        Assert.Same(first, Find("once (and|for) all"));
    }

    [Theory]
    [InlineData("red|redwood", "redwood", 0, 3)]
    [InlineData("redwood|red", "redwood", 0, 7)]
    [InlineData("o+", "redwood", 4, 6)]
    [InlineData("o+?", "redwood", 4, 5)]
    [InlineData("w.*|dwood", "redwood", 2, 7)]
    public void The_first_match_comes_first_and_then_the_first_way(string pattern, string text, int start, int end)
    {
        var match = Find(pattern).Matches(text, Run(Plenty)).First();

        Assert.Equal((start, end), (match.Start, match.End));
    }

    private static FeelRun Run(long work) => new(PolicyLimits.Default with { MaxWorkPerRow = work });

    private static string Nested(int depth) => string.Concat(Enumerable.Repeat("(?:", depth)) + string.Concat(Enumerable.Repeat(")", depth));

    private static RegularExpression Find(string pattern) => RegularExpression.Find(pattern, "", Run(Plenty))!;

    /// <summary>The least work with which the pattern runs on the text.</summary>
    private static long Work(string pattern, string text)
    {
        var expression = Find(pattern);
        var (low, high) = (0L, Plenty);
        while (low < high)
        {
            var middle = (low + high) / 2;
            try
            {
                expression.IsMatch(text, Run(middle));
                high = middle;
            }
            catch (WorkLimitException)
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
