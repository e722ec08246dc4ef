namespace KeyAccount.Scoring;

/// <summary>The square of the twenty-five-square grid (二十五方格), personal level by company level: the system <c>relationship-grid</c>.</summary>
public sealed class RelationshipGridResult : TypedResult
{
    /// <summary>Reads the result of <c>relationship-grid</c>, or of a policy with its outputs.</summary>
    public RelationshipGridResult(SystemResult result)
        : base(result)
    {
    }

    /// <summary>The square, <c>1E</c> (greeting, awareness) to <c>5A</c> (values, strategic complement), or <c>off</c>; <see langword="null"/> when unknown.</summary>
    public string? Square => Output("grid.square");

    /// <summary>The strength of the relationship, 0 to 1; <see langword="null"/> when unknown.</summary>
    public decimal? Strength => ExactArithmetic.ToDecimal(Result.OutputOf("strength").Number);

    /// <summary>The side that lags: <c>personal</c>, <c>company</c>, <c>level</c> where neither does, <c>both</c> off the grid; <see langword="null"/> when unknown.</summary>
    public string? LaggingSide => Output("grid.lagging");

    /// <summary>The square to aim for; <see langword="null"/> when unknown. At <c>5A</c> it is the same.</summary>
    public string? NextSquare => Output("grid.next");

    /// <summary>What the people have reached: <c>none</c>, <c>greeting</c>, <c>facts</c>, <c>views</c>, <c>behaviour</c>, <c>values</c>; <see langword="null"/> when unknown.</summary>
    public string? PersonalLevel => Output("personal.reached");

    /// <summary>
    /// What the companies have reached: <c>none</c>, <c>awareness</c>, <c>preference</c>, <c>trust</c>, <c>solution</c>, <c>strategic</c>; <see langword="null"/> when unknown.
    /// </summary>
    public string? CompanyLevel => Output("company.reached");

    private string? Output(string name) => Result.OutputOf(name).Text;
}
