using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using KeyAccount.Rules;

namespace KeyAccount.Benchmarks.Workload;

/// <summary>
/// Policies with as many rules as asked for, over the inputs of the standard workload. A rule is what a reader would count as one: a bin of a
/// scorecard, a cut of a band, a flag, or an action. The mix is that of the standard policy, which has 80 (54 bins, 8 cuts, 8 flags, 10
/// actions); no two rules are the same, because their thresholds move on each time around.
/// </summary>
internal static class RulePolicy
{
    // The twelve numbers that the standard scorecard bins, with the range in which their cut points lie.
    private static readonly (string Input, double From, double To)[] Binned =
    [
        ("revenue", 20_000, 5_000_000), ("gross_margin", 0, 0.5), ("order_count", 1, 70), ("tenure_days", 100, 3000), ("days_since_order", 10, 220), ("revenue_trend", -0.3, 0.4),
        ("late_payment_ratio", 0.02, 0.38), ("arrears_rate", 0.005, 0.095), ("wallet_share", 0.05, 0.85), ("annual_sales", 2_000_000, 200_000_000), ("employees", 15, 6000), ("satisfaction", 35, 95),
    ];

    private static readonly string[] Roles = ["decision_maker", "technical", "user", "coach"];
    private static readonly string[] Stages = ["contacted", "designing", "bidding", "negotiating"];

    public static CompiledPolicy Load(int rules) =>
        CompiledPolicy.Load(Text(rules), FormattableString.Invariant($"{rules}-rules.policy.json"));

    /// <summary>The policy document.</summary>
    /// <param name="rules">How many rules, from 10 on.</param>
    public static string Text(int rules)
    {
        var (cuts, flags, actions) = (Math.Max(2, rules / 10), rules / 10, rules / 8);
        var policy = JsonNode.Parse(StandardPolicy.Resource("standard.policy.json"), documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip })!.AsObject();
        policy["policy"] = FormattableString.Invariant($"rules-{rules}");
        policy["scorecards"] = new JsonObject
        {
            ["value"] = new JsonObject
            {
                ["perspectives"] = new JsonArray(new JsonObject
                {
                    ["name"] = "all",
                    ["weight"] = 1,
                    ["characteristics"] = Characteristics(rules - cuts - flags - actions),
                })
            }
        };
        policy["bands"] = Bands(cuts);
        policy["flags"] = Array(flags, Flag);
        policy["actions"] = Array(actions, i => Action(i, actions, flags));
        return policy.ToJsonString();
    }

    private static JsonArray Characteristics(int bins)
    {
        var count = Math.Max(1, (int)Math.Round(bins / 4.5));
        return Array(count, i => Characteristic(i, (bins * (i + 1) / count) - (bins * i / count)));
    }

    private static JsonObject Characteristic(int number, int bins)
    {
        var (input, from, to) = Binned[number % Binned.Length];
        var round = number / Binned.Length;
        // Cut points spread over the range, a little further on in every round.
        string Cut(int i) => Number(from + ((to - from) * (i + 0.5 + (round % 16 / 32.0)) / bins));
        var item = new JsonObject { ["name"] = FormattableString.Invariant($"{input}_{round}"), ["input"] = input, ["weight"] = 1 + (number * 7 % 10) };
        if (number % 3 == 1) item["missing"] = "worst";
        if (number % 3 == 2) item["missing"] = new JsonObject { ["points"] = 30 };
        item["bins"] = Array(bins, i => new JsonObject
        {
            ["when"] = i == 0 ? $"< {Cut(1)}" : i == bins - 1 ? $">= {Cut(i)}" : $"[{Cut(i)}..{Cut(i + 1)})",
            ["points"] = 100 * i / Math.Max(1, bins - 1),
        });
        return item;
    }

    private static JsonObject Bands(int cuts)
    {
        var bands = new JsonObject();
        for (var (left, band) = (cuts, 0); left > 0; band++)
        {
            // Never a band of one cut.
            var size = left is 5 or < 4 ? Math.Min(left, 3) : 4;
            bands[band == 0 ? "grade" : FormattableString.Invariant($"band_{band}")] = Band(band, size);
            left -= size;
        }

        return bands;
    }

    private static JsonObject Band(int band, int size)
    {
        var contracts = Number(100_000 * (band + 1));
        var returns = Number(0.03 + (band % 40 * 0.002));
        string[] conditions =
        [
            $"grade = \"A\" and cumulative_contracts >= {contracts}",
            $"grade in (\"A\", \"B\") and (listed or return_rate < {returns})",
            $"return_rate < {returns} and region in (\"north\", \"east\") and cumulative_contracts < {contracts}",
        ];
        var item = new JsonObject();
        if (band == 0) item["of"] = "value.score";
        item["cuts"] = Array(size, i =>
        {
            var cut = new JsonObject { ["label"] = ((char)('A' + i)).ToString() };
            if (i == size - 1) return cut;
            if (band == 0) cut["at"] = 65 - (15 * i);
            else cut["when"] = conditions[i];
            return cut;
        });
        return item;
    }

    private static JsonObject Flag(int number)
    {
        var round = number / 8;
        var influence = Number(round % 40 / 100.0);
        var role = Roles[number % 4];
        var when = (number % 8) switch
        {
            < 4 => round == 0 ? $"not(some c in contacts satisfies c.role = \"{role}\")" : $"not(some c in contacts satisfies (c.role = \"{role}\" and c.influence >= {influence}))",
            4 => $"some c in contacts satisfies (c.influence >= {Number((30 - (round % 30)) / 100.0)} and c.last_interview_days > {180 - round})",
            5 => $"some c in contacts satisfies (c.is_new and c.stance != \"supporter\" and c.influence >= {influence})",
            6 => $"some c in contacts satisfies (c.role = \"decision_maker\" and c.stance = \"opponent\" and c.influence >= {influence})",
            _ => $"complaint_ratio > {Number(0.08 - (round % 80 * 0.001))}",
        };
        return new JsonObject { ["id"] = FormattableString.Invariant($"flag-{number}"), ["severity"] = "medium", ["title"] = "A flag", ["when"] = when };
    }

    private static JsonObject Action(int number, int actions, int flags)
    {
        var flag = FormattableString.Invariant($"flags.flag-{number % flags}");
        var stage = Stages[number % 4];
        var when = (number % 10) switch
        {
            < 2 => flag,
            < 6 => $"{flag} and stage in (\"{stage}\", \"delivering\")",
            < 8 => $"{flag} and grade = \"A\" and stage != \"planned\"",
            8 => $"grade.best = \"A\" and days_since_contact > {110 - (number % 100)}",
            _ => $"grade = \"A\" and (days_since_contact = null or days_since_contact > {119 - (number % 100)})",
        };
        return new JsonObject { ["id"] = FormattableString.Invariant($"action-{number}"), ["priority"] = actions - number, ["title"] = "An action", ["when"] = when };
    }

    private static JsonArray Array(int count, Func<int, JsonNode> item) => new([.. Enumerable.Range(0, count).Select(item)]);

    private static string Number(double value) => Math.Round((decimal)value, 5).ToString("0.#####", CultureInfo.InvariantCulture);
}
