namespace KeyAccount.Oracle.Model;

/// <summary>The type of a fact, a field or an expression.</summary>
internal abstract record FactType;

internal sealed record NumberType : FactType;

/// <summary>Strings, of a closed set when <paramref name="Values"/> are given.</summary>
internal sealed record StringType(IReadOnlyList<string>? Values = null) : FactType;

internal sealed record BooleanType : FactType;

internal sealed record DateType : FactType;

internal sealed record RecordType(IReadOnlyList<Input> Fields) : FactType;

internal sealed record ListType(FactType Item) : FactType;

/// <summary>A declared fact of the account, or a field of a record.</summary>
internal sealed record Input(string Name, FactType Type);

internal sealed record NamedValue(string Name, Expression Is);

internal sealed record Bin(UnaryTests? When, decimal Points);

internal enum MissingHandling
{
    Neutral,
    Worst,
    Points,
    Required,
}

internal sealed record Characteristic(
    string Name,
    Expression Input,
    decimal Weight,
    MissingHandling Missing,
    decimal MissingPoints,
    IReadOnlyList<Bin> Bins);

internal sealed record Perspective(string Name, decimal Weight, IReadOnlyList<Characteristic> Characteristics);

internal sealed record Scorecard(string Name, int Decimals, IReadOnlyList<Perspective> Perspectives)
{
    public IReadOnlyList<Adjustment> Adjustments { get; init; } = [];

    public IReadOnlyList<Cap> Caps { get; init; } = [];

    public IReadOnlyList<KnockOut> KnockOuts { get; init; } = [];
}

internal abstract record Band(string Name);

internal sealed record NumberBand(string Name, Expression Of, IReadOnlyList<NumberCut> Cuts) : Band(Name)
{
    /// <summary>The coverage below which there is no label; only where a score is cut.</summary>
    public decimal? LeastCoverage { get; init; }
}

internal sealed record NumberCut(double? At, string Label)
{
    /// <summary>The relative cut that stands in the place of a number.</summary>
    public string? AtCut { get; init; }
}

internal sealed record ConditionBand(string Name, IReadOnlyList<ConditionCut> Cuts) : Band(Name);

internal sealed record ConditionCut(Expression? When, string Label);

internal sealed record Flag(string Id, Expression When, string? Action)
{
    /// <summary>Severities under conditions, before the one that holds otherwise.</summary>
    public IReadOnlyList<SeverityCut> Severities { get; init; } = [];

    public string Severity { get; init; } = "medium";
}

internal sealed record SeverityCut(Expression When, string Severity);

internal sealed record KeyNode(string Id, Expression When, string? Action);

internal sealed record Stage(string Id, decimal Probability, IReadOnlyList<KeyNode> Nodes)
{
    /// <summary>What must hold to enter it; of the first stage, nothing.</summary>
    public IReadOnlyList<KeyNode> Entry { get; init; } = [];
}

internal sealed record Playbook(string Name, Expression Claimed, IReadOnlyList<Stage> Stages)
{
    /// <summary>Where it applies; always, when absent.</summary>
    public Expression? When { get; init; }

    public IEnumerable<KeyNode> Nodes => Stages.SelectMany(stage => stage.Entry.Concat(stage.Nodes));
}

internal sealed record ProposedAction(string Id, int Priority, bool Exclusive, Expression? When);

/// <summary>A whole policy.</summary>
internal sealed record Policy(
    IReadOnlyList<Input> Inputs,
    IReadOnlyList<NamedValue> Values,
    IReadOnlyList<Scorecard> Scorecards,
    IReadOnlyList<Band> Bands,
    IReadOnlyList<Flag> Flags,
    IReadOnlyList<Playbook> Playbooks,
    IReadOnlyList<ProposedAction> Actions)
{
    public IReadOnlyList<DecisionTable> Tables { get; init; } = [];

    public static Policy Empty { get; } = new([], [], [], [], [], [], []);

    public IReadOnlyList<RelativeCut> Cuts { get; init; } = [];
}
