using System.Runtime.CompilerServices;

namespace KeyAccount.Rules.Expressions;

/// <summary>One evaluation: what it may still spend, and the moment that it takes for now.</summary>
/// <param name="limits">What it may spend.</param>
/// <param name="now">The moment of <c>now()</c>; <see langword="null"/> where an evaluation must not depend on the clock.</param>
internal sealed class FeelRun(PolicyLimits limits, DateTimeOffset? now = null)
{
    private long _left = limits.MaxWorkPerRow;
    private int _calls;

    public DateTimeOffset? Now { get; } = now;

    /// <summary>What columns give to the part that runs, by place.</summary>
    public FeelValue[] Facts { get; init; } = [];

    /// <summary>The regular expressions of this row, which it has paid for.</summary>
    public Dictionary<(string Pattern, string Flags), RegularExpression?> Patterns { get; } = [];

    /// <summary>Begins the next row, with all the work that a row may take.</summary>
    public void Begin()
    {
        (_left, _calls) = (limits.MaxWorkPerRow, 0);
        Patterns.Clear();
    }

    /// <summary>Accounts for so many steps: elements looked at, characters made.</summary>
    /// <exception cref="WorkLimitException">More than the evaluation may take.</exception>
    public void Spend(long steps)
    {
        if (steps > _left) throw new WorkLimitException();
        _left -= steps;
    }

    /// <summary>Checks the length of a list that grows.</summary>
    /// <exception cref="WorkLimitException">Longer than a list may be.</exception>
    public void CheckLength(long length)
    {
        if (length > limits.MaxListLength) throw new WorkLimitException();
    }

    /// <summary>Goes one call deeper, until disposed of.</summary>
    /// <exception cref="WorkLimitException">Deeper than calls may be nested.</exception>
    public Call Enter()
    {
        Spend(1);
        if (_calls == limits.MaxCallDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw new WorkLimitException();
        _calls++;
        return new Call(this);
    }

    internal readonly struct Call(FeelRun run) : IDisposable
    {
        public void Dispose() => run._calls--;
    }
}

/// <summary>An evaluation took more steps than it may.</summary>
internal sealed class WorkLimitException : Exception;
