using System.Globalization;
using System.Text;
using KeyAccount.Oracle.Model;

namespace KeyAccount.Oracle.Text;

/// <summary>Prints the oracle's expressions as FEEL text, with no more parentheses than DMN 1.5's precedence asks for.</summary>
internal static class FeelPrinter
{
    private const int Textual = 0;
    private const int Disjunction = 1;
    private const int Conjunction = 2;
    private const int Comparing = 3;
    private const int Adding = 4;
    private const int Multiplying = 5;
    private const int Raising = 6;
    private const int Negating = 7;
    private const int Postfix = 8;

    public static string Print(Expression expression) => Print(expression, Textual);

    public static string Print(UnaryTests tests)
    {
        if (tests.Tests.Count == 0) return "-";
        var text = string.Join(", ", tests.Tests.Select(test => Print(test)));
        return tests.Negated ? $"not({text})" : text;
    }

    /// <summary>Prints an expression where at least the given precedence is needed.</summary>
    private static string Print(Expression expression, int needed)
    {
        var (text, precedence) = Write(expression);
        return precedence < needed ? $"({text})" : text;
    }

    private static (string Text, int Precedence) Write(Expression expression) => expression switch
    {
        Literal { Value: double number and < 0 } => (Number(number), Negating),
        Literal literal => (LiteralText(literal.Value), Postfix),
        Name name => (name.Text, Postfix),
        Result result => (result.DottedName, Postfix),
        FieldOf path => ($"{Print(path.Of, Postfix)}.{path.Field}", Postfix),
        Negate negate => ($"-{Print(negate.Operand, Negating)}", Negating),
        Not not => ($"not({Print(not.Operand)})", Postfix),
        Binary binary => WriteBinary(binary),
        Between between => ($"{Operand(between.Subject)} between {Operand(between.Low)} and {Operand(between.High)}", Comparing),
        In { Tests: [RangeTest range] } membership => ($"{Operand(membership.Subject)} in {Print(range)}", Comparing),
        In membership => ($"{Operand(membership.Subject)} in ({string.Join(", ", membership.Tests.Select(test => Print(test)))})", Comparing),
        If choice => ($"if {Print(choice.Condition)} then {Print(choice.Then)} else {Print(choice.Else)}", Textual),
        Quantified quantified => WriteQuantified(quantified),
        Filter filter => ($"{Print(filter.List, Postfix)}[{Print(filter.Condition)}]", Postfix),
        ElementAt index => ($"{Print(index.List, Postfix)}[{Print(index.Position)}]", Postfix),
        Call call => ($"{call.Function}({string.Join(", ", call.Arguments.Select(argument => Print(argument)))})", Postfix),
        ListOf list => ($"[{string.Join(", ", list.Items.Select(item => Print(item)))}]", Postfix),
        _ => throw new InvalidOperationException($"No text for {expression}."),
    };

    private static (string Text, int Precedence) WriteBinary(Binary binary)
    {
        var precedence = binary.Operator switch
        {
            "or" => Disjunction,
            "and" => Conjunction,
            "+" or "-" => Adding,
            "*" or "/" => Multiplying,
            "**" => Raising,
            _ => Comparing,
        };
        var left = precedence == Comparing ? Operand(binary.Left) : Print(binary.Left, precedence);
        return ($"{left} {binary.Operator} {Print(binary.Right, precedence + 1)}", precedence);
    }

    private static (string Text, int Precedence) WriteQuantified(Quantified quantified)
    {
        var iterators = quantified.Iterators.Select(iterator => $"{iterator.Variable} in {Print(iterator.List)}");
        return ($"{(quantified.Every ? "every" : "some")} {string.Join(", ", iterators)} satisfies {Print(quantified.Satisfies)}", Textual);
    }

    /// <summary>An operand of a comparison: comparisons do not nest without parentheses.</summary>
    private static string Operand(Expression expression) => Print(expression, Adding);

    private static string Print(UnaryTest test) => test switch
    {
        OperatorTest comparison => $"{comparison.Operator} {Operand(comparison.Value)}",
        RangeTest range => string.Concat(
            range.LowClosed ? "[" : range.TurnedOutwards ? "]" : "(",
            Operand(range.Low) + ".." + Operand(range.High),
            range.HighClosed ? "]" : range.TurnedOutwards ? "[" : ")"),
        ConditionTest condition => Guarded(Print(condition.Condition)),
        ValueTest value => Guarded(Operand(value.Value)),
        _ => throw new InvalidOperationException($"No text for {test}."),
    };

    /// <summary>A test that began with <c>not(</c> would read as the negation of all tests.</summary>
    private static string Guarded(string text) => text.StartsWith("not(", StringComparison.Ordinal) ? $"({text})" : text;

    private static string LiteralText(object? value) => value switch
    {
        null => "null",
        double number => Number(number),
        string text => Quoted(text),
        bool truth => truth ? "true" : "false",
        DateOnly date => $"date(\"{date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\")",
        _ => throw new InvalidOperationException($"No literal for {value}."),
    };

    /// <summary>The shortest digits that give the number back, never with an exponent.</summary>
    private static string Number(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var e = text.IndexOf('E', StringComparison.Ordinal);
        if (e < 0) return text;
        var sign = value < 0 ? "-" : "";
        var digits = text[..e].Replace("-", "", StringComparison.Ordinal);
        var exponent = int.Parse(text[(e + 1)..], CultureInfo.InvariantCulture);
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? digits : digits.Remove(point, 1);
        var place = (point < 0 ? digits.Length : point) + exponent;
        return place <= 0 ? $"{sign}0.{new string('0', -place)}{whole}"
            : place >= whole.Length ? $"{sign}{whole.PadRight(place, '0')}"
            : $"{sign}{whole.Insert(place, ".")}";
    }

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
        {
            quoted.Append(character switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ => character.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }
}
