using System.Text.Json.Nodes;
using KeyAccount.Tck.Cases;
using KeyAccount.Tck.Comparing;
using KeyAccount.Tck.Models;
using KeyAccount.Tck.Texts;

namespace KeyAccount.Tck.Running;

/// <summary>One expected result of a case, and the text that is evaluated for it.</summary>
/// <param name="Id">The line's name: folder, file, case, decision.</param>
/// <param name="Expected">What the kit expects.</param>
/// <param name="Type">The declared type of the result.</param>
/// <param name="Expression">The text; null where the case is outside.</param>
/// <param name="Context">The values around the text.</param>
/// <param name="Outside">Why there is no text.</param>
internal sealed record Attempt(string Id, ExpectedResult Expected, FeelType Type, string? Expression, JsonObject Context, string? Outside)
{
    public static IEnumerable<Attempt> Of(TestFolder folder, DmnModel model, TestCase test) =>
        test.Results.Select(result => Of($"{folder.Name}/{test.File}/{test.Id}/{result.Node}", model, test, result));

    /// <summary>The line that the tool evaluates.</summary>
    public string Line() => new JsonObject { ["id"] = Id, ["expression"] = Expression, ["context"] = Context.DeepClone() }.ToJsonString(Json.Readable);

    private static Attempt Of(string id, DmnModel model, TestCase test, ExpectedResult result)
    {
        try
        {
            var given = test.Inputs.Select(input => model.Find(NodeKind.Decision, input.Name)).OfType<ModelNode>().ToHashSet();
            var texts = new DecisionText(model, given);
            if (model.Find(NodeKind.Decision, result.Node) is not { } decision) return None("a result that is no decision");
            var service = test.Service is null ? null : model.Find(NodeKind.Service, test.Service) ?? throw new NotTranslatedException("a service that is not in the model");
            var expression = service is null ? texts.Of(decision) : texts.Of(service, result.Node);
            var type = service is null or { ResultType.IsAny: true } ? decision.Type : service.ResultType;
            var context = new JsonObject();
            foreach (var input in texts.Inputs) context[input.Name] = Given(test, input);
            return new Attempt(id, result, type, expression, context, null);
        }
        catch (NotTranslatedException reason)
        {
            return None(reason.Message);
        }

        Attempt None(string reason) => new(id, result, FeelType.Any, null, [], reason);
    }

    private static JsonNode? Given(TestCase test, ModelNode input)
    {
        var value = test.Inputs.FirstOrDefault(given => given.Name == input.Name).Value ?? KitValue.Nil; // What is not given is unknown.
        return Conformance.Apply(value, input.Type).ToJson();
    }
}
