using KeyAccount.Tck.Models;
using KeyAccount.Tck.Texts;
using static KeyAccount.Cli.Tests.Conformance.Snippet;

namespace KeyAccount.Cli.Tests.Conformance;

public class DecisionTextTests
{
    private const string Percent = "<itemDefinition name='percent'><typeRef>number</typeRef><allowedValues><text>[0..100]</text></allowedValues></itemDefinition>";

    [Fact]
    public void Required_decisions_come_first_and_once()
    {
        var model = Model(Decision("top", Literal("left + right + base"), "", "left", "right", "base") + Decision("left", Literal("base + 1"), "", "base") + Decision("right", Literal("base + 2"), "", "base") + Decision("base", Literal("n"), "", "n") + Input("n"));
        Assert.Equal("{ \"base\": n, \"left\": base + 1, \"right\": base + 2, \"answer\": left + right + base }.answer", Text(model, "top"));
    }

    [Fact]
    public void Inputs_are_only_those_that_are_needed()
    {
        var model = Model(Decision("top", Literal("dep"), "", "dep") + Decision("dep", Literal("n"), "", "n") + Input("n") + Input("other"));
        var texts = new DecisionText(model, new HashSet<ModelNode>());
        texts.Of(model.Find(NodeKind.Decision, "top")!);
        Assert.Equal(["n"], texts.Inputs.Select(input => input.Name));
    }

    [Fact]
    public void Decision_that_is_given_is_not_evaluated()
    {
        var model = Model(Decision("top", Literal("dep"), "", "dep") + Decision("dep", Literal("n"), "", "n") + Input("n"));
        var texts = new DecisionText(model, new HashSet<ModelNode> { model.Find(NodeKind.Decision, "dep")! });
        Assert.Equal("dep", texts.Of(model.Find(NodeKind.Decision, "top")!));
        Assert.Equal(["dep"], texts.Inputs.Select(input => input.Name));
    }

    [Fact]
    public void Knowledge_is_a_function()
    {
        var model = Model(Decision("top", Literal("twice(2)"), "", "twice") + $"<businessKnowledgeModel id='twice' name='twice'><encapsulatedLogic><formalParameter name='x' typeRef='number'/>{Literal("x * 2")}</encapsulatedLogic></businessKnowledgeModel>");
        Assert.Equal("{ \"twice\": function(x: number) x * 2, \"answer\": twice(2) }.answer", Text(model, "top"));
    }

    [Fact]
    public void Type_of_a_function_tells_the_type_of_its_result()
    {
        var model = Model("<itemDefinition name='f'><functionItem outputTypeRef='string'/></itemDefinition>" + Decision("top", Literal("k()"), "", "k") + $"<businessKnowledgeModel id='k' name='k'><variable name='k' typeRef='f'/><encapsulatedLogic>{Literal("1")}</encapsulatedLogic></businessKnowledgeModel>");
        Assert.Contains("function() { \"it\": 1, \"answer\": if it instance of string then it", Text(model, "top"), StringComparison.Ordinal);
    }

    [Fact]
    public void Parameter_whose_name_is_a_path_has_a_reason()
    {
        var model = Model(Decision("top", Literal("k(1)"), "", "k") + $"<businessKnowledgeModel id='k' name='k'><encapsulatedLogic><formalParameter name='a.b'/>{Literal("1")}</encapsulatedLogic></businessKnowledgeModel>");
        Assert.Equal("a parameter whose name is a path", Assert.Throws<NotTranslatedException>(() => Text(model, "top")).Message);
    }

    [Fact]
    public void Service_is_a_function_of_its_inputs_that_hides_the_decisions_around_it()
    {
        var model = Model(Decision("top", Literal("s(1)"), "", "s") + Decision("out", Literal("in1 + mid"), "", "in1", "mid") + Decision("mid", Literal("5")) + Decision("in1", Literal("7"))
            + Input("in2") + "<decisionService id='s' name='s'><outputDecision href='#out'/><encapsulatedDecision href='#mid'/><inputDecision href='#in1'/><inputData href='#in2'/></decisionService>");
        Assert.Equal("{ \"s\": function(in2, in1) { \"mid\": 5, \"out\": in1 + mid, \"answer\": out }.answer, \"answer\": s(1) }.answer", Text(model, "top"));
        Assert.Equal("{ \"mid\": 5, \"answer\": in1 + mid }.answer", new DecisionText(model, new HashSet<ModelNode>()).Of(model.Find(NodeKind.Service, "s")!, "out"));
    }

    [Fact]
    public void Imported_model_is_a_context_under_its_name()
    {
        var other = Model(Decision("hello", Literal("\"Hello \" + who"), "", "who") + Input("who"), "other");
        var model = Model("<import name='o' namespace='urn:other'/><decision id='top' name='top'><informationRequirement><requiredDecision href='urn:other#hello'/></informationRequirement>" + Literal("o.hello") + "</decision>");
        model.Link([model, other]);
        Assert.Equal("{ \"o\": { \"hello\": \"Hello \" + who }, \"answer\": o.hello }.answer", Text(model, "top"));
    }

    [Fact]
    public void Reference_to_nothing_has_a_reason() => Assert.Throws<NotTranslatedException>(() => Text(Model(Decision("top", Literal("x"), "", "nowhere")), "top"));

    [Fact]
    public void Input_outside_its_allowed_values_is_null()
    {
        var model = Model(Percent + Decision("top", Literal("share"), "", "share") + Input("share", "percent"));
        Assert.Equal("{ \"share\": if share in ([0..100]) then share else null, \"answer\": share }.answer", Text(model, "top"));
    }

    [Fact]
    public void Result_with_allowed_values_is_tested_in_the_text()
    {
        var text = Text(Model(Percent + Decision("top", Literal("120"), "percent")), "top");
        Assert.StartsWith("{ \"it\": 120, \"answer\": if it instance of number and it in ([0..100]) then it else if", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Result_with_a_plain_type_is_left_to_the_comparison() => Assert.Equal("1", Text(Model(Decision("top", Literal("1"), "string")), "top"));
}
