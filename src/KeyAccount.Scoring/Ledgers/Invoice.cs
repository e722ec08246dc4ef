using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>One invoice and the receipts against it. Immutable.</summary>
public sealed record Invoice
{
    /// <summary>The invoice's number; <see langword="null"/> when it has none.</summary>
    public string? Id { get; init; }

    /// <summary>The invoice's date.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Amount, in the portfolio's currency.</summary>
    public required decimal Amount { get; init; }

    /// <summary>When payment is due; <see langword="null"/> when unknown.</summary>
    public DateOnly? DueDate { get; init; }

    /// <summary>Whether the invoice is disputed; <see langword="null"/> when unknown.</summary>
    public bool? IsDisputed { get; init; }

    /// <summary>
    /// The receipts, in any order; the default array means that it is unknown what was paid, an empty one that nothing was.
    /// The invoice is settled on the date on which the receipts first reach <see cref="Amount"/>.
    /// </summary>
    public ImmutableArray<Receipt> Receipts { get; init; }
}

/// <summary>Money received against an invoice.</summary>
/// <param name="Date">When it was received.</param>
/// <param name="Amount">How much, in the portfolio's currency.</param>
public readonly record struct Receipt(DateOnly Date, decimal Amount);
