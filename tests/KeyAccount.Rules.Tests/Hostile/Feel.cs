using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Tests.Hostile;

/// <summary>Runs expressions value by value, on a stack as small as threads have anywhere.</summary>
internal static class Feel
{
    private const int SmallStack = 256 * 1024;

    /// <summary>What an expression without facts gives: FEEL's text of the value, or the code for which it is refused or ended.</summary>
    public static string Outcome(string expression, PolicyLimits? limits = null)
    {
        var (nothing, diagnostics, bounds) = (new FeelContext([]), new DiagnosticBag(), limits ?? PolicyLimits.Default);
        var code = FeelExpression.Parse(new ExpressionText("hostile", expression), nothing, bounds, diagnostics);
        var value = code?.Evaluate(nothing, new FeelRun(bounds), diagnostics);
        return value?.ToString() ?? diagnostics.ToSorted()[0].Code;
    }

    public static T OnSmallStack<T>(Func<T> work)
    {
        T? result = default;
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(() => result = work()), SmallStack);
        thread.Start();
        thread.Join();
        return failure is null ? result! : throw new InvalidOperationException("It failed on the small stack.", failure);
    }
}
