using System.Text.RegularExpressions;
using System.Xml.Linq;
using KeyAccount.Tck.Models;

namespace KeyAccount.Tck.Texts;

/// <summary>Says boxed expressions in FEEL text.</summary>
/// <param name="types">The types that the expressions may name.</param>
internal sealed partial class ExpressionText(ItemTypes types)
{
    private readonly TypeNames typeNames = new(types);

    /// <summary>An expression's text, converted to the type that the expression itself declares.</summary>
    /// <param name="expression">The boxed expression.</param>
    /// <param name="known">A type to which the value is converted anyway.</param>
    public string Of(XElement expression, string? known = null)
    {
        var text = FeelText.Closed(Plain(expression));
        var declared = expression.Value("typeRef");
        return declared == known || expression.LocalName() == "functionDefinition" ? text : ConformanceText.Of(text, types.Resolve(declared));
    }

    /// <summary>A function with typed parameters: of a boxed function, or of a piece of knowledge.</summary>
    /// <param name="function">Holds the parameters and the body.</param>
    /// <param name="result">The declared type of what the function gives back; none where the body says it.</param>
    public string Function(XElement function, FeelType result)
    {
        if (function.Value("kind") is { } kind && kind != "FEEL") throw new NotTranslatedException("an external function");
        if (ModelNode.ExpressionIn(function) is not { } body) throw new NotTranslatedException("a function without a body");
        var parameters = function.Children("formalParameter").Select(parameter => Parameter(parameter.Value("name") ?? "", types.Resolve(parameter.Value("typeRef"))));
        return $"function({string.Join(", ", parameters)}) {(result.IsAny ? Of(body) : ConformanceText.Of(Of(body, body.Value("typeRef")), result))}";
    }

    /// <summary>A parameter of a function, with its type where it has one.</summary>
    public static string Parameter(string name, FeelType type)
    {
        if (name.Contains('.', StringComparison.Ordinal)) throw new NotTranslatedException("a parameter whose name is a path");
        return type.IsAny ? name : $"{name}: {type.Text}";
    }

    private string Plain(XElement expression) => expression.LocalName() switch
    {
        "literalExpression" => Literal(expression),
        "context" => Context(expression),
        "list" => $"[{string.Join(", ", expression.Elements().Where(ModelNode.IsExpression).Select(item => Of(item)))}]",
        "relation" => Relation(expression),
        "invocation" => Invocation(expression),
        "functionDefinition" => Function(expression, FeelType.Any),
        "conditional" => $"if {In(expression, "if")} then {In(expression, "then")} else {In(expression, "else")}",
        "filter" => $"{In(expression, "in")}[{In(expression, "match")}]",
        "for" => $"for {Iterator(expression)} return {In(expression, "return")}",
        "some" or "every" => $"{expression.LocalName()} {Iterator(expression)} satisfies {In(expression, "satisfies")}",
        "decisionTable" => new DecisionTableText(types, expression).Of(),
        var name => throw new NotTranslatedException($"an expression of the kind {name}"),
    };

    private string Literal(XElement literal)
    {
        if (literal.Child("importedValues") is not null) throw new NotTranslatedException("an imported value");
        if (literal.Value("expressionLanguage") is { } language && !language.Contains("FEEL", StringComparison.OrdinalIgnoreCase)) throw new NotTranslatedException("another expression language");
        var text = literal.Child("text")?.Value ?? "";
        if (External().IsMatch(text)) throw new NotTranslatedException("an external function");
        return string.IsNullOrWhiteSpace(text) ? "null" : typeNames.Replace(text.Trim());
    }

    private string Context(XElement context)
    {
        var entries = new List<(string, string)>();
        foreach (var entry in context.Children("contextEntry"))
        {
            if (ModelNode.ExpressionIn(entry) is not { } expression) throw new NotTranslatedException("an entry of a context without an expression");
            if (entry.Child("variable") is not { } variable) return FeelText.Let(entries, Of(expression)); // What the context gives back.
            var declared = variable.Value("typeRef");
            var text = Of(expression, declared);
            entries.Add((variable.Value("name") ?? "", expression.LocalName() == "functionDefinition" ? text : ConformanceText.Of(text, types.Resolve(declared))));
        }

        return FeelText.Context(entries);
    }

    private string Relation(XElement relation)
    {
        var columns = relation.Children("column").Select(column => column.Value("name") ?? "").ToList();
        var rows = relation.Children("row").Select(row => FeelText.Context(columns.Zip(row.Elements().Where(ModelNode.IsExpression).Select(cell => Of(cell)))));
        return $"[{string.Join(", ", rows)}]";
    }

    private string Invocation(XElement invocation)
    {
        if (ModelNode.ExpressionIn(invocation) is not { } called) throw new NotTranslatedException("a call of nothing");
        var bindings = invocation.Children("binding").Select(binding =>
            $"{binding.Child("parameter")?.Value("name")}: {(ModelNode.ExpressionIn(binding) is { } value ? Of(value) : "null")}");
        return $"{Of(called)}({string.Join(", ", bindings)})";
    }

    private string Iterator(XElement loop) => $"{loop.Value("iteratorVariable")} in {In(loop, "in")}";

    /// <summary>The expression inside a part of a boxed expression, in brackets.</summary>
    private string In(XElement expression, string part) =>
        expression.Child(part) is { } child && ModelNode.ExpressionIn(child) is { } inner ? FeelText.Bracketed(Of(inner)) : throw new NotTranslatedException($"a {expression.LocalName()} without its {part}");

    [GeneratedRegex(@"\bfunction\s*\([^)]*\)\s*external\b")]
    private static partial Regex External();
}
