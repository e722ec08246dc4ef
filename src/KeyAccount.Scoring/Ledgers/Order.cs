namespace KeyAccount.Scoring;

/// <summary>
/// One document of the order ledger: an order, or a document that takes one back. Amounts are positive for every kind; a return is
/// a return because of its <see cref="Kind"/>, not because of a sign. Immutable.
/// </summary>
public readonly record struct Order
{
    /// <summary>The document's number; <see langword="null"/> when it has none.</summary>
    public string? Id { get; init; }

    /// <summary>The document's date.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Amount after discounts, in the portfolio's currency.</summary>
    public required decimal Amount { get; init; }

    /// <summary>Cost of what was ordered (for a return: of what came back); <see langword="null"/> when unknown.</summary>
    public decimal? Cost { get; init; }

    /// <summary>What kind of document this is.</summary>
    public OrderKind Kind { get; init; }
}

/// <summary>Kinds of documents in the order ledger.</summary>
public enum OrderKind
{
    /// <summary>An order.</summary>
    Order,

    /// <summary>Goods returned.</summary>
    Return,

    /// <summary>An order, or a part of it, cancelled.</summary>
    Cancellation,

    /// <summary>A credit note.</summary>
    CreditNote,
}
