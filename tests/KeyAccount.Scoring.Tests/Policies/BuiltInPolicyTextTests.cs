using System.Text.Json;

namespace KeyAccount.Scoring.Tests.Policies;

/// <summary>What the loader cannot know: that the built-in policy and the catalogue of facts speak of the same things.</summary>
public sealed class BuiltInPolicyTextTests
{
    private static readonly JsonElement Policy = Load();

    [Fact]
    public void Every_input_is_a_fact_of_the_same_type_unit_and_values() => Assert.All(Policy.GetProperty("inputs").EnumerateObject(), input =>
    {
        if (Text(input.Value, "type") != "list")
        {
            FactDefinition? fact = AccountFacts.Find(input.Name);
            Assert.NotNull(fact);
            AssertSame(fact, input.Value);
            return;
        }

        ListFactDefinition? list = AccountFacts.FindList(input.Name);
        Assert.NotNull(list);
        Assert.All(input.Value.GetProperty("items").EnumerateObject(), field =>
        {
            ItemFactDefinition? fact = list.Find(field.Name);
            Assert.NotNull(fact);
            AssertSame(fact, field.Value);
        });
    });

    [Fact]
    public void An_input_has_the_title_of_its_fact() => Assert.All(
        Policy.GetProperty("inputs").EnumerateObject().Where(input => Text(input.Value, "type") != "list"),
        input =>
        {
            FactTitle title = AccountFacts.Find(input.Name)!.Title;
            Assert.Equal(title.English, Text(input.Value.GetProperty("title"), "en"));
            Assert.Equal(title.SimplifiedChinese, Text(input.Value.GetProperty("title"), "zh-Hans"));
        });

    [Fact]
    public void Every_action_says_for_whom_what_for_and_until_when() => Assert.All(Policy.GetProperty("actions").EnumerateArray(), action =>
    {
        Assert.True(action.TryGetProperty("audience", out _), Text(action, "id"));
        Assert.True(action.TryGetProperty("obsolete", out _), Text(action, "id"));
        Assert.True(action.TryGetProperty("stage", out _), Text(action, "id"));
        Assert.True(action.TryGetProperty("why", out _) || !action.TryGetProperty("when", out _), Text(action, "id"));
    });

    [Fact]
    public void Every_minefield_of_the_field_is_there_with_the_action_that_clears_it()
    {
        string[] expected =
        [
            "decision-maker-not-met", "decision-power-unclear", "new-face", "no-coach", "opposed", "reorganised", "role-changed", "single-source",
            "single-threaded", "stale-map", "uninterviewed-buyer", "unknown-buyer-coach", "unknown-buyer-decision-maker", "unknown-buyer-technical",
            "unknown-buyer-user",
        ];
        JsonElement[] flags = [.. Policy.GetProperty("flags").EnumerateArray()];
        Assert.Subset(flags.Select(flag => Text(flag, "id")).ToHashSet(), expected.ToHashSet<string?>());
        string[] conditions = [.. Policy.GetProperty("actions").EnumerateArray().Select(action => Text(action, "when") ?? "")];
        Assert.All(flags, flag => Assert.True(
            !string.IsNullOrEmpty(Text(flag, "action")) || conditions.Any(when => when.Contains($"flags.{Text(flag, "id")} ", StringComparison.Ordinal)),
            Text(flag, "id")));
    }

    [Fact]
    public void Clearing_a_severe_minefield_outranks_advancing_and_advancing_outranks_nurturing()
    {
        Dictionary<string, int> priority = Policy.GetProperty("actions").EnumerateArray()
            .ToDictionary(action => Text(action, "id")!, action => action.GetProperty("priority").GetInt32());
        string[] advance = ["evaluate-account", "build-relationships", "get-on-list", "influence-criteria", "make-bid", "close-deal", "collect-payment"];
        string[] nurture = ["follow-up", "protect-account", "grow-share", "develop-potential", "map-buying-centre", "ask-referral", "keep-in-touch"];
        int[] severe =
        [
            .. Policy.GetProperty("flags").EnumerateArray()
                .Where(flag => Severity(flag) is "critical" or "high")
                .Select(flag => priority[Text(flag, "action")!]),
        ];
        Assert.True(severe.Min() > advance.Max(id => priority[id]));
        Assert.True(advance.Min(id => priority[id]) > nurture.Max(id => priority[id]));
    }

    /// <summary>How bad a flag is where no step of the deal is claimed.</summary>
    private static string? Severity(JsonElement flag) => flag.GetProperty("severity") is { ValueKind: JsonValueKind.Array } cuts
        ? Text(cuts.EnumerateArray().Last(), "severity")
        : Text(flag, "severity");

    private static void AssertSame(FactShape fact, JsonElement input)
    {
        string type = fact.Kind switch
        {
            FactKind.Number => "number",
            FactKind.Text => "string",
            FactKind.Boolean => "boolean",
            _ => "date",
        };
        Assert.Equal(type, Text(input, "type"));
        Assert.Equal(fact.Unit, input.TryGetProperty("unit", out JsonElement unit) ? unit.GetString() : null);
        Assert.Equal(fact.Values, input.TryGetProperty("values", out JsonElement values) ? [.. values.EnumerateArray().Select(v => v.GetString()!)] : []);
    }

    private static string? Text(JsonElement element, string property) =>
        element.TryGetProperty(property, out JsonElement value) ? value.GetString() : null;

    private static JsonElement Load()
    {
        using Stream stream = typeof(Account).Assembly.GetManifestResourceStream("KeyAccount.Scoring.Policies.key-account.policy.json")!;
        var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
        return JsonDocument.Parse(stream, options).RootElement;
    }
}
