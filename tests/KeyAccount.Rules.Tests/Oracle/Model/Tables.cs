namespace KeyAccount.Oracle.Model;

internal sealed record TableOutput(string Name, FactType Type, Expression? Default)
{
    /// <summary>The closed set of a text, from the highest priority; null for everything else.</summary>
    public IReadOnlyList<string>? Values => (Type as StringType)?.Values;
}

internal sealed record TableRule(IReadOnlyList<UnaryTests> When, IReadOnlyList<Expression> Then);

/// <summary>A decision table; hit policy and aggregation (null for none) as the words of the document.</summary>
internal sealed record DecisionTable(
    string Name, string Hit, string? Aggregate, IReadOnlyList<Expression> Inputs, IReadOnlyList<TableOutput> Outputs, IReadOnlyList<TableRule> Rules)
{
    public bool IsSingleHit => Hit is "unique" or "any" or "first" or "priority";
}
