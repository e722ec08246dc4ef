using FsCheck.Xunit;

namespace KeyAccount.Scoring.Tests.Assessments;

/// <summary>An account gets the same answer whichever way it is asked for, and whoever asks at the same time.</summary>
[Properties(MaxTest = 8, Replay = "20260630,11")]
public sealed class SameAnswerLaws
{
    private static readonly AssessmentOptions Options = new(Portfolio.AsOf);

    [Property]
    public void A_batch_says_of_each_account_what_it_is_told_alone(int seed)
    {
        Account[] accounts = new Portfolio(seed).Accounts(15);
        AssessmentBatch batch = AccountScorer.BuiltIn.AssessBatch(accounts, Options);
        Assert.Equal(accounts.Length, batch.Count);
        Assert.All(accounts, (account, i) =>
        {
            Assessment alone = AccountScorer.BuiltIn.Assess(account, Options);
            Assert.Equal(Outcome.Of(alone), Outcome.Of(batch[i]));
            Assert.Equal(Outcome.Of(alone.Explain()), Outcome.Of(batch[i].Explain()));
            Assert.Equal(alone.Indicators, batch[i].Indicators);
            Assert.Same(account, batch[i].Account);
        });
    }

    [Property]
    public void Neither_order_nor_batch_size_nor_parallelism_matters(int seed, byte size, byte threads)
    {
        Account[] accounts = new Portfolio(seed).Accounts(30);
        Dictionary<string, string> expected = AccountScorer.BuiltIn.AssessBatch(accounts, Options).ToDictionary(a => a.Account.Id, Outcome.Of, StringComparer.Ordinal);
        new Random(seed).Shuffle(accounts);
        AssessmentOptions options = Options with { BatchSize = 1 + (size % 35), MaxDegreeOfParallelism = 1 + (threads % 5) };
        Assessment[] actual = [.. AccountScorer.BuiltIn.Assess(accounts, options)];
        Assert.Equal(accounts.Select(a => a.Id), actual.Select(a => a.Account.Id));
        Assert.All(actual, a => Assert.Equal(expected[a.Account.Id], Outcome.Of(a)));
    }

    [Property]
    public async Task A_stream_says_the_same_in_the_same_order(int seed, byte size, byte threads)
    {
        Account[] accounts = new Portfolio(seed).Accounts(25);
        AssessmentOptions options = Options with { BatchSize = 1 + (size % 30), MaxDegreeOfParallelism = 1 + (threads % 4) };
        List<string> actual = [];
        await foreach (Assessment assessment in AccountScorer.BuiltIn.AssessAsync(accounts.ToAsyncEnumerable(), options)) actual.Add(Outcome.Of(assessment));
        Assert.Equal(AccountScorer.BuiltIn.AssessBatch(accounts, Options).Select(Outcome.Of), actual);
    }

    [Property(MaxTest = 2)]
    public void Many_threads_on_one_scorer_get_what_one_gets(int seed)
    {
        Account[] accounts = new Portfolio(seed).Accounts(16);
        AccountScorer scorer = AccountScorer.FromText(KeyAccountPolicy.Text);
        string[] expected = [.. AccountScorer.BuiltIn.AssessBatch(accounts, Options).Select(a => Outcome.Of(a) + Outcome.Of(a.Explain("zh-Hans")))];
        AssessmentBatch shared = scorer.AssessBatch(accounts, Options);
        Parallel.For(0, 8 * accounts.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            int row = i % accounts.Length;
            Assessment mine = scorer.Assess(accounts[row], Options);
            Assert.Equal(expected[row], Outcome.Of(mine) + Outcome.Of(mine.Explain("zh-Hans")));
            Assert.Equal(expected[row], Outcome.Of(shared[row]) + Outcome.Of(shared[row].Explain("zh-Hans")));
        });
    }

    [Theory]
    [InlineData("made up")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    public void No_culture_changes_a_word(string culture)
    {
        Account[] accounts = new Portfolio(5).Accounts(30);
        string[] Run() => [.. AccountScorer.FromText(KeyAccountPolicy.Text).AssessBatch(accounts, Options).Select(a => Outcome.Of(a) + Outcome.Of(a.Explain("zh-Hans")))];
        string[] expected = Run();
        using var scope = culture == "made up" ? CultureScope.Made() : CultureScope.Named(culture);
        Assert.Equal(expected, Run());
    }
}
