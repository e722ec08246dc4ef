using System.Text.Json;
using KeyAccount.Oracle;
using KeyAccount.Oracle.Model;

namespace KeyAccount.Rules.Tests.Language;

/// <summary>
/// Expressions come from outside: however deep or long, they are accepted or refused, and neither reading, evaluating nor explaining them runs out
/// of stack, even on a thread that has little of it.
/// </summary>
public sealed class DeepExpressionTests
{
    private const int SmallStack = 256 * 1024;
    private const int LongestExpression = 10_000;
    private const string TooDeep = "KA2005";

    private static readonly Facts[] Rows =
    [
        new(),
        new() { ["x"] = 1.0, ["b"] = true, ["contacts"] = new List<object?> { new Facts { ["influence"] = 0.5 } } },
    ];

    /// <summary>A pattern: what is repeated before the core, the core, what is repeated after it.</summary>
    public static TheoryData<string, string, string> Shapes { get; } = new()
    {
        { "", "1", " + 1" },
        { "", "1", " * x" },
        { "", "x", " ** 1" },
        { "", "\"a\"", " + \"a\"" },
        { "1 + (", "1", ")" },
        { "x - ", "1", "" },
        { "(", "1", ")" },
        { "-", "1", "" },
        { "-(", "x", ")" },
        { "not(", "b", ")" },
        { "", "b", " and b" },
        { "", "b", " or x > 1" },
        { "b and (", "b", " or b)" },
        { "b = (", "b", ")" },
        { "", "b", " = b" },
        { "abs(", "x", ")" },
        { "max(1, ", "x", ")" },
        { "if b then ", "1", " else 2" },
        { "if b then 1 else ", "2", "" },
        { "x in (", "1", ")" },
        { "(x in (1, ? > 0 and ", "b", ")) and b" },
        { "x in (x in ((", "1", ")))" },
        { "x in [(", "1", ")..2]" },
        { "x in ]1..(", "1", ")[" },
        { "x in [1..x[", "1", "" },
        { "x between ", "1", " and 2" },
        { "x between (", "1", ") and 2" },
        { "some c in contacts satisfies ", "b", "" },
        { "every c in contacts[", "b", "] satisfies b" },
        { "contacts[count(", "contacts", ") > 1]" },
        { "", "contacts", "[b]" },
        { "", "contacts", "[influence > 0]" },
        { "", "contacts.influence", "[1]" },
        { "", "x", ".influence" },
        { "[", "1", "]" },
        { "[", "", "" },
        { "((", "", "" },
        { "((x in (", "", "" },
        { "{", "", "" },
        { "date(", "x", ")" },
        { "for a in [1] return count(", "contacts", ")" },
        { "for a in contacts, ", "b in [1] return a", "" },
        { "some a in contacts, ", "b in contacts satisfies b", "" },
        { "count(for a in [1] return b", " and b", " and b)" },
        { "", "x", "()" },
        { "x instance of ", "number", "" },
        { "1 instance of list<", "number", ">" },
        { "function(a: list<", "number", ">) 1" },
        { "{a: ", "x", "}" },
        { "{a: 1}.a + {b: ", "x", "}.b" },
        { "(< ", "x", ")" },
        { "", "for a in [1] return b", " and b" },
        { "", "(for a in contacts return true)[1]", " and b" },
        { "", "function(a) b", " and b" },
        { "", "if (for a in contacts return a.influence > 0)[1] then 1 else if b", " and b" },
        { "[", "1..2", "..3]" },
        { "(", "1..2", "..3)" },
        { "]", "1..2", "..3[" },
        { "sort([", "x", "], function(a, b) a < b)" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Deep_and_long_expressions_run_on_a_small_stack(string before, string core, string after)
    {
        var longest = (LongestExpression - core.Length) / (before.Length + after.Length);
        int[] depths = [1, 10, 60, 62, 63, 64, 65, 90, 98, 99, 100, 101, 256, longest];
        OnSmallStack(() =>
        {
            foreach (var times in depths.Where(times => times <= longest).Distinct()) Run(Repeated(before, core, after, times));
        });
    }

    [Theory]
    [InlineData("", "b", " and b", 1000, null)]
    [InlineData("", "b", " or x > 1", 1000, null)]
    [InlineData("", "1", " + 1", 99, null)]
    [InlineData("", "1", " + 1", 100, TooDeep)]
    [InlineData("", "1", " + 1", 2499, TooDeep)]
    [InlineData("(", "1", ")", 63, null)]
    [InlineData("(", "1", ")", 64, TooDeep)]
    [InlineData("(", "1", ")", 4999, TooDeep)]
    [InlineData("-", "x", "", 63, null)]
    [InlineData("-", "x", "", 9999, TooDeep)]
    [InlineData("x in [(", "1", ")..2]", 31, "KA2105")]
    [InlineData("x in [(", "1", ")..2]", 32, TooDeep)]
    [InlineData("(< ", "1", ")", 2499, TooDeep)]
    public void Only_what_is_too_deep_is_refused_for_it(string before, string core, string after, int times, string? code) =>
        Assert.Equal(code, Run(Repeated(before, core, after, times)));

    private static string Repeated(string before, string core, string after, int times) =>
        string.Concat(Enumerable.Repeat(before, times)) + core + string.Concat(Enumerable.Repeat(after, times));

    /// <summary>Loads a policy with this expression, runs and explains it; or gives the code for which it is refused.</summary>
    private static string? Run(string expression)
    {
        var document = $$"""
            { "policy": "deep", "version": "1.0.0",
              "inputs": { "x": { "type": "number" }, "b": { "type": "boolean" },
                          "contacts": { "type": "list", "items": { "influence": { "type": "number" } } } },
              "values": { "deep": {{JsonSerializer.Serialize(expression)}} },
              "flags": [ { "id": "unknown", "severity": "low", "when": "deep = null" } ] }
            """;
        if (!CompiledPolicy.TryLoad(document, "deep", limits: null, out var policy, out var diagnostics))
            return diagnostics.First(one => one.Severity == DiagnosticSeverity.Error).Code;
        var decisions = policy.Evaluate(ColumnFacts.Batch(policy.Model.Inputs, Rows));
        for (var row = 0; row < decisions.Count; row++) Assert.Single(decisions.Explain(row, "en").Flags);
        return null;
    }

    private static void OnSmallStack(Action action)
    {
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(action), SmallStack);
        thread.Start();
        thread.Join();
        if (failure is not null) throw new InvalidOperationException("It failed on the small stack.", failure);
    }
}
