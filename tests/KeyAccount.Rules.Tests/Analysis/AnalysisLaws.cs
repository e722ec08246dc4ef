using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace KeyAccount.Rules.Tests.Analysis;

/// <summary>Checks a law on generated values: always the same ones.</summary>
internal static class AnalysisLaws
{
    private static readonly Config SameEveryTime = Config.QuickThrowOnFailure
        .WithQuietOnSuccess(true)
        .WithMaxTest(300)
        .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20260131, 7), FSharpOption<int>.None)));

    public static void Hold<T>(Gen<T> values, Func<T, bool> law) => Check.One(SameEveryTime, Prop.ForAll(values.ToArbitrary(), law));

    public static void Hold<TA, TB>(Gen<TA> first, Gen<TB> second, Func<TA, TB, bool> law) =>
        Hold(first.Zip(second), pair => law(pair.Item1, pair.Item2));
}
