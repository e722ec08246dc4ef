using KeyAccount.Rules;

namespace KeyAccount.Benchmarks.Workload;

/// <summary>A stretch of the standard workload as bare columns, in the order in which the policy declares its inputs.</summary>
internal sealed class AccountColumns
{
    public const int NumberCount = 16;

    /// <summary>How many contacts an account has at most in the standard workload; they are drawn evenly from 0 to this, so 4 on average.</summary>
    public const int StandardMaxContacts = 8;

    /// <summary>Room for so many accounts. Arrays are padded to whole stretches of 64, so that wide loads may run over the end.</summary>
    public AccountColumns(int count, int maxContacts = StandardMaxContacts)
    {
        (Count, MaxContacts) = (count, maxContacts);
        var rows = Padded(count);
        Numbers = new double[NumberCount][];
        Known = new ulong[NumberCount][];
        for (var i = 0; i < NumberCount; i++) (Numbers[i], Known[i]) = (new double[rows], new ulong[Words(count)]);
        (Region, Industry, Stage) = (new int[rows], new int[rows], new int[rows]);
        Listed = new ulong[Words(count)];
        Offsets = new int[rows + 1];
        var contacts = Padded(count * maxContacts);
        (Role, Stance) = (new int[contacts], new int[contacts]);
        (LastInterview, Influence) = (new double[contacts], new double[contacts]);
        (LastInterviewKnown, IsNew) = (new ulong[Words(contacts)], new ulong[Words(contacts)]);
    }

    public int Count { get; }

    public int MaxContacts { get; }

    /// <summary>Contacts of all accounts together.</summary>
    public int Contacts => Offsets[Count];

    public double[][] Numbers { get; }

    public ulong[][] Known { get; }

    public int[] Region { get; }

    public int[] Industry { get; }

    public ulong[] Listed { get; }

    public int[] Stage { get; }

    /// <summary>Where each account's contacts begin and end in the columns below.</summary>
    public int[] Offsets { get; }

    /// <summary>-1 is unknown, here and in <see cref="Stance"/>.</summary>
    public int[] Role { get; private set; }

    public int[] Stance { get; private set; }

    public double[] LastInterview { get; private set; }

    public ulong[] LastInterviewKnown { get; private set; }

    public ulong[] IsNew { get; private set; }

    public double[] Influence { get; private set; }

    public double? Number(int number, int row) => Get(Known[number], row) ? Numbers[number][row] : null;

    /// <summary>The same columns as the engine takes them; nothing is copied.</summary>
    public ColumnBatch ToBatch(InputSchema schema)
    {
        var contacts = Contacts;
        Column[] fields =
        [
            new StringColumn(Role.AsMemory(0, contacts), StandardPolicy.Roles),
            new StringColumn(Stance.AsMemory(0, contacts), StandardPolicy.Stances),
            new NumberColumn(LastInterview.AsMemory(0, contacts), LastInterviewKnown.AsMemory(0, Words(contacts))),
            new TruthColumn(contacts, IsNew.AsMemory(0, Words(contacts))),
            new NumberColumn(Influence.AsMemory(0, contacts)),
        ];
        return new ColumnBatch(schema, Count,
        [
            .. Numbers.Select((values, i) => new NumberColumn(values.AsMemory(0, Count), Known[i])),
            new StringColumn(Region.AsMemory(0, Count), StandardPolicy.Regions),
            new StringColumn(Industry.AsMemory(0, Count), StandardPolicy.Industries),
            new TruthColumn(Count, Listed),
            new StringColumn(Stage.AsMemory(0, Count), StandardPolicy.Stages),
            new ListColumn(Offsets.AsMemory(0, Count + 1), fields),
        ]);
    }

    /// <summary>Forgets what is known, to be filled again.</summary>
    public void Clear()
    {
        foreach (var known in Known) known.AsSpan().Clear();
        Listed.AsSpan().Clear();
        LastInterviewKnown.AsSpan().Clear();
        IsNew.AsSpan().Clear();
    }

    /// <summary>Gives back the room of contacts that no account has.</summary>
    public void Trim()
    {
        var contacts = Padded(Contacts);
        (Role, Stance) = (Role[..contacts], Stance[..contacts]);
        (LastInterview, Influence) = (LastInterview[..contacts], Influence[..contacts]);
        (LastInterviewKnown, IsNew) = (LastInterviewKnown[..Words(contacts)], IsNew[..Words(contacts)]);
    }

    /// <summary>The same accounts as objects.</summary>
    public AccountRow[] ToRows()
    {
        var rows = new AccountRow[Count];
        for (var i = 0; i < rows.Length; i++) rows[i] = Row(i);
        return rows;
    }

    public static int Padded(int count) => (count + 63) & ~63;

    public static int Words(int count) => (count + 63) >> 6;

    public static bool Get(ulong[] bits, int row) => (bits[row >> 6] >> (row & 63) & 1) != 0;

    public static void Set(ulong[] bits, int row) => bits[row >> 6] |= 1UL << (row & 63);

    private AccountRow Row(int row)
    {
        var contacts = new ContactRow[Offsets[row + 1] - Offsets[row]];
        for (var i = 0; i < contacts.Length; i++)
        {
            var at = Offsets[row] + i;
            contacts[i] = new ContactRow
            {
                Role = Role[at] < 0 ? null : (Role)Role[at],
                Stance = Stance[at] < 0 ? null : (Stance)Stance[at],
                LastInterviewDays = Get(LastInterviewKnown, at) ? LastInterview[at] : null,
                IsNew = Get(IsNew, at),
                Influence = Influence[at],
            };
        }

        return new AccountRow
        {
            Revenue = Number(0, row),
            GrossMargin = Number(1, row),
            OrderCount = Number(2, row),
            TenureDays = Number(3, row),
            DaysSinceOrder = Number(4, row),
            RevenueTrend = Number(5, row),
            LatePaymentRatio = Number(6, row),
            ArrearsRate = Number(7, row),
            WalletShare = Number(8, row),
            AnnualSales = Number(9, row),
            Employees = Number(10, row),
            Satisfaction = Number(11, row),
            ReturnRate = Number(12, row),
            ComplaintRatio = Number(13, row),
            CumulativeContracts = Number(14, row),
            DaysSinceContact = Number(15, row),
            Region = (Region)Region[row],
            Industry = (Industry)Industry[row],
            Listed = Get(Listed, row),
            Stage = (Stage)Stage[row],
            Contacts = contacts,
        };
    }
}
