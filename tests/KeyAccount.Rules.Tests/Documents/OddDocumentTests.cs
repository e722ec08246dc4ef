using System.Globalization;

namespace KeyAccount.Rules.Tests.Documents;

/// <summary>Documents that are unusual in shape or size.</summary>
public sealed class OddDocumentTests
{
    [Theory]
    [InlineData("", "KA1001")]
    [InlineData("   ", "KA1001")]
    [InlineData("// nothing but a comment", "KA1001")]
    [InlineData("[]", "KA1005")]
    [InlineData("null", "KA1005")]
    [InlineData("\"policy\"", "KA1005")]
    [InlineData("{ \"policy\": \"p\", \"version\": \"1\", \"inputs\": {}, }", "")]
    [InlineData("/* a */ { \"policy\": \"p\", // b\n \"version\": \"1\", \"inputs\": {} } // c", "")]
    [InlineData("{ \"policy\": \"p\", \"version\": \"\\udc00\", \"inputs\": {} }", "KA1011")]
    [InlineData("{ \"policy\": \"p\", \"version\": \"\\ud83d\\ude00\", \"inputs\": {} }", "")]
    public void A_document_of_unusual_shape_loads_or_says_why_not(string document, string codes) =>
        Assert.Equal(codes, Loading.Codes(document));

    [Theory]
    [InlineData(0xD800)]
    [InlineData(0xDC00)]
    public void Half_a_surrogate_pair_is_refused_where_it_stands(int half)
    {
        var found = Assert.Single(Loading.Load($"{{\n \"policy\": \"p\", \"version\": \"\uD83D\uDE00{(char)half}\", \"inputs\": {{}} }}"));
        Assert.Equal(("KA1011", new LinePosition(2, 30)), (found.Code, found.Position));
    }

    [Fact]
    public void A_byte_order_mark_is_not_part_of_a_policy()
    {
        var document = "{ \"policy\": \"p\", \"version\": \"1\", \"inputs\": {} }";
        Assert.Equal(CompiledPolicy.Load(document).Hash, CompiledPolicy.Load("\uFEFF" + document).Hash);
        Assert.Equal(new LinePosition(1, 1), Loading.Load("\uFEFF[]").Single().Position);
    }

    [Theory]
    [InlineData(63, "KA1002")]
    [InlineData(64, "KA1013")]
    [InlineData(100_000, "KA1013")]
    public void Deep_nesting_is_refused(int depth, string code)
    {
        var nested = new string('[', depth) + new string(']', depth);
        Assert.Equal(code, Loading.Codes($$"""{ "policy": "p", "version": "1", "inputs": {}, "x": {{nested}} }"""));
    }

    [Fact]
    public void A_document_above_the_bound_is_refused_unread()
    {
        var text = new string('x', 5 * 1024 * 1024);
        Assert.Equal("KA1007", Loading.Codes($$"""{ "policy": "p", "version": "1", "title": "{{text}}", "inputs": {} }"""));
    }

    [Fact]
    public void A_document_below_the_bound_may_hold_a_long_text()
    {
        var text = new string('大', 1024 * 1024);
        Assert.Equal("", Loading.Codes($$"""{ "policy": "p", "version": "1", "title": "{{text}}", "inputs": {} }"""));
    }

    [Fact]
    public void Long_names_that_are_nearly_alike_are_not_compared()
    {
        var name = new string('a', 500_000);
        Assert.Equal("KA1002", Loading.Codes($$"""{ "policy": "p", "version": "1", "inputs": { "{{name}}": { "type": "number" } }, "{{name}}b": 1 }"""));
    }

    [Fact]
    public void Errors_are_reported_up_to_a_bound()
    {
        var values = string.Join(", ", Enumerable.Range(0, 5_000).Select(i => $"\"v{i}\": \"unknown{i} + 1\""));
        Assert.Equal(200, Loading.Load($$"""{ "policy": "p", "version": "1", "inputs": {}, "values": { {{values}} } }""").Length);
    }

