namespace KeyAccount.Scoring;

/// <summary>
/// Attributes of a person (特征类: person attributes). Optional, and read by no built-in policy: a policy that declares one gets an advisory from the
/// checker, for a lawful basis and fairness are the user's to see to. Every property is <see langword="null"/> when unknown. Immutable.
/// </summary>
public sealed record PersonalAttributes
{
    /// <summary>Attributes of which nothing is known.</summary>
    public static PersonalAttributes Unknown { get; } = new();

    /// <summary><c>age</c> (年龄), years.</summary>
    public double? Age { get; init; }

    /// <summary><c>education</c> (学历): in the words of the source.</summary>
    public string? Education { get; init; }

    /// <summary><c>marital_status</c> (婚姻状况): in the words of the source.</summary>
    public string? MaritalStatus { get; init; }

    /// <summary><c>monthly_income</c> (月收入), in the portfolio's currency.</summary>
    public decimal? MonthlyIncome { get; init; }

    /// <summary><c>favourite_colour</c> (喜欢的颜色): in the words of the source.</summary>
    public string? FavouriteColour { get; init; }

    /// <summary><c>owns_car</c> (有无汽车).</summary>
    public bool? OwnsCar { get; init; }

    /// <summary><c>has_children</c> (有无子女).</summary>
    public bool? HasChildren { get; init; }
}
