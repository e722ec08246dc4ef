using System.Collections.Immutable;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Import;

/// <summary>What became of every row, and what the portfolio adds up to. Immutable.</summary>
internal sealed record ImportReport
{
    /// <summary>The sources, in the mapping's order.</summary>
    public required ImmutableArray<SourceReport> Sources { get; init; }

    /// <summary>Number of accounts.</summary>
    public required int Accounts { get; init; }

    /// <summary>Totals over all rows used.</summary>
    public required PortfolioTotals Totals { get; init; }

    /// <summary>Totals over the rows used that lie inside the window.</summary>
    public required PortfolioTotals WindowTotals { get; init; }

    /// <summary>The window.</summary>
    public required IndicatorWindow Window { get; init; }

    /// <summary>Whether any row was rejected, or anything is wrong with a file as a whole.</summary>
    public bool HasRejects => Sources.Any(s => s.Rejected > 0 || s.Problems.Length > 0);

    /// <summary>The source with a name.</summary>
    public SourceReport Source(string name) => Sources.First(s => s.Name == name);
}

/// <summary>What became of the rows of one source: read = used + rejected.</summary>
internal sealed record SourceReport
{
    /// <summary>The source's name in the mapping.</summary>
    public required string Name { get; init; }

    /// <summary>Its file, relative to the data folder.</summary>
    public required string File { get; init; }

    /// <summary>Rows read (a header and blank lines are none).</summary>
    public required long Read { get; init; }

    /// <summary>Rows used.</summary>
    public required long Used { get; init; }

    /// <summary>Rows rejected.</summary>
    public required long Rejected { get; init; }

    /// <summary>Reason to number of rows rejected.</summary>
    public required ImmutableSortedDictionary<string, long> Reasons { get; init; }

    /// <summary>Reason to the sum of the amounts that could be read in rejected rows, with the sign they are written with.</summary>
    public required ImmutableSortedDictionary<string, decimal> RejectedAmounts { get; init; }

    /// <summary>Reason to number of warnings in rows that were used.</summary>
    public required ImmutableSortedDictionary<string, long> Warnings { get; init; }

    /// <summary>What is wrong with the file as a whole: empty, truncated, damaged, column-never-seen.</summary>
    public required ImmutableArray<RowFault> Problems { get; init; }
}

/// <summary>Totals per ledger; <see langword="null"/> where the mapping does not feed it.</summary>
internal sealed record PortfolioTotals
{
    /// <summary>Contacts; not dated, so the same in every window.</summary>
    public long? Contacts { get; init; }

    /// <summary>Opportunities by status; in a window, the closed ones by the date on which they closed, all others by the date on which they opened.</summary>
    public OpportunityTotals? Opportunities { get; init; }

    /// <summary>Orders by their date.</summary>
    public OrderTotals? Orders { get; init; }

    /// <summary>Invoices by their date; settlements and receipts by theirs.</summary>
    public InvoiceTotals? Invoices { get; init; }

    /// <summary>Interactions by their date.</summary>
    public InteractionTotals? Interactions { get; init; }
}

/// <summary>A number of records and what they are worth; an unknown amount adds nothing.</summary>
internal readonly record struct CountAndAmount(long Count, decimal Amount)
{
    /// <summary>One more.</summary>
    public CountAndAmount Plus(decimal? amount) => new(Count + 1, Amount + (amount ?? 0));
}

/// <summary>Opportunities by status.</summary>
internal sealed record OpportunityTotals(CountAndAmount Open, CountAndAmount Won, CountAndAmount Lost, CountAndAmount UnknownStatus)
{
    /// <summary>All of them.</summary>
    public long Count => Open.Count + Won.Count + Lost.Count + UnknownStatus.Count;
}

/// <summary>The order ledger: rows, documents, and their amounts.</summary>
/// <param name="Lines">Rows used.</param>
/// <param name="Orders">Documents that are orders.</param>
/// <param name="Returns">Documents that take back: returns, cancellations, credit notes; a positive amount.</param>
internal sealed record OrderTotals(long Lines, CountAndAmount Orders, CountAndAmount Returns)
{
    /// <summary>All documents.</summary>
    public long Documents => Orders.Count + Returns.Count;

    /// <summary>Orders minus returns.</summary>
    public decimal NetAmount => Orders.Amount - Returns.Amount;
}

/// <summary>The invoice ledger.</summary>
/// <param name="Invoices">Invoices and their amounts.</param>
/// <param name="Disputed">Those that are disputed.</param>
/// <param name="Settled">Those whose receipts reach their amount, and those amounts.</param>
/// <param name="SettledLate">Those of them settled after their due date.</param>
/// <param name="Receipts">Receipts.</param>
internal sealed record InvoiceTotals(CountAndAmount Invoices, CountAndAmount Disputed, CountAndAmount Settled, CountAndAmount SettledLate, CountAndAmount Receipts);

/// <summary>The interaction ledger.</summary>
internal sealed record InteractionTotals(long Count, long Compliments, long Complaints, long Suggestions);
