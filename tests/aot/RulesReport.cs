using System.Globalization;

namespace KeyAccount.AotApp;

/// <summary>A policy of one's own over columns: numbers, texts, booleans, dates and lists, each sometimes unknown.</summary>
public static class RulesReport
{
    private const int Rows = 130;

    private const string Policy = """
        { "policy": "own", "version": "1.0.0",
          "inputs": {
            "revenue": { "type": "number" }, "profit": { "type": "number" }, "industry": { "type": "string" },
            "region": { "type": "string", "values": ["north", "south"] }, "listed": { "type": "boolean" }, "since": { "type": "date" },
            "contacts": { "type": "list", "items": { "role": { "type": "string", "values": ["coach", "user"] }, "influence": { "type": "number" } } } },
          "values": {
            "margin": "profit / revenue",
            "where": "if listed then industry else industry + \"/private\"",
            "since_2020": "since >= date(\"2020-01-01\")",
            "weight": "sum(contacts[role = \"coach\"].influence)" },
          "scorecards": { "value": { "perspectives": [ { "name": "all", "weight": 1, "characteristics": [
            { "input": "revenue", "weight": 3, "bins": [ { "when": ">= 1000", "points": 100 }, { "when": "[100..1000)", "points": 55.5 }, { "points": 10 } ] },
            { "input": "margin", "weight": 2, "missing": { "points": 30 }, "bins": [ { "when": ">= 0.3", "points": 100 }, { "points": 20 } ] },
            { "input": "region", "weight": 1, "missing": "worst", "bins": [ { "when": "\"north\"", "points": 80 }, { "points": 40 } ] } ] } ] } },
          "bands": { "grade": { "of": "value.score", "cuts": [ { "at": 80, "label": "A" }, { "at": 50, "label": "B" }, { "label": "C" } ] } },
          "flags": [ { "id": "no-coach", "severity": "high", "when": "not(some c in contacts satisfies c.role = \"coach\")", "action": "find-coach" } ],
          "actions": [ { "id": "find-coach", "priority": 2, "title": "Find a coach" }, { "id": "visit", "priority": 1, "when": "grade in (\"A\", \"B\")", "title": "Visit" } ] }
        """;

    /// <summary>Prints every result of every row.</summary>
    public static void Write(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var policy = CompiledPolicy.Load(Policy, "own.policy.json");
        var model = policy.Model;
        var decisions = policy.CreateEvaluator().Evaluate(Batch(model.Inputs));
        var card = decisions.Score(model.Scorecards[0]);
        var grade = decisions.Band(model.Bands[0]);
        for (var row = 0; row < decisions.Count; row++)
        {
            string[] cells =
            [
                .. model.Values.Select(v => $"{v.Name}={decisions.Value(v)?[row]}"),
                $"score={card.Score[row]} of {card.Low[row]}..{card.High[row]}, known {card.Coverage[row]}",
                $"grade={grade.Label.Text(row)} of {grade.Worst.Text(row)}..{grade.Best.Text(row)}",
                $"coach={decisions.FlagState(model.Flags[0], row)}",
                $"next={decisions.NextAction(row)?.Id}",
            ];
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row}: {string.Join(", ", cells)}"));
        }
    }

    private static ColumnBatch Batch(InputSchema inputs)
    {
        var rows = new ColumnBatchBuilder(inputs);
        var contacts = rows.List(6);
        for (var i = 0; i < Rows; i++)
        {
            rows[0].Add(FactValue.Of(i % 7 == 0 ? (double?)null : i * 17.25));
            rows[1].Add(FactValue.Of(i % 11 == 0 ? (double?)null : i * (i % 10) * 0.6));
            rows[2].Add(FactValue.Of(i % 5 == 0 ? null : i % 2 == 0 ? "钢铁" : "paper"));
            rows[3].Add(FactValue.Of((i % 3) switch { 0 => "north", 1 => "south", _ => null }));
            rows[4].Add(FactValue.Of(i % 4 == 0 ? (bool?)null : i % 4 == 1));
            rows[5].Add(FactValue.Of(i % 6 == 0 ? (DateOnly?)null : new DateOnly(2018, 1, 1).AddDays(i * 13)));
            contacts.BeginList(known: i % 9 != 0);
            for (var n = 0; i % 9 != 0 && n < i % 4; n++)
            {
                contacts.Fields[0].Add(FactValue.Of(((i + n) % 3) switch { 0 => "coach", 1 => "user", _ => null }));
                contacts.Fields[1].Add(FactValue.Of(n == 2 ? (double?)null : 0.1 * (n + i)));
            }

            rows.EndRow();
        }

        return rows.Build();
    }
}
