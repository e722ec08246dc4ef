using KeyAccount.Oracle.Meaning;
using KeyAccount.Oracle.Model;
using KeyAccount.Oracle.Text;

namespace KeyAccount.Oracle;

/// <summary>The oracle's expressions, on examples worked out by hand.</summary>
public sealed class ExpressionMeaningTests
{
    private static readonly Facts Facts = new()
    {
        ["tenth"] = 0.1,
        ["fifth"] = 0.2,
        ["almost_third"] = 0.30000000000000004,
        ["unknown"] = null,
        ["contacts"] = new List<object?>
        {
            new Facts { ["role"] = "coach", ["influence"] = 0.5 },
            new Facts { ["role"] = null, ["influence"] = 1.0 },
            new Facts { ["role"] = "user", ["influence"] = null },
        },
        ["nobody"] = new List<object?>(),
        ["lost"] = null,
    };

    public static TheoryData<string, bool?> Truths { get; } = new()
    {
        { "sum of tenth and fifth = 0.3", true },
        { "almost_third = 0.3", false },
        { "almost_third + 0 = 0.3", true },
        { "unknown = null", true },
        { "unknown = unknown", null },
        { "unknown / 0 != null", false },
        { "some contact is a coach", true },
        { "some contact is an opponent", null },
        { "every contact is a coach", false },
        { "some of nobody", false },
        { "every of nobody", true },
        { "some of the lost", null },
        { "tilde before emoji", true },
    };

    [Theory]
    [MemberData(nameof(Truths))]
    public void Truths_come_out_as_worked_out_by_hand(string example, bool? expected) =>
        Assert.Equal(expected, ExpressionMeaning.Condition(Example(example), Scope.Of(Facts)));

    [Fact]
    public void A_filter_keeps_only_the_records_that_are_proven()
    {
        var coaches = new Filter(new Name("contacts"), Is(new Name("role"), "coach"));
        Assert.Equal(1.0, Value(new Call("count", [coaches])));
        Assert.Equal(0.5, Value(new Call("sum", [new FieldOf(coaches, "influence")])));
        Assert.Null(Value(new Call("sum", [new FieldOf(new Name("contacts"), "influence")])));
        Assert.Null(Value(new Call("count", [new Filter(new Name("lost"), Is(new Name("role"), "coach"))])));
    }

    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(2, 1.0)]
    [InlineData(3, null)]
    [InlineData(-2, 1.0)]
    [InlineData(0, null)]
    [InlineData(4, null)]
    [InlineData(-4, null)]
    [InlineData(1.5, null)]
    public void Places_count_from_one_and_from_the_end(double place, double? expected) =>
        Assert.Equal(expected, Value(new FieldOf(new ElementAt(new Name("contacts"), new Literal(place)), "influence")));

    [Fact]
    public void An_impossible_date_is_unknown()
    {
        Assert.Null(Value(new Call("date", [new Literal(2026.0), new Literal(2.0), new Literal(29.0)])));
        Assert.Equal(new DateOnly(2024, 2, 29), Value(new Call("date", [new Literal(2024.0), new Literal(2.0), new Literal(29.0)])));
    }

    [Fact]
    public void Text_has_the_parentheses_that_precedence_needs()
    {
        var (a, b, c) = (new Name("a"), new Name("b"), new Name("c"));
        Assert.Equal("a - (b - c)", FeelPrinter.Print(new Binary("-", a, new Binary("-", b, c))));
        Assert.Equal("a - b - c", FeelPrinter.Print(new Binary("-", new Binary("-", a, b), c)));
        Assert.Equal("-(a + b) ** c", FeelPrinter.Print(new Binary("**", new Negate(new Binary("+", a, b)), c)));
        Assert.Equal("-(a ** b)", FeelPrinter.Print(new Negate(new Binary("**", a, b))));
        Assert.Equal("(a or b) and (if a then b else c)", FeelPrinter.Print(new Binary("and", new Binary("or", a, b), new If(a, b, c))));
        Assert.Equal("(not(a)), ]1..2.5]", FeelPrinter.Print(UnaryTests.Of(
            new ConditionTest(new Not(a)),
            new RangeTest(false, new Literal(1.0), new Literal(2.5), true, TurnedOutwards: true))));
    }

    private static object? Value(Expression expression) => ExpressionMeaning.Evaluate(expression, Scope.Of(Facts));

    private static Binary Is(Expression left, object right) => new("=", left, new Literal(right));

    private static Quantified Contact(bool every, string list, string role) =>
        new(every, [new Iterator("c", new Name(list))], Is(new FieldOf(new Name("c"), "role"), role));

    private static Expression Example(string example) => example switch
    {
        "sum of tenth and fifth = 0.3" => Is(new Binary("+", new Name("tenth"), new Name("fifth")), 0.3),
        "almost_third = 0.3" => Is(new Name("almost_third"), 0.3),
        "almost_third + 0 = 0.3" => Is(new Binary("+", new Name("almost_third"), new Literal(0.0)), 0.3),
        "unknown = null" => new Binary("=", new Name("unknown"), new Literal(null)),
        "unknown = unknown" => new Binary("=", new Name("unknown"), new Name("unknown")),
        "unknown / 0 != null" => new Binary("!=", new Binary("/", new Literal(1.0), new Literal(0.0)), new Literal(null)),
        "some contact is a coach" => Contact(every: false, "contacts", "coach"),
        "some contact is an opponent" => Contact(every: false, "contacts", "opponent"),
        "every contact is a coach" => Contact(every: true, "contacts", "coach"),
        "some of nobody" => Contact(every: false, "nobody", "coach"),
        "every of nobody" => Contact(every: true, "nobody", "coach"),
        "some of the lost" => Contact(every: false, "lost", "coach"),
        "tilde before emoji" => new Binary("<", new Literal("\uFF5E"), new Literal("\U0001F600")),
        _ => throw new ArgumentOutOfRangeException(nameof(example), example, "No such example."),
    };
}
