namespace KeyAccount.Benchmarks.Workload;

/// <summary>
/// Makes the accounts of the standard workload: 16 numbers of which each is unknown in 5 % of the accounts, four known facts, and 0 to 8
/// contacts whose role, stance and last interview are unknown in 5 % each. Amounts spread over decades, and many numbers lie exactly on a
/// threshold of the policy, where mistakes live.
/// </summary>
internal static class AccountGenerator
{
    public const ulong DefaultSeed = 20_260_131;

    private const int UnknownPermille = 50;

    /// <summary>The accounts <paramref name="first"/> and following of the portfolio with this seed.</summary>
    public static AccountColumns Generate(int count, long first = 0, int maxContacts = AccountColumns.StandardMaxContacts, ulong seed = DefaultSeed)
    {
        var columns = new AccountColumns(count, maxContacts);
        Fill(columns, first, seed);
        columns.Trim();
        return columns;
    }

    /// <summary>The same into columns that exist and have room.</summary>
    public static void Fill(AccountColumns columns, long first, ulong seed = DefaultSeed)
    {
        columns.Clear();
        for (var row = 0; row < columns.Count; row++)
        {
            var random = new WorkloadRandom(seed, first + row);
            Numbers(columns, row, ref random);
            columns.Region[row] = random.Below(5);
            columns.Industry[row] = random.Below(8);
            if (random.Chance(250)) AccountColumns.Set(columns.Listed, row);
            columns.Stage[row] = random.Below(6);
            Contacts(columns, row, ref random);
        }

        columns.Offsets.AsSpan(columns.Count).Fill(columns.Contacts);
    }

    private static void Numbers(AccountColumns columns, int row, ref WorkloadRandom random)
    {
        for (var number = 0; number < AccountColumns.NumberCount; number++)
        {
            var value = number switch
            {
                0 => Amount(4, ref random),                       // revenue: 10,000 to 10 million
                1 => (random.Below(701) - 100) / 1000.0,          // gross margin
                2 => random.Below(80),                            // orders
                3 => random.Below(3650),                          // tenure
                4 => random.Below(240),                           // days since the last order
                5 => (random.Below(801) - 350) / 1000.0,          // trend
                6 => random.Below(401) / 1000.0,                  // late payments
                7 => random.Below(101) / 1000.0,                  // arrears
                8 => random.Below(901) / 1000.0,                  // wallet share
                9 => Amount(6, ref random),                       // their sales: 1 million to 1,000 million
                10 => Amount(1, ref random),                      // employees: 10 to 10,000
                11 => 30 + random.Below(71),                      // satisfaction
                12 => random.Below(201) / 1000.0,                 // returns
                13 => random.Below(101) / 1000.0,                 // complaints
                14 => Amount(4, ref random),                      // contracts so far
                _ => (double)random.Below(120),                   // days since the last contact
            };
            if (random.Chance(UnknownPermille)) continue;
            columns.Numbers[number][row] = value;
            AccountColumns.Set(columns.Known[number], row);
        }
    }

    private static void Contacts(AccountColumns columns, int row, ref WorkloadRandom random)
    {
        var at = columns.Offsets[row];
        for (var left = random.Below(columns.MaxContacts + 1); left > 0; left--, at++)
        {
            columns.Role[at] = Code(5, ref random);
            columns.Stance[at] = Code(3, ref random);
            if (!random.Chance(UnknownPermille))
            {
                columns.LastInterview[at] = random.Below(240);
                AccountColumns.Set(columns.LastInterviewKnown, at);
            }

            if (random.Chance(80)) AccountColumns.Set(columns.IsNew, at);
            columns.Influence[at] = random.Below(41) / 100.0;
        }

        columns.Offsets[row + 1] = at;
    }

    private static int Code(int count, ref WorkloadRandom random) => random.Chance(UnknownPermille) ? -1 : random.Below(count);

    /// <summary>A round amount in one of three decades from 10^<paramref name="decade"/> on, each as likely.</summary>
    private static double Amount(int decade, ref WorkloadRandom random)
    {
        var amount = 1.0 + (random.Below(91) / 10.0);
        for (var i = decade + random.Below(3); i > 0; i--) amount *= 10;
        return Math.Round(amount);
    }
}
