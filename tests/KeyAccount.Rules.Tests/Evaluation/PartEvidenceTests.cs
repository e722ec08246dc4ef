using KeyAccount.Oracle;
using KeyAccount.Oracle.Model;

namespace KeyAccount.Rules.Tests.Evaluation;

/// <summary>Explanations show the facts that a part which runs value by value reads.</summary>
public sealed class PartEvidenceTests
{
    private static readonly CompiledPolicy Policy = CompiledPolicy.Load("""
        { "policy": "p", "version": "1", "inputs": { "industry": { "type": "string" }, "since": { "type": "date" }, "as_of": { "type": "date" },
            "contacts": { "type": "list", "items": { "name": { "type": "string" }, "influence": { "type": "number" } } } },
          "flags": [
            { "id": "spelt", "severity": "high", "when": "starts with(industry, \"st\")" },
            { "id": "old", "severity": "high", "when": "as_of - since > duration(\"P30D\")" },
            { "id": "anna", "severity": "high", "when": "\"ANNA\" in (for c in contacts return upper case(c.name))" },
            { "id": "strong", "severity": "high", "when": "sort(contacts, function(a, b) a.influence > b.influence)[1].influence > 0.5" },
            { "id": "each", "severity": "high", "when": "some c in contacts satisfies starts with(c.name, industry)" } ] }
        """);

    [Theory]
    [InlineData("spelt", "industry = steel")]
    [InlineData("old", "as_of = 2026-03-01; since = 2026-01-01")]
    [InlineData("anna", "contacts = 2; contacts[1].name = Anna; contacts[2].name = Bo")]
    [InlineData("strong", "contacts = 2; contacts[1].influence = 1; contacts[2].influence = 0.25")]
    [InlineData("each", "contacts = 2; industry = steel")]
    public void What_it_reads_is_shown(string flag, string expected) => Assert.Equal(expected, Evidence(flag, "Anna", "steel"));

    [Theory]
    [InlineData("spelt", "industry = ")]
    [InlineData("anna", "contacts[1].name = ")]
    [InlineData("each", "contacts[1].name = ; industry = ")]
    public void What_is_unknown_would_settle_it(string flag, string expected) => Assert.Equal(expected, Evidence(flag, null, null));

    private static string Evidence(string flag, string? name, string? industry)
    {
        var facts = new Facts
        {
            ["industry"] = industry,
            ["since"] = new DateOnly(2026, 1, 1),
            ["as_of"] = new DateOnly(2026, 3, 1),
            ["contacts"] = new List<object?> { new Facts { ["name"] = name, ["influence"] = 1.0 }, new Facts { ["name"] = "Bo", ["influence"] = 0.25 } },
        };
        var decisions = Policy.Evaluate(ColumnFacts.Batch(Policy.Model.Inputs, [facts]));
        return string.Join("; ", decisions.Explain(0, "en").Flags.Single(f => f.Id == flag).Evidence.Select(e => $"{e.Name} = {Plain.Text(ColumnFacts.Plain(e.Value)).Trim('"').Replace("null", "", StringComparison.Ordinal)}"));
    }
}
