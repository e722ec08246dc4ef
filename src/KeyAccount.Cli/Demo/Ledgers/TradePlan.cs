namespace KeyAccount.Cli.Demo;

/// <summary>How an account buys: what the order ledger is written from.</summary>
internal sealed record TradePlan
{
    /// <summary>The day of the first order.</summary>
    public required DateOnly FirstOrder { get; init; }

    /// <summary>The day of the last order.</summary>
    public required DateOnly LastOrder { get; init; }

    /// <summary>What the account buys in a year, at its pace of today.</summary>
    public required decimal AnnualRevenue { get; init; }

    /// <summary>How often it orders in a year.</summary>
    public required int OrdersPerYear { get; init; }

    /// <summary>Growth per year, as a share of today's pace: 0.3 means that it bought 30 % less a year ago.</summary>
    public decimal Growth { get; init; }

    /// <summary>Whether orders are all about the same size.</summary>
    public bool IsEven { get; init; }

    /// <summary>Gross margin; negative where we lose money.</summary>
    public required decimal Margin { get; init; }

    /// <summary>Of a thousand orders, how many are followed by a return, a cancellation or a credit note.</summary>
    public int ReturnPermille { get; init; } = 30;

    /// <summary>Of a thousand orders, how many have a cost that nobody knows.</summary>
    public int UnknownCostPermille { get; init; }

    /// <summary>The industry, whose seasons the orders follow.</summary>
    public required Industry Industry { get; init; }
}
