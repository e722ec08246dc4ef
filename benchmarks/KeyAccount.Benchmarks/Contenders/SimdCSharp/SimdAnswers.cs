namespace KeyAccount.Benchmarks.Contenders.SimdCSharp;

/// <summary>
/// The answers of one batch in the narrowest columns that hold them, overwritten by the next batch: 17 bytes per account. Whole stretches of 64 rows.
/// </summary>
internal sealed class SimdAnswers(int rows)
{
    /// <summary>Hundredths, -1 without a score.</summary>
    public short[] Score { get; } = new short[rows];

    public short[] Low { get; } = new short[rows];

    public short[] High { get; } = new short[rows];

    /// <summary>Ten-thousandths.</summary>
    public short[] Coverage { get; } = new short[rows];

    public sbyte[] Grade { get; } = new sbyte[rows];

    public sbyte[] GradeBest { get; } = new sbyte[rows];

    public sbyte[] GradeWorst { get; } = new sbyte[rows];

    public sbyte[] Card { get; } = new sbyte[rows];

    public sbyte[] NextAction { get; } = new sbyte[rows];

    /// <summary>Eight words for each 64 rows, one per flag in the order of the policy.</summary>
    public ulong[] Raised { get; } = new ulong[rows / 8];

    public ulong[] Undetermined { get; } = new ulong[rows / 8];

    public Outcome Read(int row) => new()
    {
        Score = Score[row],
        Coverage = Coverage[row],
        Low = Low[row],
        High = High[row],
        Grade = Grade[row],
        GradeBest = GradeBest[row],
        GradeWorst = GradeWorst[row],
        Card = Card[row],
        Raised = (byte)Flags(Raised, row),
        Undetermined = (byte)Flags(Undetermined, row),
        NextAction = NextAction[row],
    };

    private static int Flags(ulong[] words, int row)
    {
        var flags = 0;
        for (var flag = 0; flag < 8; flag++) flags |= (int)(words[(row >> 6 << 3) + flag] >> (row & 63) & 1) << flag;
        return flags;
    }
}
