using KeyAccount.Oracle;
using KeyAccount.Oracle.Generation;
using KeyAccount.Oracle.Meaning;
using KeyAccount.Oracle.Text;

namespace KeyAccount.Rules.Tests.Calibration;

/// <summary>Laws of measuring, on generated policies and portfolios.</summary>
public sealed class CalibrationLaws
{
    private const int Trials = 300;

    [Fact]
    public void Measuring_finds_what_the_definitions_say() => Laws.Hold(Trials, trial =>
    {
        var found = Measure(Load(trial), trial.Rows, trial.Rows.Count).Cuts;
        return trial.Policy.Cuts.Zip(found).Select(pair => Difference(CutMeaning.Measure(trial.Policy, pair.First, trial.Rows), pair.Second)).FirstOrDefault(d => d is not null);
    });

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Neither_order_nor_batches_make_a_difference(int batchSize) => Laws.Hold(Trials / 2, trial =>
    {
        var policy = Load(trial);
        var shuffled = trial.Rows.ToArray();
        new Random(trial.Rows.Count).Shuffle(shuffled);
        var (straight, other) = (Measure(policy, trial.Rows, trial.Rows.Count), Measure(policy, shuffled, batchSize));
        return straight.Rows == other.Rows && straight.Cuts.SequenceEqual(other.Cuts) ? null : "the order or the batches made a difference";
    });

    [Fact]
    public void Numbers_that_are_known_already_play_no_part() => Laws.Hold(Trials / 2, trial =>
    {
        var without = trial with { Policy = trial.Policy with { Cuts = [.. trial.Policy.Cuts.Select(cut => cut with { Calibrated = null, Default = null })] } };
        var (with, plain) = (Measure(Load(trial), trial.Rows, 4), Measure(Load(without), trial.Rows, 4));
        return with.Cuts.Select(c => c.Number).SequenceEqual(plain.Cuts.Select(c => c.Number)) ? null : "a number that is known already changed what was measured";
    });

    private static CompiledPolicy Load(Trial trial) => CompiledPolicy.Load(PolicyPrinter.Print(trial.Policy));

    private static PolicyCalibration Measure(CompiledPolicy policy, IReadOnlyList<Oracle.Model.Facts> rows, int batchSize) =>
        PolicyCalibration.Measure(policy, rows.Chunk(batchSize).Select(chunk => ColumnFacts.Batch(policy.Model.Inputs, chunk)));

    private static string? Difference(Measured expected, CutMeasurement found)
    {
        var measured = new Measured(found.Number, (int)found.Known, (int)found.Unknown, (int)found.LeftOut, (int)found.Undetermined, (int)found.Tied, (int)found.Reached);
        return expected == measured ? null : $"{found.Cut.Name}: expected {expected}, found {measured}";
    }
}
