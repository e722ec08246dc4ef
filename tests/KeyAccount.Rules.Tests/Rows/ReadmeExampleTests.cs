namespace KeyAccount.Rules.Tests.Rows;

/// <summary>The README's lines on objects and columns compile, run, and stand in the README as they stand here.</summary>
public sealed class ReadmeExampleTests
{
    private const string Policy = """
        { "policy": "readme", "version": "1.0.0",
          "inputs": { "revenue": { "type": "number" }, "stage": { "type": "string" },
                      "contacts": { "type": "list", "items": { "role": { "type": "string" }, "is_new": { "type": "boolean" } } } },
          "flags": [ { "id": "new-coach", "severity": "low", "when": "revenue > 10 and stage = \"bidding\" and (some c in contacts satisfies c.role = \"coach\" and c.is_new)" } ] }
        """;

    private sealed record Customer(double? Revenue, string? Stage, IReadOnlyList<Person> Contacts);

    private sealed record Person(string Role, bool IsNew);

    [Fact]
    public void Objects_are_decided_as_the_readme_says()
    {
        var policy = CompiledPolicy.Load(Policy);
        var customers = new[]
        {
            new Customer(20, "bidding", [new("coach", true)]),
            new Customer(20, "bidding", [new("coach", false)]),
            new Customer(null, "bidding", [new("coach", true)]),
        };
        var found = new List<bool?>();
        void Use(DecisionBatch decisions)
        {
            for (var row = 0; row < decisions.Count; row++) found.Add(decisions.Flag(decisions.Policy.Flags[0]).Truth(row));
        }

        var binding = RowBinding.For<Customer>(policy.Model.Inputs)
            .Number("revenue", c => c.Revenue)
            .Text("stage", c => c.Stage)
            .List("contacts", c => c.Contacts, p => p.Text("role", x => x.Role).Truth("is_new", x => x.IsNew))
            .Build();
        var evaluator = policy.CreateEvaluator();
        foreach (var batch in binding.Batches(customers, 1024)) Use(evaluator.Evaluate(batch));

        Assert.Equal([true, false, null], found);
    }

    [Fact]
    public void The_readme_has_the_same_lines()
    {
        static string[] Lines(string text) => [.. text.Split('\n').Select(l => l.Split("   //")[0].Trim())];
        var here = Lines(Read("ReadmeExampleTests.cs"));
        var first = Array.FindIndex(here, l => l.StartsWith("var binding", StringComparison.Ordinal));
        var last = Array.FindIndex(here, l => l.StartsWith("foreach (var batch", StringComparison.Ordinal));
        Assert.Contains(string.Join('\n', here[first..(last + 1)]), string.Join('\n', Lines(Read("README.md"))), StringComparison.Ordinal);
    }

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(ReadmeExampleTests).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
