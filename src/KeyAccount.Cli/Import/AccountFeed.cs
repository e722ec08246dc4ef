using System.Collections.Immutable;
using KeyAccount.Cli.Mapping;
using KeyAccount.Rules;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Import;

/// <summary>Feeds the accounts themselves.</summary>
internal sealed class AccountFeed : Feed
{
    private readonly AccountIndex _accounts;
    private readonly bool _merge;
    private readonly BoundField _id;
    private readonly ImmutableArray<(string Name, Func<Row, object?> Read)> _fields;
    private readonly ImmutableArray<string> _facts;
    private readonly object?[] _values;
    private string? _key;

    public AccountFeed(SectionMapping section, SourceBinder binder, AccountIndex accounts, bool fromLedger)
        : base(section, binder)
    {
        _accounts = accounts;
        _merge = section.MergeRepeated;

        // Where the accounts come out of a ledger's rows, a row without a key lacks its account, not its own key.
        var key = FieldCatalogue.Find(SectionKind.Accounts, "id")!;
        _id = binder.Field(fromLedger ? key with { MissingReason = "missing-account" } : key, section.Fields["id"]);
        var fields = FieldCatalogue.Of(SectionKind.Accounts).Where(f => f.Name != "id" && section.Fields.ContainsKey(f.Name)).Select(f => (f.Name, Reader(f, Field(f.Name))));
        var facts = section.Facts.Select(f => (f.Name, FactReader(binder.Field(f.Definition, f.Cell))));
        _fields = [.. fields, .. facts];
        _facts = [.. section.Facts.Select(f => f.Name)];
        _values = new object?[_fields.Length];
    }

    /// <inheritdoc/>
    public override void Commit(Row row)
    {
        var draft = _accounts.Get(_key!);
        draft.Profile ??= new object?[_values.Length];
        for (var i = 0; i < _values.Length; i++) draft.Profile[i] ??= _values[i];
        _accounts.Pending = null;
    }

    /// <summary>The account of a draft, without its ledgers.</summary>
    public Account Build(AccountDraft draft)
    {
        var profile = draft.Profile ?? new object?[_values.Length];
        var given = Enumerable.Range(0, _fields.Length - _facts.Length).ToDictionary(i => _fields[i].Name, i => profile[i], StringComparer.Ordinal);
        var account = AccountBuilder.Build(draft.Id, given);
        var facts = ImmutableDictionary.CreateBuilder<string, FactValue>(StringComparer.Ordinal);
        for (var i = 0; i < _facts.Length; i++)
        {
            if (profile[_fields.Length - _facts.Length + i] is FactValue fact) facts[_facts[i]] = fact;
        }

        return account with { Facts = facts.ToImmutable() };
    }

    /// <inheritdoc/>
    public override void Prepare(Row row)
    {
        _accounts.Pending = null;
        _key = _id.Text(row);
        for (var i = 0; i < _values.Length; i++) _values[i] = _fields[i].Read(row);
        if (_key is null) return;
        if (!_merge && _accounts.Find(_key)?.Profile is not null) row.Reject(new RowFault("duplicate-key", _id.Column, _key));
        _accounts.Pending = _key;
    }

    private static Func<Row, object?> Reader(FieldDefinition definition, BoundField field) => definition.Name switch
    {
        "enterprise_size" => row => field.Word<EnterpriseSize>(row),
        "growth_potential" => row => field.Word<Level>(row),
        _ => definition.Type switch
        {
            FieldType.Number => row => field.Number(row),
            FieldType.Boolean => row => field.Flag(row),
            FieldType.Date => row => field.Date(row),
            _ => field.Text,
        },
    };

    private static Func<Row, object?> FactReader(BoundField field) => row => field.Fact(row) is { Kind: not FactKind.Unknown } fact ? fact : null;
}

/// <summary>Makes an account from the values of its mapped fields.</summary>
internal static class AccountBuilder
{
    /// <summary>The account; a field that is absent or <see langword="null"/> is unknown.</summary>
    public static Account Build(string id, IReadOnlyDictionary<string, object?> fields)
    {
        object? Get(string name) => fields.GetValueOrDefault(name);
        return new Account
        {
            Id = id,
            Name = (string?)Get("name"),
            Owner = (string?)Get("owner"),
            ParentId = (string?)Get("parent"),
            Company = new CompanyProfile
            {
                EnterpriseSize = (EnterpriseSize?)Get("enterprise_size"),
                Employees = (double?)(decimal?)Get("employees"),
                RegisteredCapital = (decimal?)Get("registered_capital"),
                AnnualSales = (decimal?)Get("annual_sales"),
                Region = (string?)Get("region"),
                Industry = (string?)Get("industry"),
                IsListed = (bool?)Get("is_listed"),
            },
            Standing = new AccountStanding
            {
                CategorySpend = (decimal?)Get("category_spend"),
                CumulativeContracts = (decimal?)Get("cumulative_contracts"),
                LargestContract = (decimal?)Get("largest_contract"),
                ReferredClosedAccount = (bool?)Get("referred_closed_account"),
                BuysAsGroup = (bool?)Get("buys_as_group"),
                SetsIndustryExample = (bool?)Get("sets_industry_example"),
                RivalsCompete = (bool?)Get("rivals_compete"),
                GrowthPotential = (Level?)Get("growth_potential"),
                Satisfaction = (double?)(decimal?)Get("satisfaction"),
                EvaluatedOn = (DateOnly?)Get("evaluated_on"),
                IsEvaluated = (bool?)Get("is_evaluated"),
                MapConfirmedOn = (DateOnly?)Get("map_confirmed_on"),
                ReorganisedOn = (DateOnly?)Get("reorganised_on"),
                CanMeetTechnicalRequirements = (bool?)Get("can_meet_technical_requirements"),
                HasFunds = (bool?)Get("has_funds"),
                CreditAcceptable = (bool?)Get("credit_acceptable"),
            },
        };
    }
}
