using System.Globalization;

namespace KeyAccount.Fuzz;

/// <summary>Expressions by FEEL's grammar, with names that the facts have; most of them make no sense, and all of them can be parsed.</summary>
internal sealed class Grammar(Mutator random)
{
    private static readonly string[] Names = ["x", "y", "s", "b", "d", "contacts", "order lines", "f", "nothing"];
    private static readonly string[] Operators = ["+", "-", "*", "/", "**", "=", "!=", "<", "<=", ">", ">=", "and", "or"];
    private static readonly string[] Types = ["number", "string", "boolean", "date", "Any", "list<number>", "list<list<Any>>", "context<a: number>", "function<Any>->Any", "range<number>"];

    private static readonly string[] Calls =
    [
        "count", "sum", "min", "max", "mean", "string", "number", "abs", "floor", "concatenate", "append", "flatten", "distinct values", "reverse", "sort", "union", "date", "time",
        "duration", "date and time", "not", "is", "substring", "contains", "matches", "replace", "split", "string join", "upper case", "list contains", "index of", "get value",
        "get entries", "context put", "before", "overlaps", "range", "modulo", "decimal", "sublist", "list replace", "insert before", "day of week", "years and months duration", "median", "f",
    ];

    /// <summary>An expression whose parts are nested so many levels at most.</summary>
    public string Expression(int levels) => levels <= 0 ? Leaf() : random.Next(18) switch
    {
        0 or 1 => Leaf(),
        2 or 3 or 4 => $"{Expression(levels - 1)} {random.Pick(Operators)} {Expression(levels - 1)}",
        5 => $"({Expression(levels - 1)})",
        6 => $"if {Expression(levels - 1)} then {Expression(levels - 1)} else {Expression(levels - 1)}",
        7 => $"for i in {Iterated(levels)} return {Expression(levels - 1)}",
        8 => $"{(random.Next(2) == 0 ? "some" : "every")} x in {Iterated(levels)} satisfies {Expression(levels - 1)}",
        9 => $"[{Many(levels)}]",
        10 => $"{{a: {Expression(levels - 1)}, \"b c\": {Expression(levels - 1)}}}{(random.Next(2) == 0 ? ".a" : "")}",
        11 => $"{Operand(levels)}[{Expression(levels - 1)}]",
        12 or 13 or 14 => $"{random.Pick(Calls)}({Many(levels)})",
        15 => $"{Expression(levels - 1)} in ({Tests(levels)})",
        16 => $"(function(x{(random.Next(2) == 0 ? ": " + random.Pick(Types) : "")}) {Expression(levels - 1)})({Expression(levels - 1)})",
        _ => $"{Operand(levels)} instance of {random.Pick(Types)}",
    };

    /// <summary>Unary tests.</summary>
    public string Tests(int levels) => random.Next(6) switch
    {
        0 => $"not({Test(levels)})",
        1 => $"{Test(levels)}, {Test(levels)}",
        2 => "-",
        _ => Test(levels),
    };

    private string Test(int levels) => random.Next(5) switch
    {
        0 => $"{random.Pick((string[])["<", "<=", ">", ">=", "=", "!="])} {Leaf()}",
        1 => $"[{Leaf()}..{Leaf()}{random.Pick((string[])["]", ")", "["])}",
        2 => $"? {random.Pick(Operators)} {Expression(levels - 1)}",
        3 => $"({random.Pick((string[])["<", ">", "="])} {Leaf()})",
        _ => Expression(levels - 1),
    };

    private string Operand(int levels) => random.Next(2) == 0 ? random.Pick(Names) : $"({Expression(levels - 1)})";

    private string Iterated(int levels) => random.Next(3) == 0 ? $"{Leaf()}..{Leaf()}" : Expression(levels - 1);

    private string Many(int levels) => string.Join(", ", Enumerable.Range(0, random.Next(4)).Select(_ => Expression(levels - 1)));

    private string Leaf() => random.Next(12) switch
    {
        0 => "null",
        1 => random.Next(2) == 0 ? "true" : "false",
        2 or 3 => random.Next(100).ToString(CultureInfo.InvariantCulture),
        4 => random.Pick((string[])["0.1", "-1", "1e300", "1e-300", "9007199254740993", "0.30000000000000004"]),
        5 => random.Pick((string[])["\"\"", "\"a\"", "\"(a|b)*\\\\1\"", "\"客户\"", "\"\\uD83D\"", "\"2026-01-31\"", "\"P1Y2M\"", "\"[1..5)\""]),
        6 => random.Pick((string[])["@\"2026-01-31\"", "@\"10:00:00@Europe/Paris\"", "@\"2026-01-31T24:00:00Z\"", "@\"P1DT2H\"", "@\"-P999999999Y\"", "@\"-999999999-12-31\""]),
        7 => random.Pick((string[])["partial[-1]", "item", "i", "?", "contacts.role", "s.year", "d.weekday", "contacts[1].influence"]),
        _ => random.Pick(Names),
    };
}
