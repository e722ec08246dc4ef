using System.Text.Json;
using KeyAccount.Cli.Commands;

namespace KeyAccount.Cli.Tests.Commands;

/// <summary>Files of our own people: good records are kept whatever stands beside them, and every bad one is named.</summary>
public sealed class ScorePeopleTests
{
    private const string Policy = """
        { "policy": "staff", "version": "1.0.0", "subject": "person", "outputs": ["mark", "keen", "since", "level"],
          "inputs": { "test": { "type": "number" }, "trained": { "type": "boolean" }, "joined": { "type": "date" }, "grade": { "type": "string", "values": ["junior", "senior"] }, "motto": { "type": "string" } },
          "values": { "mark": "test", "keen": "trained", "since": "joined", "level": "grade" } }
        """;

    [Theory]
    [InlineData("[\n{ \"id\": \"a\", \"test\": 1 },\nBAD,\n{ \"id\": \"b\", \"test\": 2 }\n]")]
    [InlineData("\n{ \"id\": \"a\", \"test\": 1 }\nBAD\n\n{ \"id\": \"b\", \"test\": 2 }")]
    public async Task Arrays_and_lines_lose_nobody_good_to_anybody_bad(string text)
    {
        foreach (var (bad, reason, message) in Bad())
        {
            using var folder = await Folder(text.Replace("BAD", bad, StringComparison.Ordinal));
            var run = await folder.RunScore("r.csv", Words(folder, "--rejects", folder["rejects.jsonl"]));
            Assert.Equal(ExitCode.Rejects, run.Code);
            Assert.Equal(["a,1", "b,2"], folder.Read("r.person.csv").Split('\n').Skip(1).Where(l => l.Length > 0).Select(l => l.Split(',') is var cells ? $"{cells[0]},{cells[4]}" : ""));
            Assert.Contains($"{folder["people.json"]}, line 3: {message}", run.Error, StringComparison.Ordinal);
            Assert.Contains($"{folder["people.json"]}: 3 rows read, 2 used, 1 rejected", run.Output, StringComparison.Ordinal);
            using var reject = JsonDocument.Parse(folder.Read("rejects.jsonl"));
            Assert.Equal($"{folder["people.json"]}|3|{reason}", string.Join('|', ((string[])["source", "line", "reason"]).Select(n => reject.RootElement.GetProperty(n).ToString())));
        }
    }

    private static (string Record, string Reason, string Message)[] Bad() =>
    [
        ("7", "not-a-person", "Found 7; expected a JSON object with an id and facts."),
        ("[{ \"id\": \"x\" }, { \"id\": \"y\" }]", "not-a-person", "Found [{"),
        ("{ \"test\": 1 }", "missing-key", "'id', the row's own key, is empty or unknown."),
        ("{ \"id\": null }", "missing-key", "'id', the row's own key"),
        ("{ \"id\": 5 }", "not-a-text", "'id' is 5; expected a text in quotes."),
        ("{ \"id\": \"x\", \"role\": [\"lead\"] }", "not-a-text", "'role' is [\"lead\"]; expected a text in quotes."),
        ("{ \"id\": \"a\" }", "duplicate-key", "'id' is 'a', which an earlier row already has."),
        ("{ \"id\": \"x\", \"test\": \"good\" }", "not-a-number", "'test' is '\"good\"'; expected a number."),
        ("{ \"id\": \"x\", \"test\": 1e999 }", "infinite", "'test' is '1e999'; expected a finite number."),
        ("{ \"id\": \"x\", \"test\": { \"of\": [1, { \"b\": 2 }] } }", "not-a-fact", "'test' is { \"of\": [1, { \"b\": 2 }] }; expected a number, a text, true, false or null."),
        ("{ \"id\": \"x\", \"trained\": 1 }", "not-a-boolean", "'trained' is '1'; expected true, false."),
        ("{ \"id\": \"x\", \"joined\": \"2026-02-30\" }", "bad-date", "'joined' is '\"2026-02-30\"'; expected a date written as yyyy-MM-dd."),
        ("{ \"id\": \"x\", \"grade\": \"boss\" }", "unknown-word", "'grade' is '\"boss\"'; expected one of: junior, senior."),
        ("{ \"id\": \"x\", \"motto\": true }", "not-a-text", "'motto' is true; expected a text in quotes."),
        ("{ \"id\": \"x\", \"test\": 1, \"test\": 2 }", "stands-twice", "'test' stands twice; expected it once."),
        ("{ \"id\": \"x\", \"motto\": \"a\\u0000b\" }", "nul-character", "The row contains a NUL character."),
        ("{ \"id\": \"x\", \"motto\": \"\\ud83d\" }", "half-sign", "A text has one half of a sign"),
        ("{ \"id\": \"x\", \"motto\": \"\uFFFD\" }", "invalid-encoding", "The row is not valid UTF-8."),
        ("{ \"id\": \"日本\" \"test\": 1 }", "broken-person", "Found { \"id\": \"日本\" \"test\": 1 }, which is no JSON from its character 14 on"),
        ("{ \"id\": \"x, \"test\": 1 }", "broken-person", "Found { \"id\": \"x, \"test\": 1 }, which is no JSON"),
        ("{ \"id\": \"x\", \"test\": 1", "broken-person", "Found { \"id\": \"x\", \"test\": 1"),
        ("{ \"id\": \"x\", \"test\": [1 }", "broken-person", "Found { \"id\": \"x\", \"test\": [1 }"),
        ("{ \"id\": \"x\" } }", "broken-person", "Found { \"id\": \"x\" } }"),
    ];

