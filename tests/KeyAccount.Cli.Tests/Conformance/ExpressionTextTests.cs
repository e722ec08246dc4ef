using KeyAccount.Tck.Models;
using static KeyAccount.Cli.Tests.Conformance.Snippet;

namespace KeyAccount.Cli.Tests.Conformance;

public class ExpressionTextTests
{
    [Fact]
    public void Literal_text_stays_as_it_is_written() => Assert.Equal("a <= b and\n c", Text(Literal("  a <= b and\n c ")));

    [Fact]
    public void Literal_without_text_is_null() => Assert.Equal("null", Text(Literal("")));

    [Fact]
    public void Comment_at_the_end_does_not_hide_what_follows() =>
        Assert.Equal("[1 // one\n, 2]", Text($"<list>{Literal("1 // one")}{Literal("2")}</list>"));

    [Fact]
    public void Context_without_an_answer_is_a_context() =>
        Assert.Equal("{ \"a b\": 1, \"c\": a b + 1 }", Text($"<context>{Entry("a b", "1")}{Entry("c", "a b + 1")}</context>"));

    [Fact]
    public void Context_with_an_answer_gives_the_answer() =>
        Assert.Equal("{ \"a\": 1, \"answer\": a + 1 }.answer", Text($"<context>{Entry("a", "1")}<contextEntry>{Literal("a + 1")}</contextEntry></context>"));

    [Fact]
    public void Answer_has_a_name_that_is_free() =>
        Assert.Equal("{ \"answer\": 1, \"answer_\": answer }.answer_", Text($"<context>{Entry("answer", "1")}<contextEntry>{Literal("answer")}</contextEntry></context>"));

    [Fact]
    public void Relation_is_a_list_of_contexts() => Assert.Equal(
        "[{ \"x\": 1, \"y\": 2 }, { \"x\": 3, \"y\": 4 }]",
        Text($"<relation><column name='x'/><column name='y'/><row>{Literal("1")}{Literal("2")}</row><row>{Literal("3")}{Literal("4")}</row></relation>"));

    [Fact]
    public void Invocation_names_its_parameters() =>
        Assert.Equal("f(first one: 1, b: null)", Text($"<invocation>{Literal("f")}<binding><parameter name='first one'/>{Literal("1")}</binding><binding><parameter name='b'/></binding></invocation>"));

    [Fact]
    public void Function_keeps_the_types_of_its_parameters() => Assert.Equal(
        "function(a: number, b: list<string>, c) a",
        Text(Model($"<itemDefinition name='texts' isCollection='true'><typeRef>string</typeRef></itemDefinition>{Decision("d", $"<functionDefinition><formalParameter name='a' typeRef='number'/><formalParameter name='b' typeRef='texts'/><formalParameter name='c'/>{Literal("a")}</functionDefinition>")}"), "d"));

    [Theory]
    [InlineData("<conditional><if>{0}</if><then>{1}</then><else>{2}</else></conditional>", "if (p) then (q) else (r)")]
    [InlineData("<filter><in>{0}</in><match>{1}</match></filter>", "(p)[(q)]")]
    [InlineData("<for iteratorVariable='i'><in>{0}</in><return>{1}</return></for>", "for i in (p) return (q)")]
    [InlineData("<some iteratorVariable='i'><in>{0}</in><satisfies>{1}</satisfies></some>", "some i in (p) satisfies (q)")]
    [InlineData("<every iteratorVariable='i'><in>{0}</in><satisfies>{1}</satisfies></every>", "every i in (p) satisfies (q)")]
    public void Boxed_forms_are_the_forms_of_the_language(string boxed, string expected) =>
        Assert.Equal(expected, Text(boxed.Replace("{0}", Literal("p"), StringComparison.Ordinal).Replace("{1}", Literal("q"), StringComparison.Ordinal).Replace("{2}", Literal("r"), StringComparison.Ordinal)));

    [Fact]
    public void Declared_type_of_a_part_is_applied_to_it() => Assert.Equal(
        "{ \"n\": { \"it\": x, \"answer\": if it instance of number then it else if it instance of list<number> and count(it) = 1 then it[1] else null }.answer }",
        Text($"<context><contextEntry><variable name='n' typeRef='number'/>{Literal("x")}</contextEntry></context>"));

    [Theory]
    [InlineData("x instance of texts", "x instance of list<string>")]
    [InlineData("x instance of list<texts>", "x instance of list<list<string>>")]
    [InlineData("x instance of function<number, texts> -> texts", "x instance of function<number, list<string>> -> list<string>")]
    [InlineData("function(a, b: texts) b", "function(a, b: list<string>) b")]
    [InlineData("texts[1]", "texts[1]")]
    [InlineData("x instance of textsize", "x instance of textsize")]
    public void Named_type_is_said_by_what_it_stands_for(string text, string expected) =>
        Assert.Equal(expected, Text(Model("<itemDefinition name='texts' isCollection='true'><typeRef>string</typeRef></itemDefinition>" + Decision("d", Literal(text))), "d"));

    [Theory]
    [InlineData("<literalExpression><text>function(a) external { java: {} }</text></literalExpression>", "an external function")]
    [InlineData("<functionDefinition kind='Java'><context/></functionDefinition>", "an external function")]
    [InlineData("<literalExpression expressionLanguage='urn:javascript'><text>1</text></literalExpression>", "another expression language")]
    [InlineData("", "no decision logic")]
    [InlineData("<conditional><if/></conditional>", "a conditional without its if")]
    public void What_cannot_be_said_has_a_reason(string logic, string reason) => Assert.Equal(reason, Assert.Throws<NotTranslatedException>(() => Text(logic)).Message);

    private static string Entry(string name, string text) => $"<contextEntry><variable name='{name}'/>{Literal(text)}</contextEntry>";
}
