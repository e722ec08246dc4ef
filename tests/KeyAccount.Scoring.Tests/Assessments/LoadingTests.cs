using System.Text;

namespace KeyAccount.Scoring.Tests.Assessments;

/// <summary>A policy comes from text, stream, file or the library itself; a broken one never becomes a scorer.</summary>
public sealed class LoadingTests : IDisposable
{
    private const string Broken = """
        { "policy": "broken", "version": "1", "inputs": { "revenue": { "type": "number" } },
          "values": { "a": "revenu + 1", "b": "revenue = \"x\"" } }
        """;

    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    [Fact]
    public void Text_stream_and_file_make_the_scorer_that_is_built_in()
    {
        File.WriteAllText(_file, KeyAccountPolicy.Text);
        using var stream = new MemoryStream([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(KeyAccountPolicy.Text)]);
        Account account = new Portfolio(3).Account("a");
        var options = new AssessmentOptions(Portfolio.AsOf);
        string expected = Outcome.Of(AccountScorer.BuiltIn.Assess(account, options));
        foreach (AccountScorer scorer in new[] { AccountScorer.FromText(KeyAccountPolicy.Text), AccountScorer.FromStream(stream), AccountScorer.FromFile(_file), new AccountScorer(KeyAccountPolicy.Compiled) })
        {
            Assert.Equal(AccountScorer.BuiltIn.Policy.Hash, scorer.Policy.Hash);
            Assert.Equal(expected, Outcome.Of(scorer.Assess(account, options)));
        }

        Assert.True(stream.CanRead);
        Assert.Same(AccountScorer.BuiltIn, AccountScorer.BuiltIn);
        Assert.Equal(0.75, AccountScorer.BuiltIn.StageProbabilities[SellingStage.Negotiation]);
        Assert.Empty(AccountScorer.BuiltIn.UnboundInputs);
    }

    [Fact]
    public void A_broken_policy_throws_with_every_diagnostic_wherever_it_comes_from()
    {
        File.WriteAllText(_file, Broken);
        foreach (Func<AccountScorer> load in new Func<AccountScorer>[]
                 {
                     () => AccountScorer.FromText(Broken), () => AccountScorer.FromStream(new MemoryStream(Encoding.UTF8.GetBytes(Broken))), () => AccountScorer.FromFile(_file),
                 })
        {
            PolicyException broken = Assert.Throws<PolicyException>(load);
            Assert.Equal(2, broken.Diagnostics.Count(d => d.Severity == DiagnosticSeverity.Error));
            Assert.All(broken.Diagnostics, d => Assert.Contains(d.Code, broken.Message, StringComparison.Ordinal));
        }

        Assert.Contains(_file, Assert.Throws<PolicyException>(() => AccountScorer.FromFile(_file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_an_IO_error() => Assert.Throws<FileNotFoundException>(() => AccountScorer.FromFile(_file));

    [Fact]
    public void What_a_policy_does_not_have_is_null_or_named_in_the_error()
    {
        Assessment assessment = AccountScorer.FromText("""{ "policy": "tiny", "version": "1", "inputs": { "revenue": { "type": "number" } }, "values": { "double": "revenue * 2" } }""")
            .Assess(new Account { Id = "a" }, new AssessmentOptions(Portfolio.AsOf));
        Assert.Null(assessment.Score);
        Assert.Null(assessment.Grade);
        Assert.Null(assessment.Card);
        Assert.Null(assessment.Stage);
        Assert.Null(assessment.NextAction);
        Assert.Empty(assessment.Flags);
        Assert.Contains("\"tiny\" has no band \"grade\"", Assert.Throws<ArgumentException>(() => assessment.BandOf("grade")).Message, StringComparison.Ordinal);
        Assert.Contains("no flag \"x\"", Assert.Throws<ArgumentException>(() => assessment.StateOf("x")).Message, StringComparison.Ordinal);
        Assert.Contains("no scorecard \"x\"", Assert.Throws<ArgumentException>(() => assessment.ScoreOf("x")).Message, StringComparison.Ordinal);
        Assert.Contains("no playbook \"x\"", Assert.Throws<ArgumentException>(() => assessment.StageOf("x")).Message, StringComparison.Ordinal);
        Assert.Contains("no value \"x\"", Assert.Throws<ArgumentException>(() => assessment.ValueOf("x")).Message, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(_file);
}
