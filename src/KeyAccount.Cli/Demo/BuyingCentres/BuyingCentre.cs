using System.Collections.Immutable;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Demo;

/// <summary>The people of an account and what we know of their circle; immutable.</summary>
internal sealed record BuyingCentre
{
    /// <summary>The people; the default array when nobody ever asked.</summary>
    public ImmutableArray<Contact> Contacts { get; init; }

    /// <summary>When the map was last confirmed.</summary>
    public DateOnly? MapConfirmedOn { get; init; }

    /// <summary>When the buying organisation was last reorganised.</summary>
    public DateOnly? ReorganisedOn { get; init; }

    /// <summary>People who have left, as far as contact with them is on record.</summary>
    public ImmutableArray<ContactThread> Departed { get; init; } = [];

    /// <summary>The one person through whom all recent contact runs; <see langword="null"/> when there are several.</summary>
    public string? OnlyThrough { get; init; }

    /// <summary>Through whom contact ran, and until when we spoke with each.</summary>
    public ImmutableArray<ContactThread> Threads()
    {
        if (Contacts.IsDefault) return [];
        List<ContactThread> threads = [.. Departed];
        foreach (Contact contact in Contacts)
        {
            if (contact.IsInterviewed == false) continue;
            bool bypassed = OnlyThrough is { } only && contact.Id != only;
            DateOnly to = bypassed ? contact.LastInterviewedOn ?? DateOnly.MinValue : DemoCalendar.AsOf;
            DateOnly from = contact.FirstSeenOn
                ?? DemoCalendar.Earlier(DemoCalendar.DaysAgo(500), contact.LastInterviewedOn ?? DemoCalendar.AsOf);
            if (from <= to) threads.Add(new ContactThread(contact.Id, from, to, contact.LastInterviewedOn));
        }
        return [.. threads];
    }

    /// <summary>The person in the role, if there is one.</summary>
    public Contact? InRole(BuyingRoles role) => Contacts.FirstOrDefault(contact => (contact.Roles & role) == role);

    /// <summary>The same centre with one person's facts changed.</summary>
    public BuyingCentre With(string contactId, Func<Contact, Contact> change) =>
        this with { Contacts = [.. Contacts.Select(contact => contact.Id == contactId ? change(contact) : contact)] };

    /// <summary>The same centre without the people who hold the role.</summary>
    public BuyingCentre Without(BuyingRoles role) =>
        this with { Contacts = [.. Contacts.Where(contact => (contact.Roles & role) != role)] };
}
