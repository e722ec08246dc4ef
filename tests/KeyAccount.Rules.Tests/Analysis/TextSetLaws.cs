using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using KeyAccount.Rules.Analysis;

namespace KeyAccount.Rules.Tests.Analysis;

/// <summary>Sets of texts behave like sets, over a closed universe and over all texts.</summary>
public sealed class TextSetLaws
{
    private static readonly string[] Texts = ["a", "b", "c"];

    private static Gen<TextSet> Sets(bool isClosed) =>
        from named in Gen.Choose(0, 7)
        from isComplement in Gen.Elements(true, false)
        select new TextSet([.. Texts.Where((_, i) => (named >> i & 1) != 0)], isComplement, isClosed ? [.. Texts] : ImmutableArray<string>.Empty);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Membership_follows_the_operations(bool isClosed) =>
        AnalysisLaws.Hold(Sets(isClosed), Sets(isClosed), (a, b) => Samples(isClosed).All(x =>
            Contains(a.Intersect(b), x) == (Contains(a, x) && Contains(b, x)) &&
            Contains(a.Union(b), x) == (Contains(a, x) || Contains(b, x)) &&
            Contains(a.Except(b), x) == (Contains(a, x) && !Contains(b, x)) &&
            Contains(a.Complement(), x) != Contains(a, x)));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_set_is_empty_exactly_when_nothing_is_in_it(bool isClosed) =>
        AnalysisLaws.Hold(Sets(isClosed), Sets(isClosed), (a, b) => a.Intersect(b) is var both && both.IsEmpty == !Samples(isClosed).Any(x => Contains(both, x)));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void De_Morgan(bool isClosed) =>
        AnalysisLaws.Hold(Sets(isClosed), Sets(isClosed), (a, b) =>
            Samples(isClosed).All(x => Contains(a.Intersect(b).Complement(), x) == Contains(a.Complement().Union(b.Complement()), x)) &&
            a.Except(a.Complement().Complement()).IsEmpty && a.Complement().Complement().Except(a).IsEmpty);

    /// <summary>Over all texts, also one that no set names.</summary>
    private static IEnumerable<string> Samples(bool isClosed) => isClosed ? Texts : Texts.Append("something else");

    private static bool Contains(ValueSet set, string text) => ((TextSet)set).Texts.Contains(text) != ((TextSet)set).IsComplement;
}
