namespace KeyAccount.Benchmarks.Contenders;

/// <summary>Lets nothing be timed before all contenders say the same about every account.</summary>
internal static class AnswerCheck
{
    /// <summary>Runs every contender once over every portion and compares.</summary>
    /// <returns>The agreed answers, in the order of the accounts.</returns>
    /// <exception cref="InvalidOperationException">Two contenders differ; the message names the first account and both answers.</exception>
    public static Outcome[] Run(IReadOnlyList<IContender> contenders, Accounts accounts)
    {
        var agreed = new Outcome[accounts.Rows.Length];
        var answers = new Outcome[accounts.Size];
        for (var portion = 0; portion < accounts.Portions; portion++)
        {
            var first = portion * accounts.Size;
            contenders[0].Run(portion);
            contenders[0].Read(agreed.AsSpan(first, accounts.Size));
            foreach (var contender in contenders.Skip(1))
            {
                contender.Run(portion);
                contender.Read(answers);
                for (var i = 0; i < answers.Length; i++)
                {
                    if (answers[i] == agreed[first + i]) continue;
                    throw new InvalidOperationException(FormattableString.Invariant(
                        $"Account {first + i}: {contenders[0].Name} says {agreed[first + i]}, but {contender.Name} says {answers[i]}. Nothing was timed."));
                }
            }
        }

        return agreed;
    }
}
