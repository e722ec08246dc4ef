using KeyAccount.Cli.Mapping;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Import;

/// <summary>Feeds the opportunities.</summary>
internal sealed class OpportunityFeed : LedgerFeed
{
    private readonly Dictionary<string, BoundField> _fields;
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private Opportunity? _opportunity;

    public OpportunityFeed(SectionMapping section, SourceBinder binder, AccountIndex accounts, bool hasAccounts)
        : base(section, binder, accounts, hasAccounts) =>
        _fields = FieldCatalogue.Of(SectionKind.Opportunities).ToDictionary(f => f.Name, f => Field(f.Name), StringComparer.Ordinal);

    /// <inheritdoc/>
    public override BoundField Amount => _fields["amount"];

    /// <inheritdoc/>
    public override void Commit(Row row)
    {
        _ids.Add(_opportunity!.Id);
        Account.Opportunities.Add(_opportunity);
    }

    private protected override void PrepareLedger(Row row)
    {
        var id = _fields["id"].Text(row);
        if (id is not null && _ids.Contains(id)) row.Reject(new RowFault("duplicate-key", _fields["id"].Column, id));
        _opportunity = new Opportunity
        {
            Id = id ?? "",
            Name = _fields["name"].Text(row),
            Owner = _fields["owner"].Text(row),
            Amount = _fields["amount"].Number(row),
            Status = _fields["status"].Word<OpportunityStatus>(row),
            Stage = _fields["stage"].Word<SellingStage>(row),
            Probability = (double?)_fields["probability"].Number(row),
            OpenedOn = _fields["opened_on"].Date(row),
            ExpectedCloseOn = _fields["expected_close_on"].Date(row),
            ClosedOn = _fields["closed_on"].Date(row),
            OnCandidateList = _fields["on_candidate_list"].Flag(row),
            StrengthsInCriteria = _fields["strengths_in_criteria"].Flag(row),
            CriteriaAgainstUs = _fields["criteria_against_us"].Flag(row),
            BidMade = _fields["bid_made"].Flag(row),
            ContractSigned = _fields["contract_signed"].Flag(row),
            FullyPaid = _fields["fully_paid"].Flag(row),
            Facts = GivenFacts(row),
        };
    }
}
