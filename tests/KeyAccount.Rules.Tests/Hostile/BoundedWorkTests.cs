namespace KeyAccount.Rules.Tests.Hostile;

/// <summary>Expressions that would take time, memory or stack without end are ended by the work that a row may take, not by a clock.</summary>
public sealed class BoundedWorkTests
{
    private const string TooMuchWork = "KA2201";

    [Theory]
    // Texts that double.
    [InlineData("for i in 1..60 return if i = 1 then \"ab\" else partial[-1] + partial[-1]")]
    [InlineData("for i in 1..60 return if i = 1 then \"ab\" else string join([partial[-1], partial[-1]], \"-\")")]
    [InlineData("for i in 1..60 return if i = 1 then \"ab\" else replace(partial[-1], \"b\", \"abab\")")]
    [InlineData("for i in 1..60 return if i = 1 then \"ab\" else replace(partial[-1], \".\", \"$0$0\")")]
    [InlineData("for i in 1..60 return if i = 1 then \"ab\" else string([partial[-1], partial[-1]])")]
    // Values that double, in memory or only when they are read.
    [InlineData("for i in 1..60 return if i = 1 then [1] else concatenate(partial[-1], partial[-1])")]
    [InlineData("for i in 1..60 return if i = 1 then [1] else [partial[-1], partial[-1]]")]
    [InlineData("for i in 1..60 return if i = 1 then 1 else {a: partial[-1], b: partial[-1]}")]
    [InlineData("for i in 1..60 return partial")]
    [InlineData("for i in 1..60 return context put({a: partial}, \"b\", partial)")]
    [InlineData("for i in 1..60 return get entries({a: partial, b: partial})")]
    [InlineData("for i in 1..60 return append(partial, partial)")]
    [InlineData("for i in 1..60 return (< partial)")]
    [InlineData("for i in 1..60 return (= [partial, partial])")]
    // Values deeper than a stack.
    [InlineData("for i in 1..10000 return [partial]")]
    [InlineData("for i in 1..10000 return [partial[-1]]")]
    [InlineData("for i in 1..10000 return {a: partial[-1]}")]
    [InlineData("for i in 1..10000 return if i = 1 then (< 1) else (< partial[-1])")]
    [InlineData("for i in 1..10000 return if i = 1 then (= 1) else (= partial[-1])")]
    // Loops over more than there is.
    [InlineData("some x in 1..999999999999999 satisfies false")]
    [InlineData("every x in (1..999999999999999) satisfies true")]
    [InlineData("every d in @\"-999999999-01-01\"..@\"999999999-12-31\" satisfies true")]
    [InlineData("some x in 1..100000, y in 1..100000, z in 1..100000 satisfies false")]
    [InlineData("count(for x in 1..1000000 return x)")]
    // Functions without end.
    [InlineData("{f: function(g) g(g), r: f(f)}.r")]
    [InlineData("{f: function(g, x) [g(g, x + 1), g(g, x + 2)], r: f(f, 1)}.r")]
    [InlineData("{f: function(g) sort([1, 2], function(a, b) g(g)), r: f(f)}.r")]
    [InlineData("{f: function(g) list replace([1], function(a, b) g(g), 2), r: f(f)}.r")]
    [InlineData("{f: function(g) some x in [1] satisfies g(g), r: f(f)}.r")]
    [InlineData("{f: function(g) [1][g(g)], r: f(f)}.r")]
    // Patterns and searches.
    [InlineData("matches(string join(for i in 1..60 return \"a\") + \"!\", \"^(a|a)*(b)\\2$\")")]
    [InlineData("{a: string join(for i in 1..20000 return \"aaaaaaaaaa\"), b: contains(a, substring(a, 100000) + \"b\")}.b")]
    public void An_expression_without_end_is_ended(string expression) =>
        Assert.Equal(TooMuchWork, Feel.OnSmallStack(() => Feel.Outcome(expression)));

