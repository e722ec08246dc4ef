using KeyAccount.Rules.Execution;

namespace KeyAccount.Rules.Planning;

/// <summary>What an expression becomes: one or more nodes of the graph, all over the rows of one space.</summary>
internal abstract record Lowered
{
    public abstract Space Space { get; }
}

/// <summary>A truth in three-valued logic: the rows where it is true, and those where it is false. The rest is unknown.</summary>
internal sealed record LoweredTruth(BitsNode Yes, BitsNode No) : Lowered
{
    public override Space Space => Yes.Space;

    public LoweredTruth Negated => new(No, Yes);
}

/// <summary>Numbers, or dates as the numbers of their days.</summary>
internal sealed record LoweredNumber(NumbersNode Values, BitsNode Known, bool IsDate = false) : Lowered
{
    public override Space Space => Values.Space;

    /// <summary>The number, where it is the same in every row.</summary>
    public double? Constant => Values is ConstantNumbers constant && NodeGraph.IsAll(Known) ? constant.Value : null;
}

/// <summary>Texts.</summary>
/// <param name="Choices">Where the text is one of a few: the rows that have each. Such texts are compared without being looked at.</param>
internal sealed record LoweredText(TextsNode Codes, BitsNode Known, IReadOnlyDictionary<string, BitsNode>? Choices = null) : Lowered
{
    public override Space Space => Codes.Space;

    public string? Constant => Codes is ConstantText { Text: { } text } ? text : null;
}

/// <summary>Records: rows of a list input's fields.</summary>
/// <param name="In">The rows that have a record each.</param>
/// <param name="List">The list input; <see langword="null"/> for the record of which nothing is known.</param>
/// <param name="Rows">The element of the input's lists that each row has; <see langword="null"/> where the rows are those elements.</param>
internal sealed record LoweredRecord(Space In, InputDefinition? List, RowsNode? Rows) : Lowered
{
    public override Space Space => In;
}

/// <summary>Lists: each row has some elements of a space.</summary>
/// <param name="Segments">What divides the elements among the rows.</param>
/// <param name="Known">The rows whose list is known.</param>
/// <param name="Element">An element.</param>
internal sealed record LoweredList(SegmentsNode Segments, BitsNode Known, Lowered Element) : Lowered
{
    public override Space Space => Segments.Space;
}
