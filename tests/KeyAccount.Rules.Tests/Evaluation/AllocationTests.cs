using KeyAccount.Rules.Execution;

namespace KeyAccount.Rules.Tests.Evaluation;

/// <summary>
/// After the first batches an evaluator allocates nothing, whatever the policy does with its facts. Exempt are texts: those that a policy makes by
/// joining others are strings of their own, and a result that is a text of several dictionaries, or of a dictionary that changes from batch to
/// batch, needs a column that names it. Threads that share a batch allocate what starting them takes.
/// </summary>
public sealed class AllocationTests
{
    private static readonly CompiledPolicy Policy = CompiledPolicy.Load(
        """
        { "policy": "p", "version": "1",
          "inputs": {
            "revenue": { "type": "number" }, "cost": { "type": "number" }, "orders": { "type": "number" }, "industry": { "type": "string" },
            "tier": { "type": "string", "values": ["gold", "silver"] }, "stage": { "type": "string", "values": ["1", "2"] },
            "listed": { "type": "boolean" }, "since": { "type": "date" }, "seen": { "type": "date" }, "spelt": { "type": "string" },
            "contacts": { "type": "list", "items": { "role": { "type": "string", "values": ["coach", "user"] }, "influence": { "type": "number" }, "met_on": { "type": "date" }, "active": { "type": "boolean" }, "team": { "type": "string" } } }
          },
          "values": {
            "margin": "(revenue - cost) / revenue", "growth": "abs(margin) ** 2 * ceiling(orders) + floor(-cost)", "met": "max(since, seen)",
            "chosen": "if listed then revenue else cost", "strongest": "max(contacts.influence)", "weight": "sum(contacts[active].influence)", "first": "contacts[1].influence",
            "average": "mean([revenue, cost, orders])", "active_coaches": "count(contacts[role = \"coach\" and active])", "day": "date(2026, orders, 1)", "spelt_day": "date(spelt)",
            "near": "margin * 3 = growth", "alike": "industry = spelt", "before": "industry < spelt", "ready": "(if tier = \"gold\" then \"2\" else stage) = \"2\""
          },
          "scorecards": { "card": { "title": "Card", "decimals": 1, "perspectives": [
            { "name": "size", "weight": 2, "characteristics": [
              { "name": "turnover", "input": "revenue", "weight": 1, "bins": [{ "when": "< 100", "points": 10 }, { "when": "[100..500)", "points": 33.3 }, { "points": 90 }] },
              { "name": "margin_size", "input": "margin", "weight": 2, "missing": "worst", "bins": [{ "when": "< 0.2", "points": 0 }, { "when": "? < cost / 1000", "points": 50 }, { "points": 100 }] }] },
            { "name": "fit", "weight": 1, "characteristics": [
              { "name": "rank", "input": "tier", "weight": 1, "missing": { "points": 20 }, "bins": [{ "when": "\"gold\"", "points": 100 }, { "when": "\"silver\"", "points": 60 }] },
              { "name": "kind", "input": "industry", "weight": 1, "bins": [{ "when": "\"steel\", \"energy\"", "points": 80 }, { "points": 5 }] }] }] } },
          "bands": {
            "grade": { "title": "Grade", "of": "card.score", "least_coverage": 0.3, "cuts": [{ "at": 60, "label": "A" }, { "at": 30, "label": "B" }, { "label": "C" }] },
            "state": { "title": "State", "cuts": [{ "when": "revenue > cost", "label": "well" }, { "when": "orders < 2", "label": "ill" }, { "label": "so so" }] }
          },
          "flags": [
            { "id": "coached", "severity": "low", "title": "Coached", "when": "some c in contacts satisfies c.role = \"coach\" and c.influence > 0.5", "action": "call" },
            { "id": "met", "severity": "low", "title": "Met", "when": "every c in contacts satisfies c.met_on >= since and c.met_on < date(\"2026-06-30\")" },
            { "id": "rivals", "severity": "high", "title": "Rivals", "when": "some a in contacts, b in contacts satisfies a.team = b.team and a.influence > b.influence" },
            { "id": "thin", "severity": "low", "title": "Thin", "when": "count(contacts) < 2 or grade = \"C\" and seen != null" }
          ],
          "playbooks": { "selling": { "title": "Selling", "claimed": "stage", "stages": [
            { "id": "1", "probability": 0.2, "title": "One", "nodes": [{ "id": "known", "when": "listed", "message": "Not listed" }, { "id": "coach", "when": "active_coaches > 0", "message": "No coach", "action": "visit" }] },
            { "id": "2", "probability": 0.6, "title": "Two", "nodes": [{ "id": "paid", "when": "weight >= 1", "message": "Not paid" }] }] } },
          "actions": [{ "id": "call", "priority": 20, "title": "Call", "when": "orders > 5", "why": "now" }, { "id": "visit", "priority": 10, "title": "Visit" }] }
        """);

