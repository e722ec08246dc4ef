using System.Globalization;
using System.Text;
using System.Text.Json;
using KeyAccount.Cli.Commands;
using KeyAccount.Cli.Evaluation;
using KeyAccount.Cli.Tests.Commands;

namespace KeyAccount.Cli.Tests.Evaluation;

/// <summary>Lines of JSON, each answered with one.</summary>
public sealed class BatchTests
{
    /// <summary>A line, and its answer.</summary>
    public static TheoryData<string, string> Answers => new()
    {
        { """{"id":1,"expression":"1 + 1"}""", """{"id":1,"value":2}""" },
        { """{"expression":"x","context":{"x":[1,{"y":null}]}}""", """{"id":null,"value":[1,{"y":null}]}""" },
        { """{"id":2,"expression":"null","context":null}""", """{"id":2,"value":null}""" },
        { """{"id":3,"unary":"[1..5)","input":4}""", """{"id":3,"value":true}""" },
        { """{"id":3,"unary":"? > limit","input":4,"context":{"limit":5}}""", """{"id":3,"value":false}""" },
        { """{"id":3,"unary":"null"}""", """{"id":3,"value":true}""" },
        { """{"id":4,"expression":"due","context":{"due":"@\"2026-01-31\""}}""", """{"id":4,"value":"2026-01-31"}""" },
        { """{"id":"客户","expression":"\"化\" + \"工\""}""", """{"id":"客户","value":"化工"}""" },
        { """{"expression":"1","id":{ "a": [1.0, "\u00e9", 1e400] }}""", """{"id":{ "a": [1.0, "\u00e9", 1e400] },"value":1}""" },
        { """  {"id":5,"expression":"\"\\uD83D\" = null"}  """, """{"id":5,"value":false}""" },
    };

    /// <summary>A line, and the code, line and column of its error.</summary>
    public static TheoryData<string, string, int, int> Errors => new()
    {
        { """{"id":7,"expression":"1 +"}""", "KA2004", 1, 4 },
        { """{"id":7,"expression":"1 +\n  x"}""", "KA2101", 2, 3 },
        { """{"id":7,"expression":"\"化工\" + x"}""", "KA2101", 1, 8 },
        { """{"id":7,"expression":""}""", "KA2011", 1, 1 },
        { """{"id":7,"unary":"> 3, y","input":1}""", "KA2101", 1, 6 },
        { """{"id":7,"expression":"for i in 1..100000000 return i"}""", "KA2201", 1, 1 },
        { """{"id":7}""", "KA1004", 1, 1 },
        { """{"id":7,"expression":5}""", "KA1005", 1, 22 },
        { """{"id":7,"expression":"1","unary":"1"}""", "KA1012", 1, 26 },
        { """{"id":7,"expression":"1","context":[]}""", "KA1005", 1, 36 },
        { """{"id":7,"expression":"\ud800"}""", "KA1011", 1, 23 },
        { """{"id":7,"expression":"1","context":{"x":"\ud800"}}""", "KA1011", 1, 42 },
    };

