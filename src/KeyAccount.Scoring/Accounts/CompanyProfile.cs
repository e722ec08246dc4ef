namespace KeyAccount.Scoring;

/// <summary>What is known of the company itself (特征类). Every property is <see langword="null"/> when unknown.</summary>
public sealed record CompanyProfile
{
    /// <summary>A profile in which nothing is known.</summary>
    public static CompanyProfile Unknown { get; } = new();

    /// <summary>Size of the enterprise (企业规模).</summary>
    public EnterpriseSize? EnterpriseSize { get; init; }

    /// <summary>Number of employees; at least 0.</summary>
    public double? Employees { get; init; }

    /// <summary>Registered capital (注册资金), in the portfolio's currency.</summary>
    public decimal? RegisteredCapital { get; init; }

    /// <summary>The account's own sales per year (年销售额), in the portfolio's currency.</summary>
    public decimal? AnnualSales { get; init; }

    /// <summary>Sales region, as the portfolio names it.</summary>
    public string? Region { get; init; }

    /// <summary>Industry, as the portfolio names it.</summary>
    public string? Industry { get; init; }

    /// <summary>Whether the company is listed on a stock exchange (上市).</summary>
    public bool? IsListed { get; init; }
}

/// <summary>Size classes of an enterprise.</summary>
public enum EnterpriseSize
{
    /// <summary>Micro enterprise.</summary>
    Micro,

    /// <summary>Small enterprise.</summary>
    Small,

    /// <summary>Medium-sized enterprise.</summary>
    Medium,

    /// <summary>Large enterprise.</summary>
    Large,
}
