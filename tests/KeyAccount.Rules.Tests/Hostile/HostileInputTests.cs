using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using KeyAccount.Fuzz;
using Microsoft.FSharp.Core;

namespace KeyAccount.Rules.Tests.Hostile;

/// <summary>
/// Whatever text comes in, an error or a result comes out, the same each time, with places inside the text. A few hundred texts of each kind in a usual run;
/// KEYACCOUNT_FUZZ sets another number.
/// </summary>
public sealed class HostileInputTests
{
    private static readonly int? s_asked =
        int.TryParse(Environment.GetEnvironmentVariable("KEYACCOUNT_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    [Theory]
    [InlineData("expression", 400)]
    [InlineData("tests", 300)]
    [InlineData("policy", 60)]
    [InlineData("regex", 200)]
    [InlineData("temporal", 1000)]
    public void Any_text_gives_an_error_or_a_result(string target, int usual)
    {
        var (fuzzed, replay) = (FuzzTarget.OfRules[target], new Replay(new Rnd(20260131, 7), FSharpOption<int>.None));
        var config = Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithReplay(FSharpOption<Replay>.Some(replay)).WithMaxTest(s_asked ?? usual);
        var texts = Arb.From(Gen.Choose(0, int.MaxValue - 1).Select(fuzzed.Text), Shorter);
        Check.One(config, Prop.ForAll(texts, text =>
        {
            var failure = fuzzed.Failure(text);
            return Prop.Label(failure is null, failure ?? "");
        }));
    }

    [Theory]
    [InlineData("expression", 400)]
    [InlineData("tests", 400)]
    public void An_expression_may_end_anywhere(string target, int usual)
    {
        var all = Corpus.Expressions.SelectMany(text => Enumerable.Range(0, text.Length).Select(length => text[..length]));
        Assert.All(Some(all, Corpus.Expressions.Sum(text => text.Length), usual), text => Assert.Null(FuzzTarget.OfRules[target].Failure(text)));
    }

    [Fact]
    public void A_policy_may_end_anywhere()
    {
        const int Usual = 80;
        var all = Corpus.Policies.SelectMany(text => Enumerable.Range(0, text.Length).Select(length => text[..length]));
        Assert.All(Some(all, Corpus.Policies.Sum(text => text.Length), Usual), text => Assert.Null(FuzzTarget.OfRules["policy"].Failure(text)));
    }

    [Fact]
    public void The_texts_are_hostile_and_not_only_broken()
    {
        Assert.True(Corpus.Expressions.Count > 1000);
        Assert.True(Corpus.Policies.Count > 30);
        var outcomes = Enumerable.Range(0, 300).Select(seed => Feel.Outcome(HostileText.Expression(seed)).StartsWith("KA", StringComparison.Ordinal)).ToList();
        Assert.InRange(outcomes.Count(isRefused => isRefused), 60, 290);
        Assert.Equal(HostileText.Expression(7), HostileText.Expression(7));
    }

    [Fact]
    public void The_checks_find_what_is_wrong()
    {
        var outcome = 0;
        Assert.Throws<FuzzException>(() => Checks.Twice(() => $"{outcome++}"));
        Assert.NotNull(new FuzzTarget(_ => throw new InvalidOperationException(), HostileText.Temporal).Failure(""));
    }

    /// <summary>Texts that showed a mistake once.</summary>
    [Theory]
    [InlineData("expression", "\uFEFF")]
    [InlineData("expression", "\uFEFF\uFEFF1 +")]
    [InlineData("tests", "\uFEFFnot(\"")]
    [InlineData("expression", "\uFEFF{{}} /*")]
    public void What_was_found_stays_mended(string target, string text) => Assert.Null(FuzzTarget.OfRules[target].Failure(text));

    /// <summary>Evenly spread over all, as many as a run is to take.</summary>
    private static IEnumerable<T> Some<T>(IEnumerable<T> all, int count, int usual)
    {
        var step = Math.Max(1, count / (s_asked ?? usual));
        return all.Where((_, at) => at % step == 0);
    }

    /// <summary>Without a half, a quarter, … a character.</summary>
    private static IEnumerable<string> Shorter(string text)
    {
        for (var length = text.Length / 2; length > 0; length /= 2)
            for (var start = 0; start + length <= text.Length; start += length) yield return text.Remove(start, length);
    }
}