    [Fact]
    public void Advice_does_not_crowd_out_errors()
    {
        var inputs = string.Join(", ", Enumerable.Range(0, 500).Select(i => $"\"i{i}\": {{ \"type\": \"number\" }}"));
        var found = Loading.Load($$"""{ "policy": "p", "version": "1", "inputs": { {{inputs}} }, "values": { "v": "unknown" } }""");
        Assert.Contains(found, d => d.Code == "KA2101");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_long_chain_of_values_loads_in_either_direction(bool isAscending)
    {
        const int Length = 5_000;
        var links = Enumerable.Range(0, Length).Select(i => isAscending
            ? $"\"v{i}\": \"{(i == 0 ? "x" : $"v{i - 1}")} + 1\""
            : $"\"v{i}\": \"{(i == Length - 1 ? "x" : $"v{i + 1}")} + 1\"");
        Assert.Equal("", Loading.Codes(Policy($"\"values\": {{ {string.Join(", ", links)} }}")));
    }

    [Fact]
    public void A_long_circle_is_one_mistake()
    {
        const int Length = 5_000;
        var links = Enumerable.Range(0, Length).Select(i => $"\"v{i}\": \"v{(i + 1) % Length} + 1\"");
        var circle = Assert.Single(Loading.Load(Policy($"\"values\": {{ {string.Join(", ", links)}, \"w\": \"x\" }}")));
        Assert.Equal("KA3002", circle.Code);
        Assert.InRange(circle.Arguments[0].Length, 10, 1_000);
    }

    [Fact]
    public void Two_hundred_bins_load()
    {
        var bins = Enumerable.Range(0, 200).Select(i => $"{{ \"when\": \"[{i}..{i + 1})\", \"points\": {i / 2} }}");
        Assert.Equal("", Loading.Codes(Policy(Scorecard(Characteristic("x", "1", string.Join(", ", bins) + ", { \"points\": 0 }")))));
    }

    [Fact]
    public void A_gap_among_two_hundred_bins_is_found()
    {
        var bins = Enumerable.Range(0, 200).Where(i => i != 117).Select(i => $"{{ \"when\": \"[{i}..{i + 1})\", \"points\": {i / 2} }}").Append("{ \"when\": \"< 0\", \"points\": 0 }").Append("{ \"when\": \">= 200\", \"points\": 0 }");
        var gap = Assert.Single(Loading.Load(Policy(Scorecard(Characteristic("x", "1", string.Join(", ", bins))))));
        Assert.Equal(("KA3004", "values in [117..118)"), (gap.Code, gap.Arguments[0]));
    }

    [Fact]
    public void A_thousand_characteristics_load()
    {
        var characteristics = Enumerable.Range(0, 1_000).Select(i => Characteristic($"x + {i}", (1 + (i % 7)).ToString(CultureInfo.InvariantCulture), "{ \"points\": 50 }", $"c{i}"));
        Assert.Equal("", Loading.Codes(Policy(Scorecard(string.Join(",\n", characteristics)))));
    }

    [Fact]
    public void Many_perspectives_whose_weights_have_no_common_denominator_are_refused_quickly()
    {
        var primes = Enumerable.Range(2, 30_000).Where(n => Enumerable.Range(2, (int)Math.Sqrt(n)).TakeWhile(d => d * d <= n).All(d => n % d != 0)).Take(2_000);
        var perspectives = primes.Select(p => $$"""{ "name": "p{{p}}", "weight": 1, "characteristics": [ {{Characteristic("x", "1", "{ \"points\": 1 }", $"a{p}")}}, {{Characteristic("x", $"{p - 1}", "{ \"points\": 1 }", $"b{p}")}} ] }""");
        Assert.Equal("KA3011", Loading.Codes(Policy($$"""  "scorecards": { "s": { "perspectives": [ {{string.Join(",\n", perspectives)}} ] } } """)));
    }

    [Theory]
    [InlineData("1000000", "0.0001", "")]
    [InlineData("0.0000000001", "1", "KA1009")]
    [InlineData("33.3333333333", "66.6666666667", "")]
    [InlineData("1e2", "1E+2", "")]
    [InlineData("1000000.0000000001", "1", "KA1009")]
    [InlineData("999999.0000000001", "999999", "KA3011")]
    public void Weights_are_exact_or_refused(string first, string second, string codes) =>
        Assert.Equal(codes, Loading.Codes(Policy(Scorecard(Characteristic("x", first, "{ \"points\": 1 }", "a") + ", " + Characteristic("x", second, "{ \"points\": 99.9999 }", "b")))));

    private static string Policy(string parts) => $$"""{ "policy": "p", "version": "1", "inputs": { "x": { "type": "number" } }, {{parts}} }""";

    private static string Scorecard(string characteristics) => $$"""  "scorecards": { "s": { "perspectives": [ { "name": "all", "weight": 1, "characteristics": [ {{characteristics}} ] } ] } } """;

    private static string Characteristic(string input, string weight, string bins, string name = "c") =>
        $$"""{ "name": "{{name}}", "input": "{{input}}", "weight": {{weight}}, "bins": [ {{bins}} ] }""";
}
