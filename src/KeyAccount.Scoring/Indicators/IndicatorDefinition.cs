namespace KeyAccount.Scoring;

/// <summary>The families into which the indicators fall.</summary>
public enum IndicatorFamily
{
    /// <summary>Transaction (交易类): orders, returns and opportunities.</summary>
    Transaction,

    /// <summary>Financial (财务类): invoices and receipts.</summary>
    Financial,

    /// <summary>Contact (联络类): interactions.</summary>
    Contact,

    /// <summary>Share of wallet.</summary>
    Wallet,
}

/// <summary>What an indicator is called, what it measures, and where it is read. Immutable.</summary>
public sealed class IndicatorDefinition
{
    internal IndicatorDefinition(
        string name,
        IndicatorFamily family,
        string unit,
        Func<AccountIndicators, double?> get,
        Func<AccountIndicators, double?, AccountIndicators> with)
    {
        Name = name;
        Family = family;
        Unit = unit;
        Get = get;
        With = with;
    }

    /// <summary>The name in policies and in columns of files, in snake case, for example <c>order_count</c>.</summary>
    public string Name { get; }

    /// <summary>The family the indicator belongs to.</summary>
    public IndicatorFamily Family { get; }

    /// <summary>The unit, as policies write it: <c>currency</c>, <c>ratio</c>, <c>days</c> or <c>count</c>.</summary>
    public string Unit { get; }

    /// <summary>Reads the indicator; <see langword="null"/> when it is unknown.</summary>
    public Func<AccountIndicators, double?> Get { get; }

    /// <summary>The indicators with this one replaced.</summary>
    internal Func<AccountIndicators, double?, AccountIndicators> With { get; }

    /// <summary>The <see cref="Name"/>.</summary>
    public override string ToString() => Name;
}
