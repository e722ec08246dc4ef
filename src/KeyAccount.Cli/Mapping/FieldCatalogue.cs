using System.Collections.Immutable;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Mapping;

/// <summary>The parts of a portfolio that a mapping can feed.</summary>
internal enum SectionKind
{
    Accounts,
    Contacts,
    Opportunities,
    Orders,
    Invoices,
    Receipts,
    Interactions,
}

/// <summary>What a field holds.</summary>
internal enum FieldType
{
    Text,
    Number,
    Integer,
    Boolean,
    Date,

    /// <summary>One of a closed set of words.</summary>
    Word,

    /// <summary>Several of a closed set of words, separated by <c>;</c>, <c>|</c> or <c>,</c>.</summary>
    WordList,
}

/// <summary>A field of a section: its name in the mapping, its type, and what it accepts.</summary>
internal sealed record FieldDefinition(string Name, FieldType Type)
{
    /// <summary>Whether a row without it is rejected.</summary>
    public bool Required { get; init; }

    /// <summary>The words of a closed set, as the mapping writes them.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>Smallest number accepted.</summary>
    public decimal? Min { get; init; }

    /// <summary>Largest number accepted.</summary>
    public decimal? Max { get; init; }

    /// <summary>Reason of a row that lacks it.</summary>
    public string MissingReason { get; init; } = "missing-value";

    /// <summary>Reason of a row with a word outside the closed set.</summary>
    public string WordReason { get; init; } = "unknown-word";
}

/// <summary>Every field that a mapping can feed, per section.</summary>
internal static class FieldCatalogue
{
    private static readonly ImmutableDictionary<SectionKind, ImmutableArray<FieldDefinition>> All = new Dictionary<SectionKind, ImmutableArray<FieldDefinition>>
    {
        [SectionKind.Accounts] =
        [
            Key("id"), Text("name"), Text("owner"), Text("parent"),
            Word<EnterpriseSize>("enterprise_size"), Number("employees", 0), Number("registered_capital"), Number("annual_sales"),
            Text("region"), Text("industry"), Flag("is_listed"),
            Number("category_spend"), Number("cumulative_contracts"), Number("largest_contract"),
            Flag("referred_closed_account"), Flag("buys_as_group"), Flag("sets_industry_example"), Flag("rivals_compete"),
            Word<Level>("growth_potential"), Number("satisfaction", 0, 100),
            Date("evaluated_on"), Flag("is_evaluated"), Date("map_confirmed_on"), Date("reorganised_on"),
            Flag("can_meet_technical_requirements"), Flag("has_funds"), Flag("credit_acceptable"),
        ],
        [SectionKind.Contacts] =
        [
            AccountKey(), Key("id"), Text("name"), Text("title"), Text("department"),
            new("roles", FieldType.WordList) { Words = WordsOf<BuyingRoles>() }, Flag("roles_confirmed"),
            Number("influence", 0, 1), Word<Stance>("stance"), Date("last_interviewed_on"), Flag("is_interviewed"),
            Date("first_seen_on"), Text("replaced_contact"), Date("role_changed_on"), Integer("seniority_level", 1, 5),
            Word<SocialStyle>("social_style"), Integer("personal_level", 1, 5), Text("information_source"),
            Number("age", 0), Text("education"), Text("marital_status"), Number("monthly_income", 0), Text("favourite_colour"), Flag("owns_car"), Flag("has_children"),
        ],
        [SectionKind.Opportunities] =
        [
            AccountKey(), Key("id"), Text("name"), Text("owner"), Number("amount"),
            Word<OpportunityStatus>("status") with { WordReason = "unknown-stage" }, Word<SellingStage>("stage") with { WordReason = "unknown-stage" },
            Number("probability", 0, 1), Date("opened_on"), Date("expected_close_on"), Date("closed_on"),
            Flag("on_candidate_list"), Flag("strengths_in_criteria"), Flag("criteria_against_us"), Flag("bid_made"), Flag("contract_signed"), Flag("fully_paid"),
        ],
        [SectionKind.Orders] =
        [
            AccountKey(), Text("id"), Date("date") with { Required = true }, Number("amount") with { Required = true }, Number("cost"), Word<OrderKind>("kind"),
        ],
        [SectionKind.Invoices] =
        [
            AccountKey(), Text("id"), Date("date") with { Required = true }, Number("amount") with { Required = true },
            Date("due_date"), Flag("is_disputed"), Date("settled_on"), Number("settled_amount"),
        ],
        [SectionKind.Receipts] =
        [
            Key("invoice"), Date("date") with { Required = true }, Number("amount") with { Required = true },
        ],
        [SectionKind.Interactions] =
        [
            AccountKey(), Date("date") with { Required = true }, Word<InteractionKind>("kind"), Word<Feedback>("feedback"), Text("contact"),
        ],
    }.ToImmutableDictionary();

    /// <summary>The fields of a section, in the order of the reference.</summary>
    public static ImmutableArray<FieldDefinition> Of(SectionKind section) => All[section];

    /// <summary>The field of a section with this name, or <see langword="null"/>.</summary>
    public static FieldDefinition? Find(SectionKind section, string name) => All[section].FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.Ordinal));

    /// <summary>The members of an enumeration as the mapping writes them: <c>NeedsAnalysed</c> is <c>needs_analysed</c>.</summary>
    public static ImmutableArray<string> WordsOf<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName)];

    private static FieldDefinition Key(string name) => new(name, FieldType.Text) { Required = true, MissingReason = "missing-key" };

    private static FieldDefinition AccountKey() => new("account", FieldType.Text) { Required = true, MissingReason = "missing-account" };

    private static FieldDefinition Text(string name) => new(name, FieldType.Text);

    private static FieldDefinition Flag(string name) => new(name, FieldType.Boolean);

    private static FieldDefinition Date(string name) => new(name, FieldType.Date);

    private static FieldDefinition Number(string name, int? min = null, int? max = null) => new(name, FieldType.Number) { Min = min, Max = max };

    private static FieldDefinition Integer(string name, int min, int max) => new(name, FieldType.Integer) { Min = min, Max = max };

    private static FieldDefinition Word<T>(string name)
        where T : struct, Enum => new(name, FieldType.Word) { Words = WordsOf<T>() };
}
