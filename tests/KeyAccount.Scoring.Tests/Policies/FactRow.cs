using System.Collections.Immutable;

namespace KeyAccount.Scoring.Tests.Policies;

/// <summary>What the built-in policy is told about an account: a value per input, and the contacts with a value per field.</summary>
/// <param name="Facts">By ordinal; the place of a list is unknown.</param>
/// <param name="Contacts">Field values by ordinal; the default array when the list is unknown.</param>
internal sealed record FactRow(ImmutableArray<FactValue> Facts, ImmutableArray<ImmutableArray<FactValue>> Contacts)
{
    public static readonly CompiledPolicy Policy = KeyAccountPolicy.Compiled;

    private static readonly InputDefinition List = Policy.Model.Inputs.Find("contacts")!;

    /// <summary>Values on both sides of every cut of the policy, by unit.</summary>
    private static readonly Dictionary<string, double[]> Numbers = new()
    {
        ["currency"] =
        [
            -100, 0, 5_000, 20_000, 150_000, 200_000, 500_000, 1_000_000, 2_000_000, 5_000_000, 6_900_000, 7_000_000, 10_000_000, 10_000_001, 20_000_000,
            60_000_000, 300_000_000, 2_000_000_000,
        ],
        ["ratio"] = [-0.4, -0.3, -0.1, 0, 0.003, 0.015, 0.03, 0.05, 0.06, 0.09, 0.1, 0.15, 0.22, 0.35, 0.45, 0.6, 1, 1.2],
        ["days"] = [0, 10, 30, 45, 61, 90, 91, 100, 180, 181, 300, 365, 366, 500, 730, 1_200, 2_000],
        ["count"] = [0, 1, 2, 5, 12, 15, 30, 70, 400, 2_000],
        ["points"] = [0, 30, 50, 65, 80, 95],
    };

    /// <summary>A row in which each fact is known with a probability.</summary>
    public static FactRow Random(Random random, double known)
    {
        FactValue Maybe(InputDefinition input) => random.NextDouble() < known ? Any(input, random) : FactValue.Unknown;
        return new FactRow(
            [.. Policy.Model.Inputs.Inputs.Select(Maybe)],
            random.NextDouble() < known
                ? [.. Enumerable.Range(0, random.Next(5)).Select(_ => List.Items.Inputs.Select(Maybe).ToImmutableArray())]
                : default);
    }

    /// <summary>A known value of an input; unknown for a list.</summary>
    public static FactValue Any(InputDefinition input, Random random)
    {
        T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
        return input.Type switch
        {
            InputType.Number => FactValue.Of(Pick(Numbers[input.Unit!])),
            InputType.Boolean => FactValue.Of(random.Next(2) == 0),
            InputType.String => FactValue.Of(input.Values.IsEmpty ? Pick(["one", "two", "three"]) : Pick(input.Values)),
            _ => FactValue.Unknown,
        };
    }

    /// <summary>
    /// The rows in which one unknown fact has become known, each with the fact's name. Revenue that comes to light does not count where what was
    /// invoiced stood for it: that is a substitution, not an unknown.
    /// </summary>
    public IEnumerable<(string Fact, FactRow Row)> Reveal(Random random)
    {
        foreach (InputDefinition input in Policy.Model.Inputs.Inputs)
        {
            if (input == List || Facts[input.Ordinal].Kind != FactKind.Unknown || (input.Name == "revenue" && Of("invoiced_amount").Kind != FactKind.Unknown))
            {
                continue;
            }

            yield return (input.Name, this with { Facts = Facts.SetItem(input.Ordinal, Any(input, random)) });
        }

        if (Contacts.IsDefault)
        {
            yield return ("contacts", this with { Contacts = [] });
            yield return ("contacts", this with { Contacts = [.. Enumerable.Range(0, 3).Select(_ => List.Items.Inputs.Select(f => Any(f, random)).ToImmutableArray())] });
            yield break;
        }

        for (int person = 0; person < Contacts.Length; person++)
        {
            foreach (InputDefinition field in List.Items.Inputs.Where(f => Contacts[person][f.Ordinal].Kind == FactKind.Unknown))
            {
                yield return ($"contacts[{person + 1}].{field.Name}", this with { Contacts = Contacts.SetItem(person, Contacts[person].SetItem(field.Ordinal, Any(field, random))) });
            }
        }
    }

    public FactValue Of(string input) => Facts[Policy.Model.Inputs.Find(input)!.Ordinal];

    public FactRow With(string input, FactValue value) => this with { Facts = Facts.SetItem(Policy.Model.Inputs.Find(input)!.Ordinal, value) };

    public static DecisionBatch Decide(IEnumerable<FactRow> rows)
    {
        var builder = new ColumnBatchBuilder(Policy.Model.Inputs);
        foreach (FactRow row in rows)
        {
            foreach (InputDefinition input in Policy.Model.Inputs.Inputs.Where(i => i != List))
            {
                Assert.True(builder[input.Ordinal].Add(row.Facts[input.Ordinal]), input.Name);
            }

            ListColumnBuilder contacts = builder.List(List.Ordinal);
            contacts.BeginList(!row.Contacts.IsDefault);
            foreach (ImmutableArray<FactValue> person in row.Contacts.IsDefault ? [] : row.Contacts)
            {
                for (int field = 0; field < person.Length; field++)
                {
                    Assert.True(contacts.Fields[field].Add(person[field]), contacts.Fields[field].Input.Name);
                }
            }

            builder.EndRow();
        }

        return Policy.Evaluate(builder.Build());
    }

    public override string ToString() => string.Join(", ", Policy.Model.Inputs.Inputs
            .Where(i => Facts[i.Ordinal].Kind != FactKind.Unknown).Select(i => $"{i.Name} {Facts[i.Ordinal]}"))
        + (Contacts.IsDefault ? "" : "\n" + string.Join('\n', Contacts.Select(c => string.Join(", ", List.Items.Inputs
            .Where(f => c[f.Ordinal].Kind != FactKind.Unknown).Select(f => $"{f.Name} {c[f.Ordinal]}")))));
}
