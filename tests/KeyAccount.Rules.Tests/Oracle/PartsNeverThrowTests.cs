using System.Text.Json;
using KeyAccount.Oracle.Generation;
using KeyAccount.Oracle.Model;
using KeyAccount.Rules;

namespace KeyAccount.Oracle;

/// <summary>A policy that loads never throws: wherever parts stand in it, whatever is unknown, and whatever is explained.</summary>
public sealed class PartsNeverThrowTests
{
    private const int Trials = 2500;
    private const int Rows = 5;
    private const int Places = 7;

    private static readonly Input[] s_inputs =
    [
        new("revenue", new NumberType()), new("profit", new NumberType()), new("industry", new StringType()), new("tier", new StringType(["gold", "silver"])), new("listed", new BooleanType()),
        new("as_of", new DateType()), new("since", new DateType()),
        new("contacts", new ListType(new RecordType([new("role", new StringType(["coach", "user"])), new("name", new StringType()), new("influence", new NumberType()), new("active", new BooleanType()), new("met_on", new DateType())]))),
        new("deals", new ListType(new RecordType([new("influence", new NumberType()), new("name", new StringType()), new("active", new BooleanType()), new("met_on", new DateType())]))),
    ];

    private const string Inputs = """
        { "policy": "p", "version": "1", "languages": ["en", "zh-Hans"], "inputs": {
          "revenue": { "type": "number" }, "profit": { "type": "number" }, "industry": { "type": "string" }, "tier": { "type": "string", "values": ["gold", "silver"] }, "listed": { "type": "boolean" },
          "as_of": { "type": "date" }, "since": { "type": "date" },
          "contacts": { "type": "list", "items": { "role": { "type": "string", "values": ["coach", "user"] }, "name": { "type": "string" }, "influence": { "type": "number" }, "active": { "type": "boolean" }, "met_on": { "type": "date" } } },
          "deals": { "type": "list", "items": { "influence": { "type": "number" }, "name": { "type": "string" }, "active": { "type": "boolean" }, "met_on": { "type": "date" } } } },
        """;

    [Fact]
    public void What_loads_runs_and_is_explained()
    {
        var (loaded, broken) = (new int[Places], new List<string>());
        for (var seed = 1; seed <= Trials && broken.Count < 5; seed++)
        {
            var dice = new Dice(seed);
            var document = Document(seed % Places, dice, new PartGenerator(dice));
            try
            {
                if (!CompiledPolicy.TryLoad(document, "generated", limits: null, out var policy, out _)) continue;
                loaded[seed % Places]++;
                var facts = new FactsGenerator(dice, new LiteralPool(dice));
                var decisions = policy!.Evaluate(ColumnFacts.Batch(policy.Model.Inputs, Enumerable.Range(0, Rows).Select(_ => facts.Facts(s_inputs))));
                for (var row = 0; row < decisions.Count; row++)
                    foreach (var language in (string[])["en", "zh-Hans"]) decisions.Explain(row, language);
            }
            catch (Exception e)
            {
                broken.Add($"{seed}: {document[Inputs.Length..]}{Environment.NewLine}{e}");
            }
        }

        Assert.True(broken.Count == 0, string.Join(Environment.NewLine, broken));
        Assert.All(loaded, count => Assert.True(count > Trials / Places / 5, $"Of a place, only {count} policies loaded: {string.Join(", ", loaded)}."));
    }

    private static string Document(int place, Dice dice, PartGenerator parts)
    {
        var depth = dice.Between(1, 3);
        return $"{Inputs}{Body()} }}";

        string Body()
        {
            switch (place)
            {
                case 0:
                    return $$""" "values": { "v": {{Text(dice.Pick([.. "NTDC"]))}} }, "flags": [ { "id": "f", "when": "v = null", "severity": "high", "message": { "en": "It is {v}", "zh-Hans": "{v}" } }, { "id": "g", "when": "v != null", "severity": "low", "message": { "en": "It is {v}", "zh-Hans": "{v}" } } ] """;
                case 1:
                    return $$""" "flags": [ { "id": "f", "when": {{Text('C')}}, "severity": [ { "when": {{Text('C')}}, "severity": "low" }, { "severity": "high" } ] } ] """;
                case 2:
                    var kind = dice.Pick([.. "NTD"]);
                    return Card($$"""{ "name": "x", "input": {{Text(kind)}}, "weight": 1, "bins": [ { "when": {{Tests(kind)}}, "points": 100 }, { "when": {{Tests(kind)}}, "points": 50 }, { "points": 10 } ] }""", "");
                case 3:
                    return Card("""{ "input": "revenue", "weight": 1, "bins": [ { "when": ">= 3", "points": 90 }, { "points": 30 } ] }""", $$"""
                        , "adjustments": [ { "id": "a", "of": {{Text('N')}}, "per": 5, "points": -1.5, "at_least": -6, "at_most": 0 }, { "id": "b", "when": {{Text('C')}}, "points": 20 } ],
                        "caps": [ { "id": "c", "when": {{Text('C')}}, "at_most": 59 } ], "knock_outs": [ { "id": "d", "when": {{Text('C')}} } ]
                        """);
                case 4:
                    return $$""" "bands": { "b": { "cuts": [ { "when": {{Text('C')}}, "label": "A" }, { "when": {{Text('C')}}, "label": "B" }, { "label": "C" } ] }, "n": { "of": {{Text('N')}}, "cuts": [ { "at": 3, "label": "A" }, { "label": "B" } ] } } """;
                case 5:
                    return $$""" "playbooks": { "p": { "when": {{Text('C')}}, "stages": [ { "id": "one", "nodes": [ { "id": "m", "when": {{Text('C')}} } ] }, { "id": "two", "nodes": [ { "id": "n", "when": {{Text('C')}} } ] } ] } } """;
                default:
                    var (a, b) = (dice.Pick([.. "NTD"]), dice.Pick([.. "NTD"]));
                    return $$"""
                        "tables": { "t": { "hit": "{{dice.Pick((string[])["first", "unique", "any", "rule order"])}}", "inputs": [ {{Text(a)}}, {{Text(b)}} ], "outputs": { "o": { "type": "number" } }, "rules": [
                        { "when": [ {{Tests(a)}}, {{Tests(b)}} ], "then": [ {{Text('N')}} ] }, { "when": [ {{Tests(a)}}, "-" ], "then": [ {{Text('N')}} ] } ] } }
                        """;
            }
        }

        string Text(char kind) => JsonSerializer.Serialize(parts.Of(kind, depth));

        string Tests(char kind) => JsonSerializer.Serialize(parts.Tests(kind, depth - 1));

        static string Card(string characteristic, string more) =>
            $$""" "scorecards": { "s": { "perspectives": [ { "name": "q", "weight": 1, "characteristics": [ {{characteristic}} ] } ] {{more}} } } """;
    }
}