    [Fact]
    public async Task Facts_have_the_types_that_the_systems_declare()
    {
        using var folder = await Folder("""
            [
              { "id": "a", "name": "Ann \"A\" [1], {2}", "role": "lead", "test": 1.5, "trained": true, "joined": "2024-02-29", "grade": "senior", "motto": "2024-02-29" },
              { "id": "b", "test": null }
            ]
            """);
        Assert.Equal(ExitCode.Fine, (await folder.RunScore("r.jsonl", Words(folder))).Code);
        Assert.Equal(
            [
                """{"person_id":"a","person_name":"Ann \"A\" [1], {2}","role":"lead","account_count":null,"staff.mark":1.5,"staff.keen":true,"staff.since":"2024-02-29","staff.level":"senior"}""",
                """{"person_id":"b","person_name":"b","role":null,"account_count":null,"staff.mark":null,"staff.keen":null,"staff.since":null,"staff.level":null}""",
            ],
            folder.Read("r.person.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("[{ \"id\": \"a\" },\n{ \"id\": \"b\" }", "is not closed by ']'", 2)]
    [InlineData("[{ \"id\": \"a\" },\n{ \"id\": ", "is not closed by ']'", 1)]
    [InlineData(" \n", "has no record", 0)]
    [InlineData("[]", "has no record", 0)]
    public async Task A_file_that_is_cut_off_or_empty_says_so(string text, string complaint, int used)
    {
        using var folder = await Folder(text);
        var run = await folder.RunScore("r.csv", Words(folder));
        Assert.Equal(ExitCode.Rejects, run.Code);
        Assert.Contains(complaint, run.Output, StringComparison.Ordinal);
        Assert.Equal(used, folder.Read("r.person.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length - 1);
    }

    [Fact]
    public async Task A_fact_that_nobody_reads_is_named_and_indicators_are_read_in_any_case()
    {
        using var folder = await Folder("""{ "id": "a", "tset": 1, "revenue": 5, "motto": "all" }""");
        var run = await folder.RunScore("r.csv", Words(folder));
        Assert.Equal((ExitCode.Fine, $"{folder["people.json"]}: facts that no system asked here reads: tset\n"), (run.Code, run.Error));
    }

    [Fact]
    public async Task Many_bad_records_are_counted_and_the_first_are_named_in_the_language_asked_for()
    {
        using var folder = await Folder(string.Concat(Enumerable.Repeat("{}\n", 25)));
        var run = await folder.RunScore("r.csv", Words(folder, "--lang", "zh-Hans"));
        Assert.Equal(ExitCode.Rejects, run.Code);
        Assert.Equal(21, run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("第 20 行：该行的主键“id”为空或未知。", run.Error, StringComparison.Ordinal);
        Assert.Contains("另有 5 条记录被拒绝", run.Error, StringComparison.Ordinal);
    }

    private static string[] Words(StarterFolder folder, params string[] more) => ["--systems", folder["staff.policy.json"], "--people", folder["people.json"], .. more];

    private static async Task<StarterFolder> Folder(string people)
    {
        var folder = await StarterFolder.Create();
        folder.Write("staff.policy.json", Policy);
        folder.Write("people.json", people);
        return folder;
    }
}
