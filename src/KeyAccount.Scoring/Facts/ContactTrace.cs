namespace KeyAccount.Scoring;

/// <summary>What the records say of our contact with the people of an account, up to a day: interviews and the interaction ledger.</summary>
internal sealed class ContactTrace
{
    private readonly DateOnly _asOf;
    private readonly Dictionary<string, DateOnly>? _lastByPerson;
    private readonly bool _everyoneNamed;

    public ContactTrace(Account account, DateOnly asOf)
    {
        _asOf = asOf;
        if (account.Interactions.IsDefault || account.Contacts.IsDefaultOrEmpty)
        {
            return;
        }

        _lastByPerson = new Dictionary<string, DateOnly>(StringComparer.Ordinal);
        _everyoneNamed = true;
        foreach (Interaction interaction in account.Interactions)
        {
            if (interaction.Date > asOf)
            {
                continue;
            }

            if (interaction.ContactId is not { } person)
            {
                _everyoneNamed = false;
            }
            else if (!_lastByPerson.TryGetValue(person, out DateOnly last) || interaction.Date > last)
            {
                _lastByPerson[person] = interaction.Date;
            }
        }
    }

    /// <summary>The day of the last interview, when it is known and not later than the as-of date.</summary>
    public DateOnly? InterviewDay(Contact contact) => contact.LastInterviewedOn <= _asOf ? contact.LastInterviewedOn : null;

    /// <summary>
    /// Whether the person was interviewed. A date up to the as-of date says yes. Where the only date is a later one, "yes" may mean just that
    /// later interview, and is unknown.
    /// </summary>
    public bool? Interviewed(Contact contact)
    {
        if (InterviewDay(contact) is not null)
        {
            return true;
        }

        return contact.IsInterviewed == true && contact.LastInterviewedOn is not null ? null : contact.IsInterviewed;
    }

    /// <summary>
    /// Whether the person was interviewed on the day or after it. An interview without a date may have been before.
    /// </summary>
    public bool? InterviewedSince(Contact contact, DateOnly day) =>
        InterviewDay(contact) is { } interview ? interview >= day
        : Interviewed(contact) == false ? false
        : null;

    /// <summary>
    /// Whether anyone of ours has been in touch with the person: an interview, or an interaction that names them, says yes. The record "never
    /// interviewed" says no, and so does, where nothing is recorded of interviews, a ledger in which every interaction names somebody else.
    /// </summary>
    public bool? InTouch(Contact contact)
    {
        bool? interviewed = Interviewed(contact);
        if (interviewed == true || LastInteraction(contact) is not null)
        {
            return true;
        }

        return interviewed == false || LedgerIsSilent(contact) ? false : null;
    }

    /// <summary>
    /// Whether the person was followed up since a day: an interview on that day or later, or an interaction after that day. A known earlier
    /// interview as the last one, or none at all, says no; so does, where nothing is recorded of interviews, a ledger that names everybody.
    /// </summary>
    public bool? FollowedUpSince(Contact contact, DateOnly day)
    {
        bool? interviewed = InterviewedSince(contact, day);
        if (interviewed == true || LastInteraction(contact) > day)
        {
            return true;
        }

        return interviewed == false || LedgerIsSilent(contact) ? false : null;
    }

    /// <summary>The later of the last interview and the last interaction that names the person; unknown when neither has a date.</summary>
    public DateOnly? LastContact(Contact contact)
    {
        DateOnly? interview = InterviewDay(contact);
        DateOnly? interaction = LastInteraction(contact);
        return interaction is null || interview > interaction ? interview : interaction;
    }

    private DateOnly? LastInteraction(Contact contact) =>
        _lastByPerson is not null && _lastByPerson.TryGetValue(contact.Id, out DateOnly last) ? last : null;

    // The ledger only speaks for the whole when it names everybody and no interview is known to lie outside it.
    private bool LedgerIsSilent(Contact contact) =>
        _everyoneNamed && contact.LastInterviewedOn is null && contact.IsInterviewed is null;
}
