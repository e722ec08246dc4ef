using KeyAccount.Rules;

namespace KeyAccount.Benchmarks.Workload;

/// <summary>A stretch of the standard workload as bare columns, in the order in which the policy declares its inputs.</summary>
internal sealed class AccountColumns
{
    public const int NumberCount = 16;

    /// <summary>How many contacts an account has at most; they are drawn evenly from 0 to this, so 4 on average.</summary>
    public const int MaxContacts = 8;

    public AccountColumns(int count)
    {
        Count = count;
        Numbers = new double[NumberCount][];
        Known = new ulong[NumberCount][];
        for (var i = 0; i < NumberCount; i++) (Numbers[i], Known[i]) = (new double[count], new ulong[Words(count)]);
        (Region, Industry, Stage) = (new int[count], new int[count], new int[count]);
        Listed = new ulong[Words(count)];
        Offsets = new int[count + 1];
        var contacts = count * MaxContacts;
        (Role, Stance) = (new int[contacts], new int[contacts]);
        (LastInterview, Influence) = (new double[contacts], new double[contacts]);
        (LastInterviewKnown, IsNew) = (new ulong[Words(contacts)], new ulong[Words(contacts)]);
    }

    public int Count { get; }

    public double[][] Numbers { get; }

    public ulong[][] Known { get; }

    public int[] Region { get; }

    public int[] Industry { get; }

    public ulong[] Listed { get; }

    public int[] Stage { get; }

    /// <summary>Where each account's contacts begin and end in the columns below.</summary>
    public int[] Offsets { get; }

    /// <summary>-1 is unknown, here and in <see cref="Stance"/>.</summary>
    public int[] Role { get; }

    public int[] Stance { get; }

    public double[] LastInterview { get; }

    public ulong[] LastInterviewKnown { get; }

    public ulong[] IsNew { get; }

    public double[] Influence { get; }

    public double? Number(int number, int row) => Get(Known[number], row) ? Numbers[number][row] : null;

    /// <summary>The same columns as the engine takes them; nothing is copied.</summary>
    public ColumnBatch ToBatch(InputSchema schema)
    {
        var contacts = Offsets[^1];
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
            .. Numbers.Select((values, i) => new NumberColumn(values, Known[i])),
            new StringColumn(Region, StandardPolicy.Regions),
            new StringColumn(Industry, StandardPolicy.Industries),
            new TruthColumn(Count, Listed),
            new StringColumn(Stage, StandardPolicy.Stages),
            new ListColumn(Offsets, fields),
        ]);
    }

    /// <summary>The same accounts as objects.</summary>
    public AccountRow[] ToRows()
    {
        var rows = new AccountRow[Count];
        for (var i = 0; i < rows.Length; i++) rows[i] = Row(i);
        return rows;
    }

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
