namespace KeyAccount.Scoring;

/// <summary>The ledgers from which indicators are computed; a set.</summary>
[Flags]
public enum LedgerKinds
{
    /// <summary>No ledger.</summary>
    None = 0,

    /// <summary>Orders with returns, cancellations and credit notes.</summary>
    Orders = 1,

    /// <summary>Invoices with their receipts.</summary>
    Invoices = 2,

    /// <summary>Interactions.</summary>
    Interactions = 4,

    /// <summary>Opportunities.</summary>
    Opportunities = 8,

    /// <summary>All ledgers.</summary>
    All = Orders | Invoices | Interactions | Opportunities,
}
