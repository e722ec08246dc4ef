using System.Runtime.CompilerServices;

namespace KeyAccount.Scoring.Tests.Assessments;

/// <summary>How a stream of accounts ends: at its end, by cancellation, by a failure, or because nobody wants more.</summary>
public sealed class StreamTests
{
    private static readonly AssessmentOptions Options = new(Portfolio.AsOf) { BatchSize = 4, MaxDegreeOfParallelism = 3 };

    private int _read;
    private bool _closed;

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(41)]
    public async Task Progress_rises_and_ends_with_every_account(int count)
    {
        var reports = new Reports();
        List<string> ids = [];
        await foreach (Assessment assessment in AccountScorer.BuiltIn.AssessAsync(Source(count), Options, reports)) ids.Add(assessment.Account.Id);
        Assert.Equal(Enumerable.Range(0, count).Select(i => $"a{i}"), ids);
        Assert.Equal(count, reports.LastOrDefault());
        Assert.Equal(reports.Distinct().Order(), reports);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Cancelled_in_the_middle_it_throws_and_reads_no_more(int threads)
    {
        using var cancellation = new CancellationTokenSource();
        int seen = 0;
        await Assert.ThrowsAsync<OperationCanceledException>(async () =>
        {
            await foreach (Assessment _ in AccountScorer.BuiltIn.AssessAsync(Source(10_000), Options with { MaxDegreeOfParallelism = threads }, null, cancellation.Token))
            {
                if (++seen == 6) await cancellation.CancelAsync();
            }
        });
        Assert.Equal(6, seen);
        Assert.True(_closed);
        Assert.InRange(_read, 6, 4 * (threads + 2));
    }

    [Fact]
    public async Task Cancelled_by_the_enumerator_it_throws_as_well()
    {
        using var cancellation = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (Assessment _ in AccountScorer.BuiltIn.AssessAsync(Source(10_000), Options).WithCancellation(cancellation.Token)) await cancellation.CancelAsync();
        });
        Assert.True(_closed);
    }

    [Fact]
    public async Task Cancelled_beforehand_it_reads_nothing()
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (Assessment _ in AccountScorer.BuiltIn.AssessAsync(Source(10), Options, null, cancellation.Token)) Assert.Fail("Nothing may come.");
        });
        Assert.Equal(0, _read);
    }

    [Fact]
    public async Task Who_stops_early_leaves_the_source_closed_and_bounded_work_behind()
    {
        await foreach (Assessment _ in AccountScorer.BuiltIn.AssessAsync(Source(10_000), Options)) break;
        Assert.True(_closed);
        Assert.InRange(_read, 1, 4 * 4);
    }

    [Fact]
    public async Task A_source_that_fails_fails_the_stream()
    {
        async IAsyncEnumerable<Account> Failing()
        {
            await foreach (Account account in Source(9)) yield return account;
            throw new InvalidDataException("line 10");
        }

        InvalidDataException failure = await Assert.ThrowsAsync<InvalidDataException>(async () => await AccountScorer.BuiltIn.AssessAsync(Failing(), Options).CountAsync());
        Assert.Equal("line 10", failure.Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_plain_form_reads_only_what_is_asked_for(int threads)
    {
        int read = 0;
        IEnumerable<Account> Accounts()
        {
            for (; read < 10_000; read++) yield return new Account { Id = $"a{read}" };
        }

        IEnumerable<Assessment> assessments = AccountScorer.BuiltIn.Assess(Accounts(), Options with { MaxDegreeOfParallelism = threads });
        Assert.Equal(0, read);
        Assert.Equal(["a0", "a1"], assessments.Take(2).Select(a => a.Account.Id));
        Assert.InRange(read, 1, 4 * threads);
    }

    [Fact]
    public async Task Arguments_are_checked()
    {
        Assert.Throws<ArgumentNullException>(() => AccountScorer.BuiltIn.Assess((Account)null!, Options));
        Assert.Throws<ArgumentNullException>(() => AccountScorer.BuiltIn.Assess((IEnumerable<Account>)null!, Options));
        Assert.Throws<ArgumentNullException>(() => AccountScorer.BuiltIn.AssessBatch([null!], Options));
        Assert.Throws<ArgumentNullException>(() => AccountScorer.BuiltIn.Assess(new Account { Id = "a" }, null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => Options with { BatchSize = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Options with { MaxDegreeOfParallelism = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new AssessmentOptions(Portfolio.AsOf, 0));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await AccountScorer.BuiltIn.AssessAsync(null!, Options).CountAsync());
    }

    private async IAsyncEnumerable<Account> Source(int count, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        try
        {
            for (int i = 0; i < count; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                await Task.Yield();
                _read++;
                yield return new Account { Id = $"a{i}" };
            }
        }
        finally
        {
            _closed = true;
        }
    }

    private sealed class Reports : List<long>, IProgress<AssessmentProgress>
    {
        public void Report(AssessmentProgress value) => Add(value.Assessed);
    }
}
