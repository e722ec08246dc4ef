using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace KeyAccount.Rules.Tests.Documents;

/// <summary>However a policy is damaged, it loads or says what is wrong.</summary>
public sealed class BrokenDocumentTests
{
    /// <summary>Pieces that damage a policy while it stays nearly JSON.</summary>
    private static readonly string[] Pieces =
    [
        "\"", "{", "}", "[", "]", ",", ":", "null", "true", "-1", "1e999", "0.00001", "\"\"", "{}", "[]", "\\", "\\u00e9", "\\ud800", "//", "/*", "?", "not(", "..",
        "when", "\"when\":", "\"of\": \"value.score\",", "value", "grade", "flags.no-coach", "=", " and ", "大", "\t", "\r\n", "\uD83D\uDE00", "\uD800",
    ];

    [Theory]
    [MemberData(nameof(SamplePolicies.Names), MemberType = typeof(SamplePolicies))]
    public void A_sample_policy_has_no_mistakes(string name) =>
        Assert.DoesNotContain(Loading.Load(SamplePolicies.All[name]), d => d.Severity != DiagnosticSeverity.Advice);

    [Theory]
    [MemberData(nameof(SamplePolicies.Names), MemberType = typeof(SamplePolicies))]
    public void A_policy_cut_off_anywhere_is_refused(string name)
    {
        var policy = SamplePolicies.All[name].TrimEnd();
        for (var length = 0; length < policy.Length; length += Step(policy))
            Assert.Contains(Loading.Load(policy[..length]), d => d.Code is "KA1001" or "KA1011");
    }

    [Theory]
    [MemberData(nameof(SamplePolicies.Names), MemberType = typeof(SamplePolicies))]
    public void A_policy_without_one_of_its_characters_loads_or_says_why_not(string name)
    {
        var policy = SamplePolicies.All[name];
        for (var at = 0; at < policy.Length; at += 7 * Step(policy)) Loading.Load(policy.Remove(at, 1));
    }

    [Fact]
    public void A_policy_with_pieces_put_in_moved_or_taken_out_loads_or_says_why_not()
    {
        var policy = SamplePolicies.Reference;
        var place = Gen.Choose(0, policy.Length - 1);
        var edit =
            from at in place
            from length in Gen.Choose(0, 12)
            from piece in Gen.OneOf(Gen.Elements(Pieces), from start in place from size in Gen.Choose(1, 60) select policy.Substring(start, Math.Min(size, policy.Length - start)))
            select (at, length, piece);
        var edits = Gen.Choose(1, 4).SelectMany(count => edit.ListOf(count));
        Check.One(
            Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(1_000).WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20260131, 7), FSharpOption<int>.None))),
            Prop.ForAll(edits.ToArbitrary(), list =>
            {
                var text = policy;
                foreach (var (at, length, piece) in list)
                {
                    var start = Math.Min(at, text.Length);
                    text = text[..start] + piece + text[Math.Min(start + length, text.Length)..];
                }

                Loading.Load(text);
            }));
    }

    [Fact]
    public void Values_of_the_wrong_kind_at_every_place_load_or_say_why_not()
    {
        var root = System.Text.Json.Nodes.JsonNode.Parse(SamplePolicies.Reference, null, new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip, AllowTrailingCommas = true })!;
        foreach (var spot in JsonSpots.Of(root))
        {
            foreach (var other in (ReadOnlySpan<string>)["null", "5", "\"x\"", "[]", "{}"]) Loading.Load(spot.With(other));
        }
    }

    /// <summary>A long policy is sampled, so that the test stays quick.</summary>
    private static int Step(string policy) => policy.Length < 5_000 ? 1 : policy.Length / 200;
}
