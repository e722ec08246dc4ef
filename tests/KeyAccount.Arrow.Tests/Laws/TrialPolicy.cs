namespace KeyAccount.Arrow.Tests.Laws;

/// <summary>A policy with every type of input and every kind of part, and its facts in columns made row by row.</summary>
internal static class TrialPolicy
{
    public static CompiledPolicy Compiled { get; } = CompiledPolicy.Load("""
        { "policy": "trial", "version": "1.2.3",
          "inputs": {
            "revenue": { "type": "number" }, "profit": { "type": "number" },
            "region": { "type": "string", "values": ["north", "south"] }, "industry": { "type": "string" },
            "listed": { "type": "boolean" }, "since": { "type": "date" },
            "contacts": { "type": "list", "items": {
              "role": { "type": "string", "values": ["coach", "user", "decision_maker"] }, "influence": { "type": "number" },
              "is_new": { "type": "boolean" }, "met": { "type": "date" } } } },
          "values": {
            "margin": "profit / revenue",
            "where": "if listed then industry else industry + \"/private\"",
            "old": "since < date(\"2025-01-01\")",
            "first_met": "since",
            "coaches": "contacts[role = \"coach\"]",
            "weight": "sum(contacts[role = \"coach\"].influence)" },
          "tables": {
            "fee": { "inputs": ["revenue", "listed"], "outputs": { "rate": { "type": "number" }, "kind": { "type": "string", "values": ["big", "small"], "default": "\"small\"" } },
              "rules": [ { "when": [">= 500", "-"], "then": [0.1, "\"big\""] }, { "when": ["-", "? and revenue >= 900"], "then": [0.2, "\"big\""] } ] },
            "signs": { "hit": "rule order", "inputs": ["revenue"], "outputs": { "sign": { "type": "string" } }, "rules": [ { "when": ["> 100"], "then": ["\"large\""] }, { "when": ["> 5"], "then": ["\"alive\""] } ] } },
          "scorecards": { "value": { "knock_outs": [ { "id": "loss", "when": "profit < 0" } ], "perspectives": [
            { "name": "size", "weight": 3, "characteristics": [
              { "input": "revenue", "weight": 3, "bins": [ { "when": ">= 1000", "points": 100 }, { "when": "[100..1000)", "points": 55.5 }, { "points": 10 } ] },
              { "input": "margin", "weight": 2, "missing": { "points": 30 }, "bins": [ { "when": ">= 0.3", "points": 100 }, { "points": 20 } ] } ] },
            { "name": "place", "weight": 1, "characteristics": [
              { "input": "region", "weight": 1, "missing": "worst", "bins": [ { "when": "\"north\"", "points": 80 }, { "points": 40 } ] },
              { "input": "industry", "weight": 1, "bins": [ { "when": "\"steel\",\"钢铁与一个很长的名字\"", "points": 90 }, { "points": 30 } ] } ] } ] } },
          "bands": {
            "grade": { "of": "value.score", "cuts": [ { "at": 80, "label": "A" }, { "at": 50, "label": "B" }, { "label": "C" } ] },
            "card": { "cuts": [ { "when": "grade = \"A\" and listed", "label": "gold" }, { "label": "none" } ] } },
          "flags": [
            { "id": "no-coach", "severity": "high", "when": "not(some c in contacts satisfies c.role = \"coach\")", "action": "find-coach" },
            { "id": "new-user", "severity": "low", "when": "some c in contacts satisfies c.role = \"user\" and c.is_new" },
            { "id": "all-met", "severity": "low", "when": "every c in contacts satisfies c.met >= date(\"2025-06-01\") and c.influence > 0" },
            { "id": "crowd", "severity": "low", "when": "count(contacts) > 2" } ],
          "playbooks": { "selling": { "when": "revenue < 1000", "claimed": "region", "stages": [
            { "id": "south", "probability": 0.1, "nodes": [ { "id": "big-enough", "when": "revenue >= 100", "action": "grow" } ] },
            { "id": "north", "probability": 0.6, "entry": [ { "id": "asked", "when": "revenue >= 120" } ], "nodes": [ { "id": "coached", "when": "not(flags.no-coach)", "action": "find-coach" } ] } ] } },
          "actions": [ { "id": "find-coach", "priority": 2, "title": "Find a coach" }, { "id": "grow", "priority": 3, "title": "Grow" }, { "id": "visit", "priority": 1, "when": "grade in (\"A\", \"B\")", "title": "Visit" } ] }
        """, "trial.policy.json");

    public static InputSchema Inputs => Compiled.Model.Inputs;

    /// <summary>The rows in columns, by the builder that needs no Arrow.</summary>
    public static ColumnBatch Columns(IEnumerable<AccountRow> rows)
    {
        var builder = new ColumnBatchBuilder(Inputs);
        foreach (var row in rows)
        {
            builder[0].Add(FactValue.Of(row.Revenue));
            builder[1].Add(FactValue.Of(row.Profit));
            builder[2].Add(FactValue.Of(row.Region));
            builder[3].Add(FactValue.Of(row.Industry));
            builder[4].Add(FactValue.Of(row.Listed));
            builder[5].Add(FactValue.Of(row.Since));
            var contacts = builder.List(6);
            contacts.BeginList(row.Contacts is not null);
            foreach (var contact in row.Contacts ?? [])
            {
                contacts.Fields[0].Add(FactValue.Of(contact?.Role));
                contacts.Fields[1].Add(FactValue.Of(contact?.Influence));
                contacts.Fields[2].Add(FactValue.Of(contact?.IsNew));
                contacts.Fields[3].Add(FactValue.Of(contact?.Met));
            }

            builder.EndRow();
        }

        return builder.Build();
    }
}