    /// <summary>Lines that have no id to give back, and the code of their error.</summary>
    public static TheoryData<string, string> Garbage => new()
    {
        { "garbage", "KA1001" },
        { "{", "KA1001" },
        { """{"id":1,"expression":"1",}""", "KA1001" },
        { """{"id":1,"expression":"1"} {}""", "KA1001" },
        { """{"id":1,"expression":"1"} // one""", "KA1001" },
        { "[]", "KA1005" },
        { "null", "KA1005" },
        { "\"\ud800\"", "KA1011" },
        { "\uFFFF", "KA1011" },
        { "\0", "KA1001" },
        { "{\"id\":1,\"expression\":" + new string('[', 100_000), "KA1013" },
        { "{\"id\":1,\"expression\":\"1\",\"context\":{\"x\":" + new string('[', 64) + new string(']', 64) + "}}", "KA1013" },
        { new string('x', Batch.LongestLine + 1), "KA2203" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task A_line_is_answered_with_its_id_and_value(string line, string answer) => Assert.Equal(answer + "\n", await Answer(line));

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task A_mistake_is_the_answer_with_its_place_in_the_expression(string line, string code, int atLine, int column)
    {
        using var answer = JsonDocument.Parse(await Answer(line));
        Assert.Equal(["id", "error"], answer.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal(7, answer.RootElement.GetProperty("id").GetInt32());
        var error = answer.RootElement.GetProperty("error");
        Assert.Equal(["code", "message", "line", "column"], error.EnumerateObject().Select(p => p.Name));
        Assert.Equal((code, atLine, column), (error.GetProperty("code").GetString(), error.GetProperty("line").GetInt32(), error.GetProperty("column").GetInt32()));
        Assert.NotEmpty(error.GetProperty("message").GetString()!);
    }

    [Theory]
    [MemberData(nameof(Garbage))]
    public async Task Garbage_is_answered_too_and_stops_nothing(string line, string code)
    {
        var lines = (await Answer($"{line}\n{{\"id\":1,\"expression\":\"1\"}}")).Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.StartsWith($$$"""{"id":null,"error":{"code":"{{{code}}}","message":""", lines[0], StringComparison.Ordinal);
        Assert.Equal("""{"id":1,"value":1}""", lines[1]);
    }

    [Fact]
    public async Task Answers_come_in_the_order_of_the_lines_and_blank_lines_have_none()
    {
        var input = new StringBuilder("\uFEFF\r\n");
        for (var i = 0; i < 5_000; i++)
        {
            if (i % 7 == 0) input.Append("\r\n \t\n");
            input.Append(CultureInfo.InvariantCulture, $$"""{"id":{{i}},"expression":"{{i}} + {{(i % 3 == 0 ? "y" : "1")}}"}""").Append(i % 2 == 0 ? "\n" : "\r\n");
        }

        var lines = (await Answer(input.ToString())).TrimEnd('\n').Split('\n');
        Assert.Equal(5_000, lines.Length);
        for (var i = 0; i < lines.Length; i++)
        {
            if (i % 3 == 0) Assert.StartsWith($$$"""{"id":{{{i}}},"error":{"code":"KA2101",""", lines[i], StringComparison.Ordinal);
            else Assert.Equal($$"""{"id":{{i}},"value":{{i + 1}}}""", lines[i]);
        }
    }

    [Fact]
    public async Task A_line_may_be_as_long_as_the_limit()
    {
        const string Start = "{\"id\":1,\"expression\":\"x = null\",\"context\":{\"x\":\"";
        var text = new string('x', Batch.LongestLine - Start.Length - 3);
        Assert.Equal("{\"id\":1,\"value\":false}\n", await Answer($"{Start}{text}\"}}}}"));
    }

    [Fact]
    public void Answers_are_written_before_more_lines_are_waited_for()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var seen = new List<string>();
        using var input = new Conversation(["{\"id\":1,\"expression\":\"1\"}\n", "{\"id\":2,\"expression\":\"2\"}\n"], () => seen.Add(output.ToString()));
        new Batch(new Evaluator(TimeProvider.System), output, "en").Run(input, CancellationToken.None);
        Assert.Equal(["", "{\"id\":1,\"value\":1}\n", "{\"id\":1,\"value\":1}\n{\"id\":2,\"value\":2}\n"], seen);
    }

    [Fact]
    public async Task Messages_are_in_the_language_of_the_tool()
    {
        var run = await ToolRun.On("{\"id\":1,\"expression\":\"x\"}\n[]\n{}\n" + new string('x', Batch.LongestLine + 1) + "\n{\"expression\":\"1\",\"unary\":\"1\"}\n\uFFFF\n[1,]", "eval", "--batch", "--lang", "zh-Hans");
        Assert.Equal(ExitCode.Fine, run.Code);
        foreach (var line in run.Output.TrimEnd('\n').Split('\n'))
        {
            using var answer = JsonDocument.Parse(line);
            var message = answer.RootElement.GetProperty("error").GetProperty("message").GetString()!;
            Assert.Matches("[一-鿿]", message);
            Assert.DoesNotMatch("the |expected|comma", message);
        }
    }

    private static async Task<string> Answer(string lines)
    {
        var run = await ToolRun.On(lines, "eval", "--batch");
        Assert.Equal((ExitCode.Fine, ""), (run.Code, run.Error));
        return run.Output;
    }

    /// <summary>Gives its texts one by one, as a terminal or a pipe does.</summary>
    private sealed class Conversation(string[] texts, Action asked) : TextReader
    {
        private int _next;

        public override int Read(char[] buffer, int index, int count)
        {
            asked();
            if (_next == texts.Length) return 0;
            texts[_next].CopyTo(0, buffer, index, texts[_next].Length);
            return texts[_next++].Length;
        }
    }
}
