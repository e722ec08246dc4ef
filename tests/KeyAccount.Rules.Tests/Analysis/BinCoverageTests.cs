namespace KeyAccount.Rules.Tests.Analysis;

/// <summary>What the loader proves about bins: each line is an input, its bins (<c>*</c> for one without a test), and what is found.</summary>
public sealed class BinCoverageTests
{
    [Theory]
    // Numbers.
    [InlineData("number", ">= 5 ; < 5", "")]
    [InlineData("number", "> 5 ; < 5", "KA3004 5")]
    [InlineData("number", "> 5 ; <= 5", "")]
    [InlineData("number", "[1..2) ; [2..3] ; < 1 ; > 3", "")]
    [InlineData("number", "[1..2) ; (2..3] ; < 1 ; > 3", "KA3004 2")]
    [InlineData("number", "(1..2) ; < 1 ; >= 2", "KA3004 1")]
    [InlineData("number", "1, 2, 3 ; < 1, > 3 ; (1..3)", "")]
    [InlineData("number", "not(5) ; 5", "")]
    [InlineData("number", "not(< 5) ; not(>= 5)", "")]
    [InlineData("number", "not(< 5, > 7) ; < 5 ; > 7", "")]
    [InlineData("number", "!= 5 ; = 5", "")]
    [InlineData("number", "? < 5 ; 5 <= ?", "")]
    [InlineData("number", "? < 5 or ? > 7 ; ? between 5 and 7", "")]
    [InlineData("number", "? in [1..2] ; not(? in [1..2])", "")]
    [InlineData("number", "-", "")]
    [InlineData("number", "- ; *", "KA3003 the bins before it take every value")]
    [InlineData("number", "> 5 ; > 7 ; *", "KA3003 the bins before it take all its values")]
    [InlineData("number", "> 7 ; > 5 ; *", "")]
    [InlineData("number", "> 7 ; < 7 ; 7 ; *", "KA3003 the bins before it take every value")]
    [InlineData("number", "[2..1] ; *", "KA3003 no value passes its test")]
    [InlineData("number", "(1..1] ; *", "KA3003 no value passes its test")]
    [InlineData("number", "? > 5 and ? < 5 ; *", "KA3003 no value passes its test")]
    [InlineData("number", "> other ; <= other", "KA3005")]
    [InlineData("number", "? > 5 and other > 1 ; > 5 ; *", "")]
    [InlineData("number", "> 5 ; ? > other ; > 7 ; *", "KA3003 the bins before it take all its values")]
    [InlineData("number", "> other ; -", "")]
    [InlineData("number", "> 1, > 2 ; <= 1", "")]
    // Dates: between two neighbouring days there is nothing.
    [InlineData("date", "<= @'2020-01-31' ; >= @'2020-02-01'", "")]
    [InlineData("date", "<= @'2020-01-30' ; >= @'2020-02-01'", "KA3004 2020-01-31")]
    [InlineData("date", "<= @'2020-01-29' ; >= @'2020-02-01'", "KA3004 dates from 2020-01-30 to 2020-01-31")]
    [InlineData("date", "> @'2020-01-01'", "KA3004 dates to 2020-01-01")]
    [InlineData("date", "(@'2020-01-01'..@'2020-01-02') ; *", "KA3003 no value passes its test")]
    [InlineData("date", "> @'2020-01-01' ; >= @'2020-01-02' ; *", "KA3003 the bins before it take all its values")]
    [InlineData("date", "< @'2020-01-01'", "KA3004 dates from 2020-01-01")]
    // Booleans.
    [InlineData("boolean", "true ; false", "")]
    [InlineData("boolean", "? ; not(?)", "")]
    [InlineData("boolean", "true", "KA3004 \"false\"")]
    [InlineData("boolean", "true ; false ; *", "KA3003 the bins before it take every value")]
    [InlineData("boolean", "? = true ; ? != true", "")]
    // Texts of a closed set.
    [InlineData("closed", "'x' ; 'y', 'z'", "")]
    [InlineData("closed", "'x' ; 'y'", "KA3004 \"z\"")]
    [InlineData("closed", "not('x') ; 'x'", "")]
    [InlineData("closed", "not('x')", "KA3004 \"x\"")]
    [InlineData("closed", "['x', 'y'] ; 'z'", "")]
    [InlineData("closed", "'x', 'y', 'z' ; *", "KA3003 the bins before it take every value")]
    [InlineData("closed", "'x', 'y' ; 'y' ; *", "KA3003 the bins before it take all its values")]
    [InlineData("closed", "> 'x' ; *", "")]
    // Any text.
    [InlineData("string", "'x' ; not('x')", "")]
    [InlineData("string", "'x' ; 'y'", "KA3004 any other text")]
    [InlineData("string", "not('x', 'y')", "KA3004 \"x\", \"y\"")]
    [InlineData("string", "not('x') ; 'x' ; *", "KA3003 the bins before it take every value")]
    [InlineData("string", "'x' ; 'x', 'y' ; *", "")]
    [InlineData("string", "< 'm' ; >= 'm'", "KA3005")]
    public void Bins_cover_every_value_or_the_loader_says_what_is_missing(string type, string bins, string expected)
    {
        var declaration = type == "closed" ? """{ "type": "string", "values": ["x", "y", "z"] }""" : $$"""{ "type": "{{type}}" }""";
        var json = string.Join(", ", bins.Split(" ; ").Select(test => test == "*" ? """{ "points": 1 }""" : $$"""{ "when": "{{test.Replace("'", "\\\"", StringComparison.Ordinal)}}", "points": 1 }"""));
        CompiledPolicy.TryLoad(
            $$"""
            { "policy": "p", "version": "1", "inputs": { "x": {{declaration}}, "other": { "type": "number" } }, "values": { "used": "other" },
              "scorecards": { "s": { "perspectives": [ { "name": "all", "weight": 1, "characteristics": [ { "input": "x", "weight": 1, "bins": [ {{json}} ] } ] } ] } } }
            """,
            "policy",
            null,
            out _,
            out var diagnostics);
        Assert.Equal(expected, string.Join(" ; ", diagnostics.Select(d => $"{d.Code} {string.Join(' ', d.Arguments)}".TrimEnd())));
    }
}
