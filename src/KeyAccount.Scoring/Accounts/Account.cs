using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>
/// An account (客户): a company that buys, or may buy, from us, with the people, deals and ledgers known about it.
/// </summary>
/// <remarks>
/// Every fact is nullable and <see langword="null"/> means <em>unknown</em>, never zero, empty or "no".
/// A collection follows the same rule: the default (unset) array means that nobody has looked, an empty array
/// means that somebody looked and there is nothing. Immutable, and therefore safe to share between threads.
/// </remarks>
public sealed record Account
{
    /// <summary>The key of the account in its source system; compared ordinally. Never empty.</summary>
    public required string Id { get; init; }

    /// <summary>The name people use; <see langword="null"/> when unknown.</summary>
    public string? Name { get; init; }

    /// <summary>The account manager responsible for the account; <see langword="null"/> when unknown.</summary>
    public string? Owner { get; init; }

    /// <summary>The <see cref="Id"/> of the parent company (<c>parent_account</c>); <see langword="null"/> when unknown or none.</summary>
    public string? ParentId { get; init; }

    /// <summary>What is known of the company itself (特征类: company attributes).</summary>
    public CompanyProfile Company { get; init; } = CompanyProfile.Unknown;

    /// <summary>What is known of our standing with the company.</summary>
    public AccountStanding Standing { get; init; } = AccountStanding.Unknown;

    /// <summary>The people at the account; the default array means the buying centre has never been mapped.</summary>
    public ImmutableArray<Contact> Contacts { get; init; }

    /// <summary>The deals with the account, open and closed; the default array means unknown.</summary>
    public ImmutableArray<Opportunity> Opportunities { get; init; }

    /// <summary>The order ledger, in any order of dates; the default array means no ledger was supplied.</summary>
    public ImmutableArray<Order> Orders { get; init; }

    /// <summary>The invoice ledger with receipts; the default array means no ledger was supplied.</summary>
    public ImmutableArray<Invoice> Invoices { get; init; }

    /// <summary>The interaction ledger; the default array means no ledger was supplied.</summary>
    public ImmutableArray<Interaction> Interactions { get; init; }

    /// <summary>
    /// Facts given directly, by the name a policy declares: indicators computed elsewhere, or inputs of your own.
    /// A fact given here wins over one computed from a ledger or read from the other properties.
    /// </summary>
    public ImmutableDictionary<string, FactValue> Facts { get; init; } = ImmutableDictionary<string, FactValue>.Empty;
}