    /// <summary>A value of two million parts, of which only twenty take memory.</summary>
    private const string Shared = "a: for i in 1..21 return if i = 1 then 1 else [partial[-1], partial[-1]], b: a[-1], c: [b, 1][1]";

    /// <summary>The type of such a value: lists, twenty deep.</summary>
    private const string Lists = Four + Four + Four + Four + Four + "number>>>>>>>>>>>>>>>>>>>>", Four = "list<list<list<list<";

    [Theory]
    [InlineData("b = c")]
    [InlineData("b != c")]
    [InlineData("is(b, c)")]
    [InlineData("b in [c]")]
    [InlineData("list contains([b], c)")]
    [InlineData("index of([b], c)")]
    [InlineData("distinct values([b, c])")]
    [InlineData("union([b], [c])")]
    [InlineData("count(flatten(b))")]
    [InlineData("string length(string(b))")]
    [InlineData("b instance of " + Lists)]
    [InlineData("(function(x: " + Lists + ") 1)(b)")]
    public void Reading_what_a_value_shares_takes_work_each_time(string expression)
    {
        Assert.Equal(TooMuchWork, Feel.OnSmallStack(() => Feel.Outcome($"{{{Shared}, d: {expression}}}.d")));
        Assert.Equal("2", Feel.Outcome($"{{{Shared}, d: count(b)}}.d"));
    }

    /// <summary>Texts of 32,000 characters that differ in the last one only.</summary>
    private const string Long = "a: string join(for i in 1..3200 return \"aaaaaaaaaa\"), b: a + \"b\", c: a + \"c\"";

    [Theory]
    [InlineData("b = c")]
    [InlineData("b < c")]
    [InlineData("b between a and c")]
    [InlineData("b in [a..c]")]
    [InlineData("b in (< c)")]
    [InlineData("before(b, c)")]
    [InlineData("max(b, c) = null")]
    [InlineData("is(b, c)")]
    [InlineData("list contains([b], c)")]
    [InlineData("count(distinct values([b, c])) = 0")]
    [InlineData("get value({a: 1}, b) = 2")]
    [InlineData("date(b) != null")]
    [InlineData("contains(b, \"c\")")]
    [InlineData("number(b, null, null) != null")]
    public void Reading_long_texts_again_and_again_takes_work(string expression)
    {
        var often = $"{{{Long}, d: count(for i in 1..5000 return {expression})}}.d";
        Assert.Equal(TooMuchWork, Feel.Outcome(often));
        Assert.Equal("5", Feel.Outcome(often.Replace("5000", "5", StringComparison.Ordinal)));
    }

    [Fact]
    public void Names_far_out_take_work()
    {
        var entries = string.Join(", ", Enumerable.Range(0, 900).Select(i => $"a{i}: 1"));
        Assert.Equal(TooMuchWork, Feel.Outcome($"{{{entries}, b: count(for i in 1..2000 return a0)}}.b"));
        Assert.Equal("2000", Feel.Outcome($"{{{entries}, b: count(for i in 1..2000 return a899)}}.b"));
    }

    [Fact]
    public void A_pattern_costs_the_same_whether_or_not_it_was_read_before()
    {
        const string Expression = "matches(\"abc\", \"[a-z]+cost\")";
        var least = Enumerable.Range(1, 2000).First(work => Feel.Outcome(Expression, PolicyLimits.Default with { MaxWorkPerRow = work }) == "false");
        Assert.Equal(TooMuchWork, Feel.Outcome(Expression, PolicyLimits.Default with { MaxWorkPerRow = least - 1 }));
        Assert.InRange(least, 100, 1000);
    }

    [Theory]
    [InlineData("for i in 1..40 return matches(\"a\", string join(for j in 1..480 return \"é\") + string(i), \"i\")")]
    [InlineData("for i in 1..1500 return matches(\"a\", \"(a{900}b?)\" + string(i))")]
    public void Reading_patterns_takes_work(string expression) => Assert.Equal(TooMuchWork, Feel.Outcome(expression));
}
