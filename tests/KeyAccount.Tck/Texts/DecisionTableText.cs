using System.Xml.Linq;
using KeyAccount.Tck.Models;

namespace KeyAccount.Tck.Texts;

/// <summary>
/// Says a decision table in FEEL: the inputs as entries of a context, the outputs of the rules that apply as a list, and the hit policy
/// as an expression over that list.
/// </summary>
internal sealed class DecisionTableText
{
    private const string Hits = "_hits";

    private readonly ExpressionText expressions;
    private readonly ItemTypes types;
    private readonly XElement table;
    private readonly List<XElement> outputs;

    public DecisionTableText(ItemTypes types, XElement table)
    {
        this.types = types;
        this.table = table;
        expressions = new ExpressionText(types);
        outputs = [.. table.Children("output")];
    }

    public string Of()
    {
        var inputs = table.Children("input").Select((input, i) => ($"_in{i + 1}", InputExpression(input))).ToList();
        var rules = table.Children("rule").Select(rule => $"if {Condition(rule)} then [{Output(rule)}] else []").ToList();
        var hits = rules.Count == 0 ? "[]" : $"concatenate({string.Join(", ", rules)})";
        return FeelText.Let([.. inputs, (Hits, hits)], $"if count({Hits}) = 0 then {Default()} else {Answer()}");
    }

    private static string InputExpression(XElement input) =>
        input.Child("inputExpression") is { } expression && expression.Child("text")?.Value.Trim() is { Length: > 0 } text ? FeelText.Closed(text) : throw new NotTranslatedException("an input of a table without an expression");

    private static string Condition(XElement rule)
    {
        var cells = rule.Children("inputEntry").Select((cell, i) => Test($"_in{i + 1}", cell.Child("text")?.Value.Trim() ?? "")).OfType<string>().ToList();
        return cells.Count == 0 ? "true" : string.Join(" and ", cells);
    }

    /// <summary>A cell as a test of its input; null where the cell takes everything.</summary>
    private static string? Test(string input, string cell)
    {
        if (cell is "" or "-") return null;
        return Negated(cell) is { } inner ? $"not({input} in ({FeelText.Closed(inner)}))" : $"({input} in ({FeelText.Closed(cell)}))";
    }

    /// <summary>What stands inside <c>not(…)</c> when that is the whole cell.</summary>
    private static string? Negated(string cell)
    {
        if (!cell.StartsWith("not", StringComparison.Ordinal) || cell[3..].TrimStart() is not ['(', .., ')'] rest) return null;
        var depth = 0;
        for (var i = 0; i < rest.Length; i++)
        {
            if (rest[i] == '(') depth++;
            if (rest[i] == ')' && --depth == 0 && i < rest.Length - 1) return null; // Such as not(a) and not(b).
        }

        return rest[1..^1];
    }

    private string Output(XElement rule)
    {
        var cells = rule.Children("outputEntry").Select(cell => cell.Child("text")?.Value.Trim() is { Length: > 0 } text ? FeelText.Closed(text) : "null").ToList();
        return Record(cells);
    }

    /// <summary>One output is its value, several are a context.</summary>
    private string Record(List<string> values) =>
        outputs.Count == 1 ? values[0] : FeelText.Context(outputs.Select((output, i) => (Name(output), values[i])));

    private static string Name(XElement output) => output.Value("name") ?? "";

    private string Default()
    {
        var values = outputs.Select(output => output.Child("defaultOutputEntry") is { } entry ? expressions.Of(ModelNode.ExpressionIn(entry) ?? AsLiteral(entry)) : null).ToList();
        return values.All(value => value is null) ? "null" : Record([.. values.Select(value => value ?? "null")]);
    }

    private static XElement AsLiteral(XElement entry) => new("literalExpression", entry.Elements().Select(child => new XElement(child.LocalName(), child.Value)));

    private string Answer() => (table.Value("hitPolicy") ?? "UNIQUE", table.Value("aggregation")) switch
    {
        ("UNIQUE", _) => $"if count({Hits}) = 1 then {Hits}[1] else null",
        ("ANY", _) => $"if count(distinct values({Hits})) = 1 then {Hits}[1] else null",
        ("FIRST", _) => $"{Hits}[1]",
        ("PRIORITY", _) => $"{Sorted()}[1]",
        ("OUTPUT ORDER", _) => Sorted(),
        ("RULE ORDER", _) or ("COLLECT", null) => Hits,
        ("COLLECT", "SUM") => $"sum({Hits})",
        ("COLLECT", "MIN") => $"min({Hits})",
        ("COLLECT", "MAX") => $"max({Hits})",
        ("COLLECT", "COUNT") => $"count({Hits})",
        var (policy, aggregation) => throw new NotTranslatedException($"the hit policy {policy} {aggregation}"),
    };

    /// <summary>The hits in the order in which the table lists the values of its outputs, the first output first.</summary>
    private string Sorted()
    {
        var before = "false";
        foreach (var output in Enumerable.Reverse(outputs))
        {
            if (Priorities(output) is not { } values) continue;
            var (first, second) = (Place(values, "_a", output), Place(values, "_b", output));
            before = before == "false" ? $"{first} < {second}" : $"{first} < {second} or ({first} = {second} and ({before}))";
        }

        return before == "false" ? throw new NotTranslatedException("priorities without output values") : $"sort({Hits}, function(_a, _b) {before})";
    }

    private string? Priorities(XElement output) =>
        output.Child("outputValues")?.Child("text")?.Value.Trim() is { Length: > 0 } values ? values : types.Resolve(output.Value("typeRef")).Allowed;

    private string Place(string values, string hit, XElement output) =>
        $"index of([{values}], {(outputs.Count == 1 ? hit : $"get value({hit}, {FeelText.Quoted(Name(output))})")})[1]";
}
