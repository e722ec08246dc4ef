using KeyAccount.Oracle;
using KeyAccount.Oracle.Generation;
using KeyAccount.Oracle.Model;
using KeyAccount.Oracle.Text;
using KeyAccount.Rules.Execution;

namespace KeyAccount.Rules.Tests.Evaluation;

/// <summary>A generated policy, some kinds of accounts, and what the policy says of each kind when it decides it alone.</summary>
internal sealed class Population
{
    private const int MostRecords = 300;

    private Population(Trial trial, IEnumerable<Facts> kinds)
    {
        Trial = trial;
        Policy = CompiledPolicy.Load(PolicyPrinter.Print(trial.Policy));
        Kinds = [.. kinds];
        Expected = [.. Kinds.Select(facts => Decided.Row(Policy.Evaluate(ColumnFacts.Batch(Policy.Model.Inputs, [facts])), 0))];
    }

    public Trial Trial { get; }

    public CompiledPolicy Policy { get; }

    public IReadOnlyList<Facts> Kinds { get; }

    public IReadOnlyList<object?[]> Expected { get; }

    /// <summary>The trial's own accounts, and one of which nothing is known.</summary>
    public static Population Mixed(int seed)
    {
        var trial = Trial.FromSeed(seed);
        return new Population(trial, [.. trial.Rows, new Facts()]);
    }

    /// <summary>Accounts of which everything is known, some with empty lists, some with long ones.</summary>
    public static Population Known(int seed)
    {
        var (trial, facts) = (Trial.FromSeed(seed), Generator(seed));
        Facts[] known = [.. Enumerable.Range(0, int.MaxValue).Select(_ => facts.Facts(trial.Policy.Inputs)).Where(IsKnown).Take(6)];
        return new Population(trial, [.. known, WithLists(trial, known[0], _ => 0), WithLists(trial, known[1], i => i * 7 % 65), WithLists(trial, known[2], _ => MostRecords)]);
    }

    /// <summary>Accounts of which nothing is known, or only that they have records.</summary>
    public static Population Unknown(int seed)
    {
        var trial = Trial.FromSeed(seed);
        return new Population(trial, [new Facts(), WithLists(trial, [], _ => 0), WithLists(trial, [], i => i + 1), WithLists(trial, [], _ => MostRecords)]);
    }

    /// <summary>Kinds for so many rows, at random.</summary>
    public int[] Rows(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(Kinds.Count))];
    }

    public ColumnBatch Batch(IEnumerable<int> kinds) => ColumnFacts.Batch(Policy.Model.Inputs, kinds.Select(kind => Kinds[kind]));

    public PolicyEvaluator Evaluator(VectorPath path, int threads = 1) => Policy.CreateEvaluator(DecisionOutputs.All, threads, path);

    /// <summary>Where a path decides rows of a batch differently from rows by themselves.</summary>
    public string? FirstDifference(VectorPath path, int[] kinds) => FirstDifference(Evaluator(path), kinds);

    public string? FirstDifference(PolicyEvaluator evaluator, int[] kinds) =>
        Decided.FirstDifference(Expected, kinds, evaluator.Evaluate(Batch(kinds))) is { } difference ? Say(difference, kinds) : null;

    public string Say(string difference, int[] kinds) =>
        $"{difference}{Environment.NewLine}{kinds.Length} rows of{Environment.NewLine}{string.Join(Environment.NewLine, Kinds.Select(Plain.Text))}{Environment.NewLine}{PolicyPrinter.Print(Trial.Policy)}";

    private static FactsGenerator Generator(int seed)
    {
        var dice = new Dice(seed);
        return new FactsGenerator(dice, new LiteralPool(dice));
    }

    private static bool IsKnown(Facts facts) => facts.Values.All(value => value switch
    {
        null => false,
        List<object?> records => records.Cast<Facts>().All(IsKnown),
        _ => true,
    });

    /// <summary>The same account with lists of other lengths; its records come in turn, or know nothing where it has none.</summary>
    private static Facts WithLists(Trial trial, Facts from, Func<int, int> lengths)
    {
        var facts = new Facts();
        foreach (var (name, value) in from) facts[name] = value;
        foreach (var (i, list) in trial.Policy.Inputs.Where(input => input.Type is ListType).Index())
        {
            var records = (List<object?>?)from.Of(list.Name) is { Count: > 0 } some ? some : [new Facts()];
            facts[list.Name] = Enumerable.Range(0, lengths(i)).Select(place => records[place % records.Count]).ToList();
        }

        return facts;
    }
}
