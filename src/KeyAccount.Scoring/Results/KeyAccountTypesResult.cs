using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>Which types of key account (大客户类型) hold, and how far the others are: the system <c>key-account-types</c>. Several can hold at once.</summary>
public sealed class KeyAccountTypesResult : TypedResult
{
    private const string HoldsLabel = "holds";
    private const string NearLabel = "near";

    /// <summary>Reads the result of <c>key-account-types</c>, or of a policy with its bands and distances.</summary>
    public KeyAccountTypesResult(SystemResult result)
        : base(result)
    {
    }

    /// <summary>Key account, potential key account, or not shown to be one.</summary>
    public BandResult Standing => Result.BandOf("standing");

    /// <summary>Premium (优质): contracts in all, and good payment; or a referral that closed.</summary>
    public KeyAccountType Premium => Type("premium", "contracts_missing", "late_share_too_high", "arrears_too_high");

    /// <summary>High-value (高值): one large contract, and good payment.</summary>
    public KeyAccountType HighValue => Type("high_value", "single_contract_missing", "late_share_too_high", "arrears_too_high");

    /// <summary>Group (集团): the companies buy through one unit, or they do not; there is nothing to measure.</summary>
    public KeyAccountType Group => Type("group");

    /// <summary>Strategic (战略): sets an example, is fought for, or can grow; there is nothing to measure.</summary>
    public KeyAccountType Strategic => Type("strategic");

    /// <summary>All four types, in the field's order.</summary>
    public ImmutableArray<KeyAccountType> All => [Premium, HighValue, Group, Strategic];

    /// <summary>The types that are proven.</summary>
    public ImmutableArray<KeyAccountType> Holding => [.. All.Where(t => t.Holds)];

    /// <summary>The types that are within reach and do not hold.</summary>
    public ImmutableArray<KeyAccountType> WithinReach => [.. All.Where(t => t.IsNear)];

    private KeyAccountType Type(string band, params ReadOnlySpan<string> criteria)
    {
        BandResult state = Result.BandOf(band);
        ImmutableArray<CriterionDistance>.Builder distances = ImmutableArray.CreateBuilder<CriterionDistance>(criteria.Length);
        foreach (string criterion in criteria) distances.Add(Distance(criterion));
        return new KeyAccountType(band, state, state.Label == HoldsLabel, state.Label == NearLabel, distances.MoveToImmutable());
    }
}

/// <summary>A type of key account.</summary>
/// <param name="Id">The band's name, for example <c>high_value</c>.</param>
/// <param name="State">The label, and what unknown facts still allow.</param>
/// <param name="Holds">Whether it is proven.</param>
/// <param name="IsNear">Whether it is within reach, and known not to hold.</param>
/// <param name="Distances">What is missing, criterion by criterion; empty for the types that have no measure.</param>
public sealed record KeyAccountType(string Id, BandResult State, bool Holds, bool IsNear, ImmutableArray<CriterionDistance> Distances);
