namespace KeyAccount.Rules.Tests.Documents;

/// <summary>What a policy says it is about, and the results it puts forward.</summary>
public sealed class OutputTests
{
    private const string Document = """
        {
          "policy": "p", "version": "1", "languages": ["en"], "subject": "contact",
          "inputs": { "revenue": { "type": "number", "unit": "currency" } },
          "values": { "twice": { "is": "revenue * 2", "unit": "currency", "title": "Twice" }, "positive": "revenue > 0" },
          "bands": { "size": { "title": "Size", "of": "revenue", "cuts": [ { "at": 10, "label": "big" }, { "label": "small" } ] } },
          "scorecards": { "value": { "perspectives": [ { "name": "p", "weight": 1, "characteristics": [ { "input": "revenue", "weight": 1, "bins": [ { "when": ">= 0", "points": 40 }, { "points": 0 } ] } ] } ] } },
          "flags": [ { "id": "too-small", "when": "revenue < 5", "severity": "low" } ],
          "outputs": [ "size", { "name": "twice", "title": "Doubled" }, "positive", "value.p.score", "flags.too-small" ]
        }
        """;

    [Fact]
    public void Without_them_a_policy_is_about_an_account_and_puts_nothing_forward()
    {
        var model = CompiledPolicy.Load("""{ "policy": "p", "version": "1", "inputs": { "a": { "type": "number" } } }""").Model;
        Assert.Equal("account", model.Subject);
        Assert.Empty(model.Outputs);
    }

    [Fact]
    public void Outputs_have_the_type_unit_and_title_of_their_results()
    {
        var model = CompiledPolicy.Load(Document).Model;
        Assert.Equal("contact", model.Subject);
        Assert.Equal(
            ["size String  Size", "twice Number currency Doubled", "positive Boolean  ", "value.p.score Number points ", "flags.too-small Boolean  "],
            model.Outputs.Select(o => $"{o.Name} {o.Type} {o.Unit} {o.Title}"));
    }

    [Fact]
    public void An_output_has_the_value_of_its_result()
    {
        var policy = CompiledPolicy.Load(Document);
        var builder = new ColumnBatchBuilder(policy.Model.Inputs);
        builder[0].Add(4);
        builder.EndRow();
        builder.EndRow();
        var decisions = policy.Evaluate(builder.Build());
        string[] Row(int row) => [.. policy.Model.Outputs.Select(o => decisions.Output(o)![row].ToString())];
        Assert.Equal(["small", "8", "true", "40", "true"], Row(0));
        Assert.Equal(["null", "null", "null", "null", "null"], Row(1));
    }
}
