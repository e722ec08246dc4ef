namespace KeyAccount.Cli.Backtest;

/// <summary>An interval.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
internal readonly record struct Interval(double Low, double High);
