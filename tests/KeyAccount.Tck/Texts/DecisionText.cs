using KeyAccount.Tck.Models;

namespace KeyAccount.Tck.Texts;

/// <summary>
/// Says a decision in one FEEL expression, with all that it requires: decisions, knowledge and services become entries of a context
/// around it, inputs are left to the context in which the expression is evaluated.
/// </summary>
/// <param name="model">The model of the decision.</param>
/// <param name="given">Nodes whose values are known without being evaluated.</param>
internal sealed class DecisionText(DmnModel model, IReadOnlySet<ModelNode> given)
{
    private readonly HashSet<ModelNode> inputs = [];

    /// <summary>The nodes whose values the text expects around it.</summary>
    public IReadOnlyCollection<ModelNode> Inputs => inputs;

    /// <summary>The value of a decision, converted to its declared type where that limits the values.</summary>
    public string Of(ModelNode decision)
    {
        var entries = new List<(string, string)>();
        Require(model.RequiredBy(decision), entries);
        var text = Logic(decision);
        return FeelText.Let(entries, decision.Type.IsConstrained ? ConformanceText.Of(text, decision.Type) : text);
    }

    /// <summary>One of the decisions that a service gives back, called with what is given for its parameters.</summary>
    public string Of(ModelNode service, string output)
    {
        if (model.Of(service, "outputDecision").FirstOrDefault(decision => decision.Name == output) is not { } decision) throw new NotTranslatedException("an answer that the service does not give");
        var inner = new DecisionText(model, Parameters(service).ToHashSet());
        var text = inner.Of(decision);
        inputs.UnionWith(inner.Inputs);
        return text;
    }

    private static string Logic(ModelNode decision) =>
        ModelNode.ExpressionIn(decision.Element) is { } expression
            ? new ExpressionText(decision.Model.Types).Of(expression, decision.TypeRef)
            : throw new NotTranslatedException("no decision logic");

    private IEnumerable<ModelNode> Parameters(ModelNode service) => model.Of(service, "inputData").Concat(model.Of(service, "inputDecision"));

    /// <summary>Adds entries for required nodes, what they need themselves before them. An imported model is an entry of its own.</summary>
    private void Require(IEnumerable<ModelNode> nodes, List<(string Key, string Text)> entries)
    {
        foreach (var group in nodes.GroupBy(node => node.Model))
        {
            if (group.Key == model)
            {
                foreach (var node in group) Require(node, entries);
                continue;
            }

            var name = model.Imports.First(import => import.Model == group.Key).Name;
            var imported = new DecisionText(group.Key, given);
            var inner = new List<(string Key, string Text)>();
            imported.Require(group, inner);
            inputs.UnionWith(imported.Inputs);
            inner.AddRange(group.Where(imported.inputs.Contains).Where(input => inner.All(entry => entry.Key != input.Name)).Select(input => (input.Name, input.Name)));
            entries.RemoveAll(entry => entry.Key == name); // Required once more, with more of it.
            entries.Add((name, FeelText.Context(inner)));
        }
    }

    private void Require(ModelNode node, List<(string Key, string Text)> entries)
    {
        if (node.Kind == NodeKind.Input || given.Contains(node))
        {
            if (inputs.Add(node) && node.Type.IsConstrained) entries.Add((node.Name, ConformanceText.Allowed(node.Name, node.Type)));
            return;
        }

        if (entries.Any(entry => entry.Key == node.Name)) return;
        if (node.Kind != NodeKind.Service) Require(model.RequiredBy(node), entries);
        entries.Add((node.Name, node.Kind switch
        {
            NodeKind.Decision => ConformanceText.Of(Logic(node), node.Type),
            NodeKind.Knowledge => Knowledge(node),
            _ => Service(node),
        }));
    }

    private static string Knowledge(ModelNode node)
    {
        if (node.Element.Child("encapsulatedLogic") is not { } logic) throw new NotTranslatedException("knowledge without logic");
        return new ExpressionText(node.Model.Types).Function(logic, node.ResultType);
    }

    /// <summary>A service as a function of its inputs and input decisions, in this order.</summary>
    private string Service(ModelNode service)
    {
        var parameters = Parameters(service).ToList();
        var inner = new DecisionText(model, parameters.ToHashSet());
        var outputs = model.Of(service, "outputDecision").ToList();
        var entries = new List<(string Key, string Text)>();
        inner.Require(outputs, entries);
        inputs.UnionWith(inner.Inputs.Where(input => !parameters.Contains(input)));
        var answer = outputs.Count == 1 ? outputs[0].Name : FeelText.Context(outputs.Select(output => (output.Name, output.Name)));
        var names = parameters.Select(parameter => ExpressionText.Parameter(parameter.Name, parameter.Type));
        return $"function({string.Join(", ", names)}) {ConformanceText.Of(FeelText.Let(entries, answer), service.ResultType)}";
    }
}
