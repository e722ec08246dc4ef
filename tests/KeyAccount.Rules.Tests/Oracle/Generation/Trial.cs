using FsCheck;
using FsCheck.Fluent;
using KeyAccount.Oracle.Model;
using KeyAccount.Oracle.Text;

namespace KeyAccount.Oracle.Generation;

/// <summary>A policy and the facts of a few accounts. It prints itself so that a failure can be read.</summary>
internal sealed record Trial(Policy Policy, IReadOnlyList<Facts> Rows)
{
    private const int MostRows = 12;

    /// <summary>Trials, and smaller ones when one has failed.</summary>
    public static Arbitrary<Trial> Any { get; } = Arb.From(Gen.Choose(0, int.MaxValue - 1).Select(FromSeed), Smaller);

    public static Trial FromSeed(int seed)
    {
        var dice = new Dice(seed);
        var pool = new LiteralPool(dice);
        var policy = new PolicyGenerator(dice, pool).Policy();
        var facts = new FactsGenerator(dice, pool);
        return new Trial(policy, dice.Many(1, MostRows, _ => facts.Facts(policy.Inputs)));
    }

    public override string ToString() =>
        $"{PolicyPrinter.Print(Policy)}{Environment.NewLine}{string.Join(Environment.NewLine, Rows.Select(row => $"facts {Plain.Text(row)}"))}";

    private static IEnumerable<Trial> Smaller(Trial trial)
    {
        if (trial.Rows.Count > 1)
        {
            foreach (var row in trial.Rows) yield return trial with { Rows = [row] };
            yield return trial with { Rows = [.. trial.Rows.Take(trial.Rows.Count / 2)] };
        }

        foreach (var policy in PolicyShrinker.SmallerAndValid(trial.Policy)) yield return trial with { Policy = policy };
    }
}
