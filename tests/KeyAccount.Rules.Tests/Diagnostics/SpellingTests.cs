using KeyAccount.Rules.Diagnostics;

namespace KeyAccount.Rules.Tests.Diagnostics;

/// <summary>A slip of the pen is told from another word.</summary>
public sealed class SpellingTests
{
    [Theory]
    [InlineData("reveneu", "revenue")]
    [InlineData("revnue", "revenue")]
    [InlineData("revenuee", "revenue")]
    [InlineData("Revenue", "revenue")]
    [InlineData("evenrue", "revenue")]
    [InlineData("profti", "profit")]
    [InlineData("ab", "a")]
    [InlineData("交易客", "交易额")]
    [InlineData("turnover", null)]
    [InlineData("xyz", null)]
    [InlineData("", "a")]
    public void The_nearest_candidate_is_suggested_when_it_is_near(string word, string? expected) =>
        Assert.Equal(expected, Spelling.Nearest(word, ["profit", "revenue", "a", "交易额"]));

    [Fact]
    public void The_first_of_equally_near_candidates_is_suggested() =>
        Assert.Equal("cat", Spelling.Nearest("bat", ["cat", "hat"]));

    [Fact]
    public void Without_a_near_candidate_the_first_ones_are_listed()
    {
        Assert.Equal("known: \"a\", \"b\"", Spelling.Suggest("xyzzy", ["a", "b"]));
        Assert.Equal("nothing of this kind is declared", Spelling.Suggest("xyzzy", []));
        Assert.EndsWith("\"n11\", …", Spelling.Suggest("xyzzy", [.. Enumerable.Range(0, 30).Select(i => $"n{i}")]), StringComparison.Ordinal);
    }
}
