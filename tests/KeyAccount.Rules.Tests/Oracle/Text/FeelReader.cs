using System.Globalization;
using KeyAccount.Oracle.Model;

namespace KeyAccount.Oracle.Text;

/// <summary>
/// Reads FEEL text into the oracle's expressions, by DMN 1.5's grammar and precedence. It knows no types: it judges the values that cases.txt
/// gives, not its refusals. Brackets hold a place when what they hold is written as a number, otherwise a condition.
/// </summary>
internal sealed class FeelReader
{
    private static readonly HashSet<string> Keywords =
        ["and", "or", "if", "then", "else", "some", "every", "in", "satisfies", "between", "for", "return", "function"];

    private static readonly string[] Comparisons = ["=", "!=", "<", "<=", ">", ">="];

    private readonly IReadOnlyList<string> _tokens;
    private int _next;

    private FeelReader(string text) => _tokens = FeelTokens.Of(text);

    public static Expression Expression(string text)
    {
        var reader = new FeelReader(text);
        return reader.Whole(reader.Textual());
    }

    public static UnaryTests UnaryTests(string text)
    {
        var reader = new FeelReader(text);
        if (reader._tokens is ["-"]) return Model.UnaryTests.Dash;
        return reader.Attempt(() => reader.Whole(reader.NegatedTests())) ?? reader.Whole(new UnaryTests(false, reader.Many(reader.Test)));
    }

    private UnaryTests NegatedTests()
    {
        Expect("not");
        Expect("(");
        return new UnaryTests(true, Closed(Many(Test), ")"));
    }

    private string Peek => _next < _tokens.Count ? _tokens[_next] : "";

    private T Whole<T>(T read) => _next == _tokens.Count ? read : throw new FormatException($"Unexpected {Peek}.");

    private string Take() => _next < _tokens.Count ? _tokens[_next++] : throw new FormatException("The text ends too early.");

    private bool Skip(string token)
    {
        if (Peek != token) return false;
        _next++;
        return true;
    }

    private void Expect(string token)
    {
        if (!Skip(token)) throw new FormatException($"Expected {token}, found {Peek}.");
    }

    private List<T> Many<T>(Func<T> read)
    {
        var items = new List<T> { read() };
        while (Skip(",")) items.Add(read());
        return items;
    }

    private Expression Textual()
    {
        if (Skip("if"))
        {
            var condition = Textual();
            Expect("then");
            var then = Textual();
            Expect("else");
            return new If(condition, then, Textual());
        }

        if (Peek is not ("some" or "every")) return Or();
        var every = Take() == "every";
        var iterators = Many(() =>
        {
            var variable = Take();
            Expect("in");
            return new Iterator(variable, Textual());
        });
        Expect("satisfies");
        return new Quantified(every, iterators, Textual());
    }

    private Expression Or() => LeftToRight(And, "or");

    private Expression And() => LeftToRight(Comparison, "and");

    private Expression Comparison()
    {
        var left = Additive();
        while (true)
        {
            if (Comparisons.Contains(Peek)) left = new Binary(Take(), left, Additive());
            else if (Skip("in")) left = new In(left, InTests());
            else if (Skip("between"))
            {
                var low = Additive();
                Expect("and");
                left = new Between(left, low, Additive());
            }
            else return left;
        }
    }

    private Expression Additive() => LeftToRight(Multiplicative, "+", "-");

    private Expression Multiplicative() => LeftToRight(Power, "*", "/");

    private Expression Power() => LeftToRight(Negation, "**");

    private Expression LeftToRight(Func<Expression> operand, params string[] operators)
    {
        var left = operand();
        while (operators.Contains(Peek)) left = new Binary(Take(), left, operand());
        return left;
    }

    private Expression Negation()
    {
        if (!Skip("-")) return Postfix();
        return Negation() is var operand && operand is Literal { Value: double number } ? new Literal(-number) : new Negate(operand);
    }

    private Expression Postfix()
    {
        var expression = Atom();
        while (true)
        {
            if (Skip(".")) expression = new FieldOf(expression, TakeName());
            else if (Peek == "[" && Attempt(Bracketed) is { } inside)
            {
                expression = IsPlace(inside) ? new ElementAt(expression, inside) : new Filter(expression, inside);
            }
            else return expression;
        }
    }

    private Expression Bracketed()
    {
        Expect("[");
        return Closed(Textual(), "]");
    }

    private static bool IsPlace(Expression inside) =>
        inside is Literal { Value: double } or Negate or Call or Name or Binary { Operator: "+" or "-" or "*" or "/" or "**" };

    private Expression Atom()
    {
        var token = Take();
        if (FeelTokens.IsNumber(token)) return new Literal(FeelTokens.Number(token));
        if (token[0] == '"') return new Literal(FeelTokens.Unquoted(token));
        switch (token)
        {
            case "null": return new Literal(null);
            case "true": return new Literal(true);
            case "false": return new Literal(false);
            case "@": return new Literal(DateOnly.ParseExact(FeelTokens.Unquoted(Take()), "yyyy-MM-dd", CultureInfo.InvariantCulture));
            case "(": return Closed(Textual(), ")");
            case "[": return Skip("]") ? new ListOf([]) : Closed(new ListOf(Many(Textual)), "]");
            case "not" when Skip("("): return new Not(Closed(Textual(), ")"));
        }

        _next--;
        var name = TakeName();
        if (!Skip("(")) return new Name(name);
        return Skip(")") ? new Call(name, []) : Closed(new Call(name, Many(Textual)), ")");
    }

    private T Closed<T>(T read, string bracket)
    {
        Expect(bracket);
        return read;
    }

    private string TakeName() =>
        Take() is var token && FeelTokens.IsName(token) && !Keywords.Contains(token)
            ? token
            : throw new FormatException($"Expected a name, found {token}.");

    private List<UnaryTest> InTests()
    {
        if (Range() is { } range) return [range];
        return Skip("(") ? Closed(Many(Test), ")") : [Test(Additive)];
    }

    private UnaryTest Test() => Test(Textual);

    private UnaryTest Test(Func<Expression> expression)
    {
        if (Comparisons.Contains(Peek)) return new OperatorTest(Take(), Additive());
        if (Range() is { } range) return range;
        var start = _next;
        var read = expression();
        return _tokens.Skip(start).Take(_next - start).Contains("?") ? new ConditionTest(read) : new ValueTest(read);
    }

    private RangeTest? Range() => Peek is "[" or "(" or "]" ? Attempt(BracketedRange) : null;

    private RangeTest BracketedRange()
    {
        var start = Take();
        var low = Additive();
        Expect("..");
        var high = Additive();
        var end = Take();
        if (end is not ("]" or ")" or "[")) throw new FormatException($"A range does not end in {end}.");
        return new RangeTest(start == "[", low, high, end == "]", TurnedOutwards: start == "]" || end == "[");
    }

    /// <summary>Reads something, or takes nothing and gives null where the text goes on as something else.</summary>
    private T? Attempt<T>(Func<T> read)
        where T : class
    {
        var start = _next;
        try
        {
            return read();
        }
        catch (FormatException)
        {
            _next = start;
            return null;
        }
    }
}
