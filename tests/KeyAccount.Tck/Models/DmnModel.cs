using System.Xml.Linq;

namespace KeyAccount.Tck.Models;

/// <summary>A model as its file says it: named nodes, what they require, types, imports.</summary>
internal sealed class DmnModel
{
    private readonly Dictionary<string, ModelNode> byId = new(StringComparer.Ordinal);
    private readonly List<ModelNode> nodes = [];
    private readonly Dictionary<string, DmnModel> imports = new(StringComparer.Ordinal); // By namespace.
    private readonly List<(string Name, string Namespace)> importNames = [];

    public DmnModel(XElement definitions)
    {
        Namespace = definitions.Value("namespace") ?? "";
        Name = definitions.Value("name") ?? "";
        Types = new ItemTypes(definitions);
        foreach (var element in definitions.Elements())
        {
            NodeKind? kind = element.LocalName() switch
            {
                "inputData" => NodeKind.Input,
                "decision" => NodeKind.Decision,
                "businessKnowledgeModel" => NodeKind.Knowledge,
                "decisionService" => NodeKind.Service,
                _ => null,
            };
            if (kind is not null) Add(kind.Value, element);
            if (element.LocalName() == "import") importNames.Add((element.Value("name") ?? "", element.Value("namespace") ?? ""));
        }
    }

    public string Name { get; }

    public string Namespace { get; }

    public ItemTypes Types { get; }

    /// <summary>The names under which other models are imported, with those that were found.</summary>
    public IEnumerable<(string Name, DmnModel Model)> Imports => importNames.Where(import => imports.ContainsKey(import.Namespace)).Select(import => (import.Name, imports[import.Namespace]));

    /// <summary>Finds the models that this one imports.</summary>
    public void Link(IReadOnlyList<DmnModel> models)
    {
        foreach (var (name, uri) in importNames)
        {
            if (models.FirstOrDefault(model => model.Namespace == uri && model != this) is not { } model) continue;
            imports[uri] = model;
            Types.Imported[name] = model.Types;
        }
    }

    /// <summary>A node by its kind and name.</summary>
    public ModelNode? Find(NodeKind kind, string name) => nodes.FirstOrDefault(node => node.Kind == kind && node.Name == name);

    /// <summary>What a node requires: inputs, decisions, knowledge, services.</summary>
    public IEnumerable<ModelNode> RequiredBy(ModelNode node) =>
        from requirement in node.Element.Elements()
        where requirement.LocalName() is "informationRequirement" or "knowledgeRequirement"
        from reference in requirement.Elements()
        where reference.LocalName().StartsWith("required", StringComparison.Ordinal)
        select Referred(reference);

    /// <summary>The nodes that a service names in a role, such as <c>outputDecision</c>.</summary>
    public IEnumerable<ModelNode> Of(ModelNode service, string role) => service.Element.Children(role).Select(Referred);

    private ModelNode Referred(XElement reference)
    {
        var href = reference.Value("href") ?? "";
        var hash = href.IndexOf('#', StringComparison.Ordinal);
        var model = hash > 0 && href[..hash] != Namespace ? imports.GetValueOrDefault(href[..hash]) : this;
        if (model is not null && model.byId.TryGetValue(href[(hash + 1)..], out var node)) return node;
        throw new NotTranslatedException("a reference to what is not in the model");
    }

    private void Add(NodeKind kind, XElement element)
    {
        var variable = element.Child("variable");
        var node = new ModelNode(kind, this, element.Value("id") ?? "", element.Value("name") ?? "", variable?.Value("typeRef"), element);
        byId[node.Id] = node;
        nodes.Add(node);
    }
}
