using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Documents;

/// <summary>A named part of a policy while it is read: where it is declared, and the names that its expressions read.</summary>
internal sealed class PolicyPart(string description, SourceSpan span)
{
    /// <summary>For messages: <c>value "gross_margin"</c>.</summary>
    public string Description { get; } = description;

    public SourceSpan Span { get; } = span;

    /// <summary>What its expressions read, in the order of the text; a name may appear several times.</summary>
    public List<Symbol> Reads { get; } = [];

    /// <summary>The finished part of the model.</summary>
    public object? Model { get; set; }
}