    public static TheoryData<string, int> Cases { get; } = new(Enum.GetNames<VectorPath>().SelectMany(path => ((int[])[1, 64, 1_000, 5_000]).Select(rows => (path, rows))));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Batches_of_one_size_allocate_nothing(string path, int rows)
    {
        var evaluator = Policy.CreateEvaluator(DecisionOutputs.All, threads: 1, Enum.Parse<VectorPath>(path));
        Assert.Equal(0, AllocatedBy(evaluator, [Batch(rows, 1), Batch(rows, 2)]));
        Assert.Equal(0, AllocatedBy(Policy.CreateEvaluator(DecisionOutputs.None.With(Policy.Model.Bands[0]).WithNextAction(), threads: 1, Enum.Parse<VectorPath>(path)), [Batch(rows, 1), Batch(rows, 2)]));
    }

    /// <summary>Room for the largest batch so far is room for all.</summary>
    [Fact]
    public void Batches_of_other_sizes_allocate_nothing_either() =>
        Assert.Equal(0, AllocatedBy(Policy.CreateEvaluator(DecisionOutputs.All, threads: 1, VectorPaths.Widest), [Batch(1_000, 1), Batch(65, 2), Batch(1, 3), Batch(0, 4)]));

    /// <summary>The measure is one: what does allocate is seen.</summary>
    [Fact]
    public void A_larger_batch_than_before_allocates_its_results()
    {
        var evaluator = Policy.CreateEvaluator();
        evaluator.Evaluate(Batch(64, 1));
        var larger = Batch(65, 2);
        var before = GC.GetAllocatedBytesForCurrentThread();
        evaluator.Evaluate(larger);
        Assert.NotEqual(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static long AllocatedBy(PolicyEvaluator evaluator, ColumnBatch[] batches)
    {
        for (var i = 0; i < 2 * batches.Length; i++) evaluator.Evaluate(batches[i % batches.Length]);
        return Allocation.LeastOf(() =>
        {
            for (var i = 0; i < 2 * batches.Length; i++) evaluator.Evaluate(batches[i % batches.Length]);
        });
    }

    /// <summary>Accounts of every kind, in columns with dictionaries of their own.</summary>
    private static ColumnBatch Batch(int rows, int seed)
    {
        var random = new Random(seed);
        var batch = new ColumnBatchBuilder(Policy.Model.Inputs);
        for (var row = 0; row < rows; row++)
        {
            foreach (var input in Policy.Model.Inputs.Inputs)
            {
                if (batch[input.Ordinal] is not ListColumnBuilder list)
                {
                    batch[input.Ordinal].Add(Fact(input, random));
                    continue;
                }

                list.BeginList(random.Next(10) > 0);
                for (var i = random.Next(4); list.Count == row + 1 && i > 0; i--)
                    foreach (var field in list.Fields) field.Add(Fact(field.Input, random));
            }

            batch.EndRow();
        }

        return batch.Build();
    }

    private static FactValue Fact(InputDefinition input, Random random) => random.Next(5) == 0 ? FactValue.Unknown : input.Type switch
    {
        InputType.Number => FactValue.Of(random.Next(-5, 1_000) / 4.0),
        InputType.Boolean => FactValue.Of(random.Next(2) == 0),
        InputType.Date => FactValue.Of(new DateOnly(2026, 1, 1).AddDays(random.Next(300))),
        _ when !input.Values.IsEmpty => FactValue.Of(input.Values[random.Next(input.Values.Length)]),
        _ => FactValue.Of(random.Next(3) == 0 ? "steel" : $"2026-0{random.Next(1, 10)}-1{random.Next(10)}"),
    };
}
