namespace KeyAccount.Benchmarks.Contenders;

/// <summary>Lets nothing be timed before all contenders say the same about every account.</summary>
internal static class AnswerCheck
{
    /// <summary>Batches that a slow contender is compared on: 20,480 accounts.</summary>
    public const int SlowBatches = 5;

    /// <summary>Runs every contender over all accounts, slow ones over the first <see cref="SlowBatches"/> batches, and compares.</summary>
    /// <returns>The agreed answers, in the order of the accounts.</returns>
    /// <exception cref="InvalidOperationException">Two contenders differ; the message names the first account and both answers.</exception>
    public static Outcome[] Run(IReadOnlyList<IContender> contenders, Accounts accounts)
    {
        var agreed = Answers(contenders[0], accounts, accounts.Batches.Length);
        foreach (var contender in contenders.Skip(1))
        {
            var answers = Answers(contender, accounts, contender.IsSlow ? Math.Min(SlowBatches, accounts.Batches.Length) : accounts.Batches.Length);
            for (var i = 0; i < answers.Length; i++)
            {
                if (answers[i] == agreed[i]) continue;
                throw new InvalidOperationException(FormattableString.Invariant(
                    $"Account {i}: {contenders[0].Name} says {agreed[i]}, but {contender.Name} says {answers[i]}. Nothing was timed."));
            }
        }

        return agreed;
    }

    private static Outcome[] Answers(IContender contender, Accounts accounts, int batches)
    {
        var answers = new Outcome[accounts.CountOf(0, batches)];
        contender.Read(0, batches, answers);
        return answers;
    }
}
