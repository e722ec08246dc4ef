using FsCheck;
using FsCheck.Fluent;
using KeyAccount.Oracle.Generation;
using Microsoft.FSharp.Core;

namespace KeyAccount.Oracle;

/// <summary>Checks a law on generated trials: always the same ones, so that a red test stays red until it is repaired.</summary>
internal static class Laws
{
    private static readonly Config SameTrialsEveryTime = Config.QuickThrowOnFailure
        .WithQuietOnSuccess(true)
        .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20260131, 7), FSharpOption<int>.None)));

    /// <summary>Fails with the policy, the facts and the reason when the law does.</summary>
    /// <param name="trials">How many trials to check.</param>
    /// <param name="broken">Says in words why a trial breaks the law; null when it keeps it.</param>
    public static void Hold(int trials, Func<Trial, string?> broken) => Hold(trials, Trial.Any, broken);

    /// <inheritdoc cref="Hold(int, Func{Trial, string?})"/>
    public static void Hold<T>(int trials, Arbitrary<T> any, Func<T, string?> broken) =>
        Check.One(
            SameTrialsEveryTime.WithMaxTest(trials),
            Prop.ForAll(any, trial =>
            {
                var reason = broken(trial);
                return Prop.Label(reason is null, reason ?? "");
            }));
}
