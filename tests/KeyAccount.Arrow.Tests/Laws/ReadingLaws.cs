using FsCheck.Xunit;
using KeyAccount.Arrow.Tests.Writing;

namespace KeyAccount.Arrow.Tests.Laws;

/// <summary>An Arrow record batch is the same facts as the same rows added one by one.</summary>
[Properties(MaxTest = 60, Replay = "20260731,13")]
public sealed class ReadingLaws
{
    private static readonly int[] Sizes = [0, 1, 7, 63, 64, 65, 130, 200];

    [Property]
    public void Reading_gives_the_facts_that_adding_row_by_row_gives(int seed)
    {
        var (rows, read, _) = Trial(seed);
        Assert.Equal(Facts(TrialPolicy.Columns(rows)), Facts(read));
    }

    [Property]
    public void Decisions_are_the_same(int seed)
    {
        var (rows, read, _) = Trial(seed);
        Assert.Equal(ResultRows.Of(TrialPolicy.Compiled.Evaluate(TrialPolicy.Columns(rows))), ResultRows.Of(TrialPolicy.Compiled.Evaluate(read)));
    }

    [Property]
    public void A_slice_of_a_record_batch_is_decided_as_its_rows_are(int seed)
    {
        var random = new Random(seed);
        var rows = Rows(random);
        var batch = new AccountArrays(random).Batch(rows);
        var start = random.Next(rows.Length + 1);
        var count = random.Next(rows.Length - start + 1);
        var read = ArrowBinding.For(TrialPolicy.Inputs, batch.Schema).Read(batch.Slice(start, count));
        var expected = TrialPolicy.Columns(rows.Skip(start).Take(count));
        Assert.Equal(Facts(expected), Facts(read));
        Assert.Equal(ResultRows.Of(TrialPolicy.Compiled.Evaluate(expected)), ResultRows.Of(TrialPolicy.Compiled.Evaluate(read)));
    }

    [Property]
    public void All_that_is_dropped_is_counted(int seed)
    {
        var (rows, _, report) = Trial(seed);
        var expected = new[]
        {
            new ArrowRejection("revenue", ArrowRejectionReason.NotFinite, rows.Count(r => IsOdd(r.Revenue))),
            new ArrowRejection("profit", ArrowRejectionReason.NotFinite, rows.Count(r => IsOdd(r.Profit))),
            new ArrowRejection("region", ArrowRejectionReason.OutsideClosedSet, rows.Count(r => r.Region == "up")),
        };
        Assert.Equal(expected.Where(r => r.Count > 0), report.Rejections.Where(r => !r.Input.StartsWith("contacts", StringComparison.Ordinal)));
        Assert.Equal(rows.Length, report.Rows);

        static bool IsOdd(double? number) => number is { } n && !double.IsFinite(n);
    }

    private static (AccountRow[] Rows, ColumnBatch Read, ArrowReadReport Report) Trial(int seed)
    {
        var random = new Random(seed);
        var rows = Rows(random);
        var batch = new AccountArrays(random).Batch(rows);
        var read = ArrowBinding.For(TrialPolicy.Inputs, batch.Schema).Read(batch, out var report);
        return (rows, read, report);
    }

    private static AccountRow[] Rows(Random random) => [.. Enumerable.Range(0, Sizes[random.Next(Sizes.Length)]).Select(_ => AccountRow.Random(random))];

    /// <summary>Every fact of every row, as text.</summary>
    private static string[] Facts(ColumnBatch batch) =>
        [.. Enumerable.Range(0, batch.Count).Select(row => string.Join(" | ", Enumerable.Range(0, 7).Select(i => Fact(batch[i], row))))];

    private static string Fact(Column column, int row) => column switch
    {
        ListColumn list when list.IsKnown(row) => "[" + string.Join("; ", Enumerable.Range(list.Offsets.Span[row], list.Offsets.Span[row + 1] - list.Offsets.Span[row])
            .Select(at => string.Join(", ", list.Children.Select(c => c[at].ToString())))) + "]",
        _ => $"{column.IsKnown(row)} {column[row]}",
    };
}
