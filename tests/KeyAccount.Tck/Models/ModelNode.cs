using System.Xml.Linq;

namespace KeyAccount.Tck.Models;

internal enum NodeKind
{
    Input,
    Decision,
    Knowledge,
    Service,
}

/// <summary>A part of a model that has a name: an input, a decision, a piece of knowledge, a service.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Model">Where it is.</param>
/// <param name="Id">By what others refer to it.</param>
/// <param name="Name">By what expressions refer to it.</param>
/// <param name="TypeRef">The declared type of its value; null where none is.</param>
/// <param name="Element">All that the model says about it.</param>
internal sealed record ModelNode(NodeKind Kind, DmnModel Model, string Id, string Name, string? TypeRef, XElement Element)
{
    private static readonly HashSet<string> Expressions = new(StringComparer.Ordinal)
    {
        "literalExpression", "context", "list", "relation", "invocation", "functionDefinition", "conditional", "filter", "for", "some", "every", "decisionTable",
    };

    /// <summary>The declared type of its value.</summary>
    public FeelType Type => Model.Types.Resolve(TypeRef);

    /// <summary>The declared type of what a function or a service gives back.</summary>
    public FeelType ResultType => Type is FunctionType function ? function.Result : Type;

    /// <summary>The first expression directly inside an element; null where there is none.</summary>
    public static XElement? ExpressionIn(XElement element) => element.Elements().FirstOrDefault(child => Expressions.Contains(child.LocalName()));

    public static bool IsExpression(XElement element) => Expressions.Contains(element.LocalName());

    /// <summary>Equal when it is the same part of the same model.</summary>
    public bool Equals(ModelNode? other) => other is not null && ReferenceEquals(Element, other.Element);

    public override int GetHashCode() => Element.GetHashCode();
}
