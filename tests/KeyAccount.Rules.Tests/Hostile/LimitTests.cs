using KeyAccount.Rules.Diagnostics;

namespace KeyAccount.Rules.Tests.Hostile;

/// <summary>Every limit of a host holds as it says: what is just within is accepted, one more is refused.</summary>
public sealed class LimitTests
{
    private const string TooMuchWork = "KA2201";

    [Theory]
    [InlineData(5, "{\"policy\":\"p\",\"version\":\"1\",\"inputs\":{}}", null)]
    [InlineData(4, "{\"policy\":\"p\",\"version\":\"1\",\"inputs\":{}}", null)]
    [InlineData(3, "{\"policy\":\"p\",\"version\":\"1\",\"inputs\":{}}", "KA1014")]
    public void Values_of_a_document(int most, string document, string? code) =>
        Assert.Equal(code, FirstOfLimits(document, PolicyLimits.Default with { MaxDocumentNodes = most }));

    [Theory]
    [InlineData(0, null)]
    [InlineData(-1, "KA1007")]
    public void Bytes_of_a_document(int more, string? code)
    {
        const string Document = "{\"policy\":\"客户\",\"version\":\"1\",\"inputs\":{}}";
        Assert.Equal(code, FirstOfLimits(Document, PolicyLimits.Default with { MaxDocumentBytes = System.Text.Encoding.UTF8.GetByteCount(Document) + more }));
    }

    [Theory]
    [InlineData(1, 1, null)]
    [InlineData(1, 2, "KA1013")]
    [InlineData(64, 64, null)]
    [InlineData(64, 65, "KA1013")]
    [InlineData(256, 256, null)]
    [InlineData(256, 257, "KA1013")]
    [InlineData(256, 1_000_000, "KA1013")]
    public void Nesting_of_a_document(int most, int depth, string? code)
    {
        var limits = PolicyLimits.Default with { MaxDocumentDepth = most };
        foreach (var (open, close) in new[] { ("[", "]"), ("{\"a\":", "}") })
        {
            var document = string.Concat(Enumerable.Repeat(open, depth)) + (open == "[" ? "" : "1") + string.Concat(Enumerable.Repeat(close, depth));
            if (document.Length <= limits.MaxDocumentBytes) Assert.Equal(code, Feel.OnSmallStack(() => FirstOfLimits(document, limits)));
        }
    }

    [Theory]
    [InlineData(10, null)]
    [InlineData(9, "KA2006")]
    public void Characters_of_an_expression(int most, string? code) => Assert.Equal(code, Code("123456 + 1", PolicyLimits.Default with { MaxExpressionLength = most }));

    [Theory]
    [InlineData(5, "((((1))))", null)]
    [InlineData(4, "((((1))))", "KA2005")]
    [InlineData(3, "--1", null)]
    [InlineData(2, "--1", "KA2005")]
    [InlineData(5, "for a in [1], b in [2] return [3]", null)]
    [InlineData(4, "for a in [1], b in [2] return [3]", "KA2005")]
    [InlineData(5, "1 instance of list<list<list<number>>>", null)]
    [InlineData(4, "1 instance of list<list<list<number>>>", "KA2005")]
    [InlineData(1, "1 + 2 * 3", null)]
    [InlineData(64, "1", null)]
    public void Nesting_of_an_expression(int most, string expression, string? code) =>
        Assert.Equal(code, Code(expression, PolicyLimits.Default with { MaxExpressionDepth = most }));

    [Theory]
    [InlineData(3, "1 + 1 + 1", null)]
    [InlineData(2, "1 + 1 + 1", "KA2005")]
    [InlineData(2, "true and true and true and true", null)]
    [InlineData(100, "1 + 1", null)]
    public void Height_of_an_expression(int most, string expression, string? code) =>
        Assert.Equal(code, Code(expression, PolicyLimits.Default with { MaxExpressionHeight = most }));

