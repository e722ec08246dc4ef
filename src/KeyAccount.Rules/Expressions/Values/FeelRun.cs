using System.Runtime.CompilerServices;

namespace KeyAccount.Rules.Expressions;

/// <summary>One evaluation: what it may still spend, and the moment that it takes for now.</summary>
/// <param name="work">Steps that it may take.</param>
/// <param name="now">The moment of <c>now()</c>; <see langword="null"/> where an evaluation must not depend on the clock.</param>
internal sealed class FeelRun(long work, DateTimeOffset? now = null)
{
    private long _left = work;

    public DateTimeOffset? Now { get; } = now;

    /// <summary>Accounts for so many steps: elements looked at, characters made.</summary>
    /// <exception cref="WorkLimitException">More than the evaluation may take.</exception>
    public void Spend(long steps)
    {
        _left -= steps;
        if (_left < 0) throw new WorkLimitException();
    }

    /// <summary>Ends the evaluation before values that lie in each other, deeper than the stack reaches, end the process.</summary>
    /// <exception cref="WorkLimitException">The stack is nearly used up.</exception>
    public static void EnsureStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw new WorkLimitException();
    }
}

/// <summary>An evaluation took more steps than it may.</summary>
internal sealed class WorkLimitException : Exception;
