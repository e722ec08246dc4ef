using System.Xml.Linq;
using KeyAccount.Tck.Models;
using KeyAccount.Tck.Texts;

namespace KeyAccount.Cli.Tests.Conformance;

/// <summary>Small models written for these tests.</summary>
internal static class Snippet
{
    /// <summary>A model of the elements given.</summary>
    public static DmnModel Model(string elements, string name = "here") =>
        new(XElement.Parse($"<definitions xmlns='http://example.org/dmn' name='{name}' namespace='urn:{name}'>{elements}</definitions>"));

    /// <summary>A literal expression; its text is escaped.</summary>
    public static string Literal(string text, string attributes = "") => $"<literalExpression {attributes}>{new XElement("text", text)}</literalExpression>";

    /// <summary>A decision that needs others.</summary>
    public static string Decision(string name, string logic, string type = "", params string[] requires) =>
        $"<decision id='{name}' name='{name}'><variable name='{name}' {(type.Length == 0 ? "" : $"typeRef='{type}'")}/>{string.Concat(requires.Select(Requirement))}{logic}</decision>";

    /// <summary>An input.</summary>
    public static string Input(string name, string type = "") => $"<inputData id='{name}' name='{name}'><variable name='{name}' {(type.Length == 0 ? "" : $"typeRef='{type}'")}/></inputData>";

    /// <summary>What a decision of a model is in FEEL.</summary>
    public static string Text(DmnModel model, string decision) => new DecisionText(model, new HashSet<ModelNode>()).Of(model.Find(NodeKind.Decision, decision)!);

    /// <summary>What a decision without requirements is in FEEL.</summary>
    public static string Text(string logic) => Text(Model(Decision("answer of all", logic)), "answer of all");

    private static string Requirement(string id) => $"<informationRequirement><requiredDecision href='#{id}'/></informationRequirement>";
}