    [Fact]
    public void No_host_can_set_a_nesting_that_a_small_stack_does_not_bear()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PolicyLimits.Default with { MaxExpressionDepth = 65 });
        Assert.Throws<ArgumentOutOfRangeException>(() => PolicyLimits.Default with { MaxExpressionDepth = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => PolicyLimits.Default with { MaxExpressionHeight = 101 });
        Assert.Throws<ArgumentOutOfRangeException>(() => PolicyLimits.Default with { MaxDocumentDepth = 257 });
    }

    [Theory]
    [InlineData("for i in 1..10 return i", "for i in 1..11 return i")]
    [InlineData("append([1, 2, 3, 4, 5, 6, 7, 8, 9], 10)", "append([1, 2, 3, 4, 5, 6, 7, 8, 9], 10, 11)")]
    [InlineData("concatenate([1, 2, 3, 4, 5], [1, 2, 3, 4, 5])", "concatenate([1, 2, 3, 4, 5], [1, 2, 3, 4, 5], [6])")]
    [InlineData("union([1, 2, 3, 4, 5], [6, 7, 8, 9, 10])", "union([1, 2, 3, 4, 5], [6, 7, 8, 9, 10, 11])")]
    [InlineData("insert before([1, 2, 3, 4, 5, 6, 7, 8, 9], 1, 0)", "insert before([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 1, 0)")]
    [InlineData("flatten([[1, 2, 3, 4, 5], [6, 7, 8, 9, 10]])", "flatten([[1, 2, 3, 4, 5], [6, 7, 8, 9, 10, 11]])")]
    [InlineData("split(\"1,2,3,4,5,6,7,8,9,10\", \",\")", "split(\"1,2,3,4,5,6,7,8,9,10,11\", \",\")")]
    public void Length_of_a_list(string within, string beyond)
    {
        var limits = PolicyLimits.Default with { MaxListLength = 10 };
        Assert.Null(Code(within, limits));
        Assert.Equal(TooMuchWork, Code(beyond, limits));
    }

    [Theory]
    [InlineData(12, null)]
    [InlineData(11, TooMuchWork)]
    public void Depth_of_calls(int most, string? code) =>
        Assert.Equal(code, Code("{f: function(g, n) if n = 0 then 1 else g(g, n - 1), r: f(f, 11)}.r", PolicyLimits.Default with { MaxCallDepth = most }));

    [Theory]
    [InlineData("[1, 2, 3]", 3)]
    [InlineData("1 + 1", 1)]
    [InlineData("\"abcd\" + \"efgh\"", 9)]
    [InlineData("for i in 1..10 return 1", 10)]
    [InlineData("{a: 1, b: a}.b", 3)]
    public void Work_of_a_row(string expression, long least)
    {
        Assert.Null(Code(expression, PolicyLimits.Default with { MaxWorkPerRow = least }));
        Assert.Equal(TooMuchWork, Code(expression, PolicyLimits.Default with { MaxWorkPerRow = least - 1 }));
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(2, 3)]
    public void Diagnostics_are_kept_up_to_the_limit_and_counted_beyond(int most, int found)
    {
        const string Document = "{\"policy\":\"p\",\"version\":\"1\",\"inputs\":{},\"a\":1,\"b\":1,\"c\":1}";
        CompiledPolicy.TryLoad(Document, "p", PolicyLimits.Default with { MaxDiagnostics = most }, out _, out var diagnostics);
        Assert.Equal(found, diagnostics.Count(d => d.Severity == DiagnosticSeverity.Error) + (most < found ? 1 : 0));
        Assert.Equal(most < found, diagnostics[^1].Code == DiagnosticCatalog.MoreFindings.Code);
    }

    [Fact]
    public void A_value_reaches_its_depth_and_no_further()
    {
        static string Nested(int depth) => $"for i in 1..{depth} return if i = 1 then [1] else [partial[-1]]";
        Assert.Null(Code($"count({Nested(63)})", PolicyLimits.Default));
        Assert.Equal(TooMuchWork, Code($"count({Nested(64)})", PolicyLimits.Default));
    }

    /// <summary>The code of the mistake for which an expression is refused or ended.</summary>
    private static string? Code(string expression, PolicyLimits limits) => Feel.Outcome(expression, limits) is ['K', 'A', ..] and var code ? code : null;

    /// <summary>The first finding of a document that is about a limit.</summary>
    private static string? FirstOfLimits(string document, PolicyLimits limits)
    {
        CompiledPolicy.TryLoad(document, "p", limits, out _, out var diagnostics);
        return diagnostics.Select(d => d.Code).FirstOrDefault(c => c is "KA1007" or "KA1013" or "KA1014");
    }
}
