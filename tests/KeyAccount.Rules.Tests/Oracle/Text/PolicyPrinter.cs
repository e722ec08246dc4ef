using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using KeyAccount.Oracle.Model;

namespace KeyAccount.Oracle.Text;

/// <summary>Prints a policy of the oracle as the JSON document that docs/policy-reference.md describes.</summary>
internal static class PolicyPrinter
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Print(Policy policy)
    {
        var document = new JsonObject
        {
            ["policy"] = "generated",
            ["version"] = "1.0.0",
            ["inputs"] = Named(policy.Inputs, input => input.Name, input => Input(input.Type)),
        };
        if (policy.Values.Count > 0) document["values"] = Named(policy.Values, value => value.Name, value => Feel(value.Is));
        if (policy.Cuts.Count > 0) document["cuts"] = Named(policy.Cuts, cut => cut.Name, Cut);
        if (policy.Cuts.Any(cut => cut.Calibrated is not null)) document["calibration"] = Calibration(policy.Cuts.Where(cut => cut.Calibrated is not null));
        if (policy.Tables.Count > 0) document["tables"] = Named(policy.Tables, table => table.Name, Table);
        if (policy.Scorecards.Count > 0) document["scorecards"] = Named(policy.Scorecards, card => card.Name, Scorecard);
        if (policy.Bands.Count > 0) document["bands"] = Named(policy.Bands, band => band.Name, Band);
        if (policy.Flags.Count > 0) document["flags"] = Each(policy.Flags, Flag);
        if (policy.Playbooks.Count > 0) document["playbooks"] = Named(policy.Playbooks, playbook => playbook.Name, Playbook);
        if (policy.Actions.Count > 0) document["actions"] = Each(policy.Actions, Action);
        return $"{{\n{string.Join(",\n", document.Select(part => $"  {Text(part.Key)}: {Lines(part.Value!)}"))}\n}}";
    }

    /// <summary>A part of the document with one line for each of its members.</summary>
    private static string Lines(JsonNode part) => part switch
    {
        JsonObject members => $"{{\n{string.Join(",\n", members.Select(member => $"    {Text(member.Key)}: {Text(member.Value!)}"))}\n  }}",
        JsonArray items => $"[\n{string.Join(",\n", items.Select(item => $"    {Text(item!)}"))}\n  ]",
        _ => Text(part),
    };

    private static string Text(JsonNode node) => node.ToJsonString(Readable);

    private static JsonObject Input(FactType type)
    {
        var node = new JsonObject
        {
            ["type"] = type switch
            {
                NumberType => "number",
                StringType => "string",
                BooleanType => "boolean",
                DateType => "date",
                ListType => "list",
                _ => throw new InvalidOperationException($"No input has the type {type}."),
            },
        };
        if (type is StringType { Values: { } values }) node["values"] = Each(values, value => JsonValue.Create(value));
        if (type is ListType { Item: RecordType record }) node["items"] = Named(record.Fields, field => field.Name, field => Input(field.Type));
        return node;
    }

    private static JsonObject Cut(RelativeCut cut)
    {
        var node = new JsonObject
        {
            ["of"] = Feel(cut.Of),
            ["take"] = cut.Take switch
            {
                Percentile { Percentage: var percentage } => new JsonObject { ["percentile"] = percentage },
                CumulativeShare { Share: var share } => new JsonObject { ["cumulative_share"] = share },
                _ => "median",
            },
        };
        if (cut.Where is not null) node["where"] = Feel(cut.Where);
        if (cut.Default is { } number) node["default"] = number;
        return node;
    }

    private static JsonObject Calibration(IEnumerable<RelativeCut> cuts) => new()
    {
        ["as_of"] = "2026-06-30",
        ["cuts"] = Named(cuts, cut => cut.Name, cut => JsonValue.Create(cut.Calibrated!.Value)),
    };

    private static JsonObject Table(DecisionTable table)
    {
        var node = new JsonObject { ["hit"] = table.Hit };
        if (table.Aggregate is not null) node["aggregate"] = table.Aggregate;
        node["inputs"] = Each(table.Inputs, Feel);
        node["outputs"] = Named(table.Outputs, output => output.Name, output =>
        {
            var declared = Input(output.Type);
            if (output.Default is { } otherwise) declared["default"] = Feel(otherwise);
            return declared;
        });
        node["rules"] = Each(table.Rules, rule => new JsonObject
        {
            ["when"] = Each(rule.When, tests => JsonValue.Create(FeelPrinter.Print(tests))),
            ["then"] = Each(rule.Then, Feel),
        });
        return node;
    }

    private static JsonObject Scorecard(Scorecard card)
    {
        var node = new JsonObject
        {
            ["title"] = $"Scorecard {card.Name}",
            ["decimals"] = card.Decimals,
            ["perspectives"] = Each(card.Perspectives, perspective => new JsonObject
            {
                ["name"] = perspective.Name,
                ["weight"] = perspective.Weight,
                ["characteristics"] = Each(perspective.Characteristics, Characteristic),
            }),
        };
        if (card.Adjustments.Count > 0) node["adjustments"] = Each(card.Adjustments, Adjustment);
        if (card.Caps.Count > 0) node["caps"] = Each(card.Caps, cap => new JsonObject { ["id"] = cap.Id, ["when"] = Feel(cap.When), ["at_most"] = cap.AtMost });
        if (card.KnockOuts.Count > 0) node["knock_outs"] = Each(card.KnockOuts, knockOut => new JsonObject { ["id"] = knockOut.Id, ["when"] = Feel(knockOut.When) });
        return node;
    }

    private static JsonObject Adjustment(Adjustment adjustment) => adjustment switch
    {
        StepwiseAdjustment steps => new JsonObject
        {
            ["id"] = steps.Id,
            ["of"] = Feel(steps.Of),
            ["per"] = steps.Per,
            ["points"] = steps.Points,
            ["at_least"] = steps.AtLeast,
            ["at_most"] = steps.AtMost,
        },
        PlainAdjustment plain => new JsonObject { ["id"] = plain.Id, ["when"] = Feel(plain.When), ["points"] = plain.Points },
        _ => throw new InvalidOperationException($"No document for {adjustment}."),
    };

    private static JsonObject Characteristic(Characteristic characteristic)
    {
        var node = new JsonObject
        {
            ["name"] = characteristic.Name,
            ["input"] = Feel(characteristic.Input),
            ["weight"] = characteristic.Weight,
        };
        if (characteristic.Missing != MissingHandling.Neutral)
        {
            node["missing"] = characteristic.Missing switch
            {
                MissingHandling.Worst => "worst",
                MissingHandling.Required => "required",
                _ => new JsonObject { ["points"] = characteristic.MissingPoints },
            };
        }

        node["bins"] = Each(characteristic.Bins, bin => bin.When is null
            ? new JsonObject { ["points"] = bin.Points }
            : new JsonObject { ["when"] = FeelPrinter.Print(bin.When), ["points"] = bin.Points });
        return node;
    }

    private static JsonObject NumberBand(NumberBand band)
    {
        var node = new JsonObject { ["of"] = Feel(band.Of) };
        if (band.LeastCoverage is { } least) node["least_coverage"] = least;
        node["cuts"] = Each(band.Cuts, cut => cut switch
        {
            { AtCut: { } name } => new JsonObject { ["at"] = name, ["label"] = cut.Label },
            { At: { } at } => new JsonObject { ["at"] = at, ["label"] = cut.Label },
            _ => new JsonObject { ["label"] = cut.Label },
        });
        return node;
    }

    private static JsonObject Band(Band band) => band switch
    {
        NumberBand cuts => NumberBand(cuts),
        ConditionBand cuts => new JsonObject
        {
            ["cuts"] = Each(cuts.Cuts, cut => cut.When is { } when
                ? new JsonObject { ["when"] = Feel(when), ["label"] = cut.Label }
                : new JsonObject { ["label"] = cut.Label }),
        },
        _ => throw new InvalidOperationException($"No document for {band}."),
    };

    private static JsonObject Flag(Flag flag) => With(
        new JsonObject { ["id"] = flag.Id, ["severity"] = Severity(flag), ["title"] = $"Flag {flag.Id}", ["when"] = Feel(flag.When) },
        "action",
        flag.Action);

    private static JsonNode Severity(Flag flag) => flag.Severities.Count == 0
        ? flag.Severity
        : new JsonArray([
            .. flag.Severities.Select(cut => new JsonObject { ["when"] = Feel(cut.When), ["severity"] = cut.Severity }),
            new JsonObject { ["severity"] = flag.Severity }]);

    private static JsonObject Playbook(Playbook playbook)
    {
        var document = new JsonObject();
        if (playbook.When is not null) document["when"] = Feel(playbook.When);
        document["claimed"] = Feel(playbook.Claimed);
        document["stages"] = Each(playbook.Stages, stage =>
        {
            var node = new JsonObject { ["id"] = stage.Id, ["probability"] = stage.Probability, ["title"] = $"Stage {stage.Id}" };
            if (stage.Entry.Count > 0) node["entry"] = Each(stage.Entry, Node);
            if (stage.Nodes.Count > 0) node["nodes"] = Each(stage.Nodes, Node);
            return node;
        });
        return document;
    }

    private static JsonObject Node(KeyNode node) => With(
        new JsonObject { ["id"] = node.Id, ["when"] = Feel(node.When), ["message"] = $"Node {node.Id} is open" },
        "action",
        node.Action);

    private static JsonObject Action(ProposedAction action)
    {
        var node = new JsonObject { ["id"] = action.Id, ["priority"] = action.Priority, ["title"] = $"Do {action.Id}" };
        if (action.Exclusive) node["exclusive"] = true;
        if (action.When is null) return node;
        node["when"] = Feel(action.When);
        node["why"] = $"{action.Id} is due";
        return node;
    }

    private static JsonObject With(JsonObject node, string property, string? text)
    {
        if (text is not null) node[property] = text;
        return node;
    }

    private static JsonNode Feel(Expression expression) => FeelPrinter.Print(expression);

    private static JsonArray Each<T>(IEnumerable<T> items, Func<T, JsonNode?> write) => [.. items.Select(write)];

    private static JsonObject Named<T>(IEnumerable<T> items, Func<T, string> name, Func<T, JsonNode?> write) =>
        new(items.Select(item => KeyValuePair.Create(name(item), write(item))));
}
