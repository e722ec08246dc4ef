namespace KeyAccount.Cli.Backtest;

/// <summary>What a factor is.</summary>
internal enum FactorKind
{
    /// <summary>A band of a score, or classes.</summary>
    Band,

    /// <summary>A warning.</summary>
    Flag,

    /// <summary>The stage that the evidence supports.</summary>
    Stage,

    /// <summary>The next best action.</summary>
    Action,
}
