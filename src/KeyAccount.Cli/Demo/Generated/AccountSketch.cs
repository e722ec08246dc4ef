using System.Collections.Immutable;

namespace KeyAccount.Cli.Demo;

/// <summary>Where an account stands in its life with us.</summary>
internal enum Lifecycle
{
    /// <summary>Buys as it did.</summary>
    Steady,

    /// <summary>Buys more every year.</summary>
    Growing,

    /// <summary>Buys less every year.</summary>
    Declining,

    /// <summary>Has begun to buy.</summary>
    New,

    /// <summary>Has stopped buying.</summary>
    Churned,

    /// <summary>Has never bought.</summary>
    Prospect,

    /// <summary>Owns companies that buy, and does not buy itself.</summary>
    Holding,
}

/// <summary>How well we know the people of an account.</summary>
internal enum CentreKnowledge
{
    /// <summary>Nobody ever asked.</summary>
    NeverMapped,

    /// <summary>Somebody looked and found nobody.</summary>
    NobodyFound,

    /// <summary>This and that is known.</summary>
    Partial,

    /// <summary>Mapped, with the sketch's minefields in it.</summary>
    Mined,

    /// <summary>Mapped, and all is well.</summary>
    Healthy,
}

/// <summary>An account in outline: what the generators of its parts agree on.</summary>
internal sealed record AccountSketch
{
    /// <summary>The account's id.</summary>
    public required string Id { get; init; }

    /// <summary>The company's name.</summary>
    public required string Name { get; init; }

    /// <summary>The account manager.</summary>
    public required string Owner { get; init; }

    /// <summary>The parent's id.</summary>
    public string? ParentId { get; init; }

    /// <summary>Where it stands in its life with us.</summary>
    public required Lifecycle Lifecycle { get; init; }

    /// <summary>Its industry.</summary>
    public required Industry Industry { get; init; }

    /// <summary>Its region.</summary>
    public required Region Region { get; init; }

    /// <summary>What it buys in a year, or bought, or might buy.</summary>
    public required decimal AnnualRevenue { get; init; }

    /// <summary>Its place by size among the accounts that buy, 0 the largest; the last place for the others.</summary>
    public required int Rank { get; init; }

    /// <summary>How well we know its people.</summary>
    public required CentreKnowledge Knowledge { get; init; }

    /// <summary>The minefields among its people.</summary>
    public ImmutableArray<Minefield> Minefields { get; init; } = [];

    /// <summary>Whether the companies of its group buy through one unit; <see langword="null"/> when unknown or without a group.</summary>
    public bool? BuysAsGroup { get; init; }

    /// <summary>Whether we lose money on it.</summary>
    public bool LosesMoney { get; init; }

    /// <summary>Whether it complains often and sends much back.</summary>
    public bool Complains { get; init; }

    /// <summary>How it pays.</summary>
    public PaymentHabit Habit { get; init; } = PaymentHabit.Usual;

    /// <summary>Whether it has bought at least once.</summary>
    public bool HasBought => Lifecycle is not (Lifecycle.Prospect or Lifecycle.Holding);

    /// <summary>Whether it is one of those that make most of our revenue.</summary>
    public bool IsLarge => Rank < 30;
}
