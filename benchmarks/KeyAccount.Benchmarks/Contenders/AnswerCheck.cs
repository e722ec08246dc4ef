namespace KeyAccount.Benchmarks.Contenders;

/// <summary>Lets nothing be timed before all contenders say the same about every account.</summary>
internal static class AnswerCheck
{
    /// <summary>Runs every contender once and compares.</summary>
    /// <param name="contenders">The contenders, all over the same accounts.</param>
    /// <param name="count">Number of accounts.</param>
    /// <returns>The agreed answers.</returns>
    /// <exception cref="InvalidOperationException">Two contenders differ; the message names the first account and both answers.</exception>
    public static Outcome[] Run(IReadOnlyList<IContender> contenders, int count)
    {
        Outcome[]? agreed = null;
        foreach (var contender in contenders)
        {
            var outcomes = new Outcome[count];
            contender.Run();
            contender.Read(outcomes);
            agreed ??= outcomes;
            for (var row = 0; row < count; row++)
            {
                if (outcomes[row] == agreed[row]) continue;
                throw new InvalidOperationException(FormattableString.Invariant(
                    $"Account {row}: {contenders[0].Name} says {agreed[row]}, but {contender.Name} says {outcomes[row]}. Nothing was timed."));
            }
        }

        return agreed ?? [];
    }
}
