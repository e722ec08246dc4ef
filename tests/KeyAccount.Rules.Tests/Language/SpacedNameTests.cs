using KeyAccount.Oracle;
using KeyAccount.Oracle.Model;

namespace KeyAccount.Rules.Tests.Language;

/// <summary>Inputs, fields and values may be called by several words, as people call them.</summary>
public sealed class SpacedNameTests
{
    private const string Document = """
        { "policy": "names", "version": "1.0.0",
          "inputs": { "annual revenue": { "type": "number" }, "annual": { "type": "number" }, "联系 人": { "type": "list", "items": { "full name": { "type": "string" } } } },
          "values": { "half of it": "twice the revenue / 4", "twice the revenue": "annual revenue * 2", "less": "annual revenue - annual" },
          "flags": [ { "id": "no-li", "severity": "low", "when": "half of it > 10 and not(some c in 联系 人 satisfies starts with(c.full name, \"Li\"))" },
                     { "id": "one", "severity": "low", "when": "count(联系 人[full name = \"Li Wei\"]) = 1 and flags.no-li = false" } ] }
        """;

    [Fact]
    public void Names_of_several_words_are_read_the_longest_first()
    {
        var policy = CompiledPolicy.Load(Document, "names");
        var decisions = policy.Evaluate(ColumnFacts.Batch(policy.Model.Inputs,
        [
            new() { ["annual revenue"] = 30.0, ["annual"] = 1.0, ["联系 人"] = new List<object?> { new Facts { ["full name"] = "Li Wei" } } },
            new() { ["annual revenue"] = 30.0, ["annual"] = 1.0, ["联系 人"] = new List<object?>() },
        ]));
        FactValue Value(string name) => decisions.Value(policy.Model.Values.Single(v => v.Name == name))![0];
        IEnumerable<string> Raised(int row) => policy.Model.Flags.Where(f => decisions.FlagState(f, row) == FlagState.Raised).Select(f => f.Id);
        Assert.Equal(15, Value("half of it").Number);
        Assert.Equal(29, Value("less").Number);
        Assert.Equal(["one"], Raised(0));
        Assert.Equal(["no-li"], Raised(1));
    }
}
