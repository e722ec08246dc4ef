namespace KeyAccount.Benchmarks.Workload;

/// <summary>An account as a program would hold it that scores row by row: plain properties, <see langword="null"/> for unknown.</summary>
public sealed class AccountRow
{
    public double? Revenue { get; init; }

    public double? GrossMargin { get; init; }

    public double? OrderCount { get; init; }

    public double? TenureDays { get; init; }

    public double? DaysSinceOrder { get; init; }

    public double? RevenueTrend { get; init; }

    public double? LatePaymentRatio { get; init; }

    public double? ArrearsRate { get; init; }

    public double? WalletShare { get; init; }

    public double? AnnualSales { get; init; }

    public double? Employees { get; init; }

    public double? Satisfaction { get; init; }

    public double? ReturnRate { get; init; }

    public double? ComplaintRatio { get; init; }

    public double? CumulativeContracts { get; init; }

    public double? DaysSinceContact { get; init; }

    public Region Region { get; init; }

    public Industry Industry { get; init; }

    public bool Listed { get; init; }

    public Stage Stage { get; init; }

    public required ContactRow[] Contacts { get; init; }
}

/// <summary>A person at the account.</summary>
public sealed class ContactRow
{
    public Role? Role { get; init; }

    public Stance? Stance { get; init; }

    public double? LastInterviewDays { get; init; }

    public bool IsNew { get; init; }

    public double Influence { get; init; }
}
