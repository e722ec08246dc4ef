using KeyAccount.Rules.Diagnostics;

namespace KeyAccount.Rules.Tests.Diagnostics;

/// <summary>Phrases among arguments are said in the other language; names, numbers and examples are left as they are.</summary>
public sealed class PhraseBookTests
{
    [Theory]
    [InlineData("a number", "数字")]
    [InlineData("a list of records", "记录列表")]
    [InlineData("an element of \"flags\" of the policy", "规则文件的 \"flags\" 的一项")]
    [InlineData("did you mean \"客户\"?", "是否要写 \"客户\"？")]
    [InlineData("did you mean \"a number\"?", "是否要写 \"a number\"？")]
    [InlineData("known: \"a number\", \"flag\"", "可用的有：\"a number\", \"flag\"")]
    [InlineData("value \"a\" → the choice among the playbooks → flag \"b\"", "值 \"a\" → 流程的选择 → 警示 \"b\"")]
    [InlineData("revenue has values from 9, max(a, b) has any value", "revenue 为不小于 9 的值，max(a, b) 为任意值")]
    [InlineData("客户 has 9", "客户为 9")]
    [InlineData("a list of numbers like its first element", "与第一项相同的类型（数字列表）")]
    [InlineData("the condition of characteristic \"the policy\"", "指标 \"the policy\" 的条件")]
    [InlineData("17", "17")]
    [InlineData("{ \"role\": { \"type\": \"string\" } }", "{ \"role\": { \"type\": \"string\" } }")]
    [InlineData("something nobody says", "something nobody says")]
    public void Phrases_are_said_in_Chinese(string phrase, string said) => Assert.Equal(said, DiagnosticTexts.Say(phrase, DiagnosticTexts.SimplifiedChinese));

    [Fact]
    public void In_English_and_in_languages_without_texts_a_phrase_is_itself()
    {
        Assert.Equal("a number", DiagnosticTexts.Say("a number", "en"));
        Assert.Equal("a number", DiagnosticTexts.Say("a number", "fr"));
    }

    [Theory]
    [InlineData("{0}需要{1}", "\"*\" 需要数字")]
    [InlineData("\"{0}\"", "\"\"*\"\"")]
    [InlineData("{1:code}、{{1}}", "a number、{1}")]
    public void Places_in_quotes_and_places_of_code_are_no_phrases(string template, string text) =>
        Assert.Equal(text, MessageTemplate.Parse(template).Format(["\"*\"", "a number"], phrase => DiagnosticTexts.Say(phrase, DiagnosticTexts.SimplifiedChinese)));

    [Fact]
    public void A_long_text_of_somebody_is_no_phrase()
    {
        var text = string.Concat(Enumerable.Repeat("an element of ", 100_000));
        Assert.Same(text, DiagnosticTexts.Say(text, DiagnosticTexts.SimplifiedChinese));
        var nested = string.Concat(Enumerable.Repeat("an element of ", 200)) + "a number";
        Assert.EndsWith("a number 的一项的一项的一项的一项的一项的一项的一项的一项的一项", DiagnosticTexts.Say(nested, DiagnosticTexts.SimplifiedChinese), StringComparison.Ordinal);
    }

    /// <summary>What the JSON reader says comes from the platform; where it says something new, English is shown.</summary>
    [Theory]
    [InlineData("", "文件是空的")]
    [InlineData("{", "文件结束时还有没关闭的对象或数组")]
    [InlineData("{ \"a\" 1 }", "属性名之后出现 '1'，应为冒号")]
    [InlineData("{ \"a\": 1 \"b\": 2 }", "值之后出现 '\"'，应为 , } 或 ]")]
    [InlineData("{ a: 1 }", "属性名不能以 'a' 开头，应为引号")]
    [InlineData("{ \"a\": tru }", "'tru }' 不是 JSON 的写法，应为 true")]
    [InlineData("{ \"a\": 01 }", "数字 '1' 之前有多余的 0")]
    [InlineData("{ \"a\": 1. }", "小数点之后出现 ' '，应为数字")]
    [InlineData("{ \"a\": - }", "正负号之后出现 ' '，应为数字")]
    [InlineData("{ \"a\": 1x }", "数字之后出现 'x'，应为分隔符")]
    [InlineData("{ \"a\": 'x' }", "值不能以 ''' 开头")]
    [InlineData("{ \"a\": \"x\\q\" }", "文本中 \\ 之后不能是 'q'")]
    [InlineData("{ \"a\": \"\\u12x4\" }", "文本中 \\u 之后的 'x' 不是十六进制数字")]
    [InlineData("{ \"a\": \"x", "文件在文本中间结束，缺少结束引号")]
    [InlineData("{ \"a\": \"x\ny\" }", "文本中的 '0x0A' 必须写成转义")]
    [InlineData("{ \"a\": [ 1 } }", "'}' 没有对应的开始括号")]
    [InlineData("/* x", "文件在注释中间结束")]
    [InlineData("{} {}", "'{' 不能出现在 JSON 的结尾之后")]
    public void Mistakes_in_JSON_are_said_in_Chinese(string json, string reason)
    {
        CompiledPolicy.TryLoad(json, "p.json", null, out _, out var diagnostics);
        Assert.Equal("文件不是合法的 JSON：" + reason, Assert.Single(diagnostics).GetMessage(DiagnosticTexts.SimplifiedChinese));
    }
}
