using KeyAccount.Cli.Mapping;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Import;

/// <summary>Feeds the contacts; their keys are unique within an account.</summary>
internal sealed class ContactFeed : LedgerFeed
{
    private readonly Dictionary<string, BoundField> _fields;
    private readonly HashSet<(string Account, string Id)> _ids = [];
    private Contact? _contact;

    public ContactFeed(SectionMapping section, SourceBinder binder, AccountIndex accounts, bool hasAccounts)
        : base(section, binder, accounts, hasAccounts) =>
        _fields = FieldCatalogue.Of(SectionKind.Contacts).ToDictionary(f => f.Name, f => Field(f.Name), StringComparer.Ordinal);

    /// <inheritdoc/>
    public override void Commit(Row row)
    {
        _ids.Add((AccountKey!, _contact!.Id));
        Account.Contacts.Add(_contact);
    }

    private protected override void PrepareLedger(Row row)
    {
        var id = _fields["id"].Text(row);
        if (id is not null && AccountKey is not null && _ids.Contains((AccountKey, id))) row.Reject(new RowFault("duplicate-key", _fields["id"].Column, id));
        _contact = new Contact
        {
            Id = id ?? "",
            Name = _fields["name"].Text(row),
            Title = _fields["title"].Text(row),
            Department = _fields["department"].Text(row),
            Roles = _fields["roles"].Roles(row),
            RolesConfirmed = _fields["roles_confirmed"].Flag(row),
            Influence = (double?)_fields["influence"].Number(row),
            Stance = _fields["stance"].Word<Stance>(row),
            LastInterviewedOn = _fields["last_interviewed_on"].Date(row),
            IsInterviewed = _fields["is_interviewed"].Flag(row),
            FirstSeenOn = _fields["first_seen_on"].Date(row),
            ReplacedContactId = _fields["replaced_contact"].Text(row),
            RoleChangedOn = _fields["role_changed_on"].Date(row),
            SeniorityLevel = (int?)_fields["seniority_level"].Number(row),
            SocialStyle = _fields["social_style"].Word<SocialStyle>(row),
            PersonalLevel = (int?)_fields["personal_level"].Number(row),
            InformationSource = _fields["information_source"].Text(row),
            Personal = new PersonalAttributes
            {
                Age = (double?)_fields["age"].Number(row),
                Education = _fields["education"].Text(row),
                MaritalStatus = _fields["marital_status"].Text(row),
                MonthlyIncome = _fields["monthly_income"].Number(row),
                FavouriteColour = _fields["favourite_colour"].Text(row),
                OwnsCar = _fields["owns_car"].Flag(row),
                HasChildren = _fields["has_children"].Flag(row),
            },
            Facts = GivenFacts(row),
        };
    }
}

/// <summary>Feeds the interactions.</summary>
internal sealed class InteractionFeed : LedgerFeed
{
    private readonly BoundField _date;
    private readonly BoundField _kind;
    private readonly BoundField _feedback;
    private readonly BoundField _contact;
    private Interaction _interaction;

    public InteractionFeed(SectionMapping section, SourceBinder binder, AccountIndex accounts, bool hasAccounts)
        : base(section, binder, accounts, hasAccounts) =>
        (_date, _kind, _feedback, _contact) = (Field("date"), Field("kind"), Field("feedback"), Field("contact"));

    /// <inheritdoc/>
    public override void Commit(Row row) => Account.Interactions.Add(_interaction);

    private protected override void PrepareLedger(Row row)
    {
        var date = _date.Date(row);
        var (kind, feedback) = (_kind.Word<InteractionKind>(row), _feedback.Word<Feedback>(row));
        var contact = _contact.Text(row);
        if (date is null) return;
        _interaction = new Interaction { Date = date.Value, Kind = kind ?? InteractionKind.Other, Feedback = feedback ?? Feedback.None, ContactId = contact };
    }
}
