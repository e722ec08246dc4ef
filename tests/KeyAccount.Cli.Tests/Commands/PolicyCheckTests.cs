using System.Text.Json;
using KeyAccount.Cli.Commands;

namespace KeyAccount.Cli.Tests.Commands;

/// <summary>What <c>policy check</c> finds, in either language and for machines.</summary>
public sealed class PolicyCheckTests
{
    /// <summary>An error about two places beyond ASCII, a warning, and a piece of advice.</summary>
    private const string Broken = """
        {
          "policy": "客户", "version": "1", "languages": ["en", "zh-Hans"],
          "inputs": { "revenue": { "type": "number" }, "spare": { "type": "date" } },
          "flags": [
            { "id": "大", "severity": "low", "when": "revenue > 5", "title": { "en": "Big" } },
            { "id": "大", "severity": "low", "when": "revenue > 7" }
          ]
        }
        """;

    private static readonly string[] Levels = ["error", "warning", "note"];

    [Fact]
    public async Task Findings_are_shown_in_the_language_of_the_tool()
    {
        using var folder = await Folder(Broken);
        var run = await ToolRun.Of("policy", "check", folder["my policy.json"], "--lang", "zh-Hans");
        Assert.Equal(ExitCode.Refused, run.Code);
        Assert.EndsWith(
            """
            @my policy.json:6:13: 错误 KA3010：警示 "大" 声明了两次
              6 |     { "id": "大", "severity": "low", "when": "revenue > 7" }
                |             ^^^^
                = 请换一个编号或名称
            @my policy.json:5:13: 附注：首次声明在这里
              5 |     { "id": "大", "severity": "low", "when": "revenue > 5", "title": { "en": "Big" } },
                |             ^^^^
            @my policy.json：1 处错误

            """.ReplaceLineEndings("\n").Replace("@my policy.json", folder["my policy.json"], StringComparison.Ordinal),
            run.Output,
            StringComparison.Ordinal);

        var scored = await folder.RunScore("r.csv", "--policy", folder["my policy.json"], "--lang", "zh-Hans");
        Assert.Equal(ExitCode.Refused, scored.Code);
        Assert.Contains("错误 KA3010：", scored.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Findings_as_JSON_name_code_texts_place_and_related_places()
    {
        using var folder = await Folder(Broken);
        var run = await ToolRun.Of("policy", "check", folder["my policy.json"], "--format", "json");
        Assert.Equal(ExitCode.Refused, run.Code);
        using var document = JsonDocument.Parse(run.Output);
        var root = document.RootElement;
        Assert.Equal(folder["my policy.json"], root.GetProperty("file").GetString());
        Assert.False(root.GetProperty("usable").GetBoolean());
        var finding = Assert.Single(root.GetProperty("diagnostics").EnumerateArray(), d => d.GetProperty("code").GetString() == "KA3010");
        Assert.Equal("error", finding.GetProperty("severity").GetString());
        Assert.Equal("flag \"大\" is declared twice", finding.GetProperty("message").GetString());
        Assert.Equal("choose another id", finding.GetProperty("remedy").GetString());
        Assert.Equal((6, 13, 6, 16), PlaceOf(finding, "line", "column", "end_line", "end_column"));
        var related = Assert.Single(finding.GetProperty("related").EnumerateArray());
        Assert.Equal("first declared here", related.GetProperty("message").GetString());
        Assert.Equal((5, 13, 5, 16), PlaceOf(related, "line", "column", "end_line", "end_column"));
        Assert.Equal(["advice", "error", "warning"], root.GetProperty("diagnostics").EnumerateArray().Select(d => d.GetProperty("severity").GetString()!).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_policy_without_mistakes_is_usable()
    {
        using var document = JsonDocument.Parse((await ToolRun.Of("policy", "check", "--format", "json")).Output);
        Assert.True(document.RootElement.GetProperty("usable").GetBoolean());
        Assert.Empty(document.RootElement.GetProperty("diagnostics").EnumerateArray());

        var sarif = await ToolRun.Of("policy", "check", "--format", "sarif");
        Assert.Equal(ExitCode.Fine, sarif.Code);
        using var log = JsonDocument.Parse(sarif.Output);
        Assert.Empty(log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray());
    }

    [Theory]
    [InlineData("en", "the text has no \"zh-Hans\"\nadd it; until then \"en\" is shown", "input \"…\" is declared but never used")]
    [InlineData("zh-Hans", "文字缺少语言 \"zh-Hans\"\n请补上；在此之前显示 \"en\" 的文字", "输入 \"…\" 已声明，但没有用到")]
    public async Task Findings_as_SARIF_keep_its_schema(string language, string warning, string rule)
    {
        using var folder = await Folder(Broken);
        var run = await ToolRun.Of("policy", "check", folder["my policy.json"], "--format", "sarif", "--lang", language);
        Assert.Equal(ExitCode.Refused, run.Code);
        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal("2.1.0", document.RootElement.GetProperty("version").GetString());
        var only = Assert.Single(document.RootElement.GetProperty("runs").EnumerateArray());
        Assert.Equal("unicodeCodePoints", only.GetProperty("columnKind").GetString());
        var driver = only.GetProperty("tool").GetProperty("driver");
        Assert.Equal("keyaccount", driver.GetProperty("name").GetString());
        var rules = driver.GetProperty("rules").EnumerateArray().ToArray();
        Assert.Equal(rules.Length, rules.Select(r => r.GetProperty("id").GetString()).Distinct().Count());
        Assert.All(rules, r => Assert.Contains(r.GetProperty("help").GetProperty("text").GetString()!, c => char.IsLetter(c)));
        Assert.Contains(rule, rules.Select(r => r.GetProperty("shortDescription").GetProperty("text").GetString()));

        var results = only.GetProperty("results").EnumerateArray().ToArray();
        Assert.Equal(["error", "note", "warning"], results.Select(r => r.GetProperty("level").GetString()!).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(warning, results.Select(r => r.GetProperty("message").GetProperty("text").GetString()));
        foreach (var result in results)
        {
            Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
            Assert.Contains(result.GetProperty("level").GetString(), Levels);
            CheckPlace(Assert.Single(result.GetProperty("locations").EnumerateArray()));
        }

        var repeated = results.Single(r => r.GetProperty("ruleId").GetString() == "KA3010");
        var region = repeated.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region");
        Assert.Equal((6, 13, 6, 16), PlaceOf(region, "startLine", "startColumn", "endLine", "endColumn"));
        var related = Assert.Single(repeated.GetProperty("relatedLocations").EnumerateArray());
        CheckPlace(related);
        Assert.Equal(0, related.GetProperty("id").GetInt32());
        Assert.NotEmpty(related.GetProperty("message").GetProperty("text").GetString()!);
    }

    /// <summary>What the schema asks of a place: a URI, and a region that does not end before it begins.</summary>
    private static void CheckPlace(JsonElement location)
    {
        var physical = location.GetProperty("physicalLocation");
        var uri = physical.GetProperty("artifactLocation").GetProperty("uri").GetString()!;
        Assert.StartsWith("file:///", uri, StringComparison.Ordinal);
        Assert.EndsWith("/my%20policy.json", uri, StringComparison.Ordinal);
        var (startLine, startColumn, endLine, endColumn) = PlaceOf(physical.GetProperty("region"), "startLine", "startColumn", "endLine", "endColumn");
        Assert.True(startLine >= 1 && startColumn >= 1 && (endLine > startLine || endColumn >= startColumn));
    }

    private static (int, int, int, int) PlaceOf(JsonElement element, params string[] names) =>
        (element.GetProperty(names[0]).GetInt32(), element.GetProperty(names[1]).GetInt32(), element.GetProperty(names[2]).GetInt32(), element.GetProperty(names[3]).GetInt32());

    private static async Task<StarterFolder> Folder(string policy)
    {
        var folder = await StarterFolder.Create();
        folder.Write("my policy.json", policy);
        return folder;
    }
}
