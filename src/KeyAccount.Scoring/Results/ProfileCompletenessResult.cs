using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>How much of an account's file is filled in (客户档案完整率): the system <c>profile-completeness</c>.</summary>
public sealed class ProfileCompletenessResult : TypedResult
{
    private const string Scorecard = "profile";

    /// <summary>Reads the result of <c>profile-completeness</c>, or of a policy with its band <c>completeness</c> and its scorecard <c>profile</c>.</summary>
    public ProfileCompletenessResult(SystemResult result)
        : base(result)
    {
    }

    /// <summary>Complete, usable, patchy or nearly empty.</summary>
    public BandResult Completeness => Result.BandOf("completeness");

    /// <summary>The share of known fields, 0 to 1.</summary>
    public decimal? Share => Result.ScoreOf(Scorecard).Value / 100;

    /// <summary>The sections, in the policy's order.</summary>
    public ImmutableArray<ProfileSection> Sections =>
    [
        .. Result.Policy.Scorecards.First(s => s.Name == Scorecard).Perspectives
            .Select(p => new ProfileSection(p.Name, p.Title, Result.ScoreOf(Scorecard, p.Name).Value / 100)),
    ];

    /// <summary>The fields that are not known, in the policy's order.</summary>
    /// <param name="language">The language of the titles.</param>
    public ImmutableArray<CharacteristicExplanation> MissingFields(string language = "en") =>
        [.. Result.Explain(language).Scorecards.First(s => s.Name == Scorecard).Characteristics.Where(c => c.Points == 0)];
}

/// <summary>A section of an account's file.</summary>
/// <param name="Id">The perspective's name, for example <c>company</c>.</param>
/// <param name="Title">What people call it; <see langword="null"/> when the policy does not say.</param>
/// <param name="Share">The share of known fields, 0 to 1.</param>
public sealed record ProfileSection(string Id, LocalizedText? Title, decimal? Share);
