using System.Collections.Immutable;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Demo;

/// <summary>Writes a sketched account in full.</summary>
internal static class AccountWriter
{
    /// <summary>Writes the account.</summary>
    public static Account Write(AccountSketch sketch)
    {
        ImmutableArray<Order> orders = Orders(sketch);
        DateOnly? firstOrder = orders.IsDefaultOrEmpty ? null : orders[0].Date;
        ImmutableArray<Opportunity> deals = Pipeline.Draw(sketch, firstOrder);
        BuyingCentre centre = Centre(sketch, deals);
        PaymentPlan? payment = TradePlans.Payment(sketch);
        InteractionPlan? contact = TradePlans.Interaction(sketch, centre, firstOrder);
        return new Account
        {
            Id = sketch.Id,
            Name = sketch.Name,
            Owner = sketch.Owner,
            ParentId = sketch.ParentId,
            Company = Firmographics.Draw(sketch),
            Standing = Standings.Draw(sketch, centre, orders, deals),
            Contacts = centre.Contacts,
            Opportunities = deals,
            Orders = orders,
            Invoices = orders.IsDefault || payment is null ? default : InvoiceLedger.Write(sketch.Id, orders, payment),
            Interactions = contact is null ? default : InteractionLedger.Write(sketch.Id, contact),
        };
    }

    private static ImmutableArray<Order> Orders(AccountSketch sketch)
    {
        if (sketch.HasBought) return OrderLedger.Write(sketch.Id, TradePlans.Trade(sketch));
        // Of some prospects nobody has asked the order desk whether they ever bought.
        return SplitMix64.For(sketch.Id + "/ledger").Chance(150) ? default : [];
    }

    private static BuyingCentre Centre(AccountSketch sketch, ImmutableArray<Opportunity> deals)
    {
        switch (sketch.Knowledge)
        {
            case CentreKnowledge.NeverMapped:
                return new BuyingCentre();
            case CentreKnowledge.NobodyFound:
                return new BuyingCentre { Contacts = [], MapConfirmedOn = DemoCalendar.DaysAgo(60) };
            case CentreKnowledge.Partial:
                return PartialCentre.Draw(sketch.Id, sketch.Region);
            default:
                BuyingCentre healthy = HealthyCentre.Draw(sketch.Id, sketch.Region, Pipeline.NewestOpen(deals), sketch.IsLarge);
                return Minefields.Lay(healthy, sketch.Minefields.AsSpan(), SplitMix64.For(sketch.Id + "/minefields"));
        }
    }
}
