using System.Text.Json;
using KeyAccount.Rules;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Documents;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Cli.Evaluation;

/// <summary>Facts given as JSON: a value, or a context of named values.</summary>
internal static class JsonFacts
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>The value of a whole text; <see langword="null"/> after a mistake, which is reported.</summary>
    public static FeelValue? Read(SourceText source, DiagnosticBag diagnostics) =>
        JsonDocumentParser.Parse(source, PolicyLimits.Default, diagnostics) is { } json && !diagnostics.HasErrors ? Read(source, json) : null;

    /// <summary>The context of a whole text; <see langword="null"/> after a mistake, which is reported.</summary>
    public static FeelContext? ReadContext(SourceText source, DiagnosticBag diagnostics)
    {
        if (JsonDocumentParser.Parse(source, PolicyLimits.Default, diagnostics) is not { } json || diagnostics.HasErrors) return null;
        if (json is JsonObjectSyntax) return (FeelContext)Read(source, json);
        diagnostics.Add(DiagnosticCatalog.WrongJsonType, source, json.Span, "the context", json.Describe, "an object");
        return null;
    }

    /// <summary>The value of a part of a text that is known to be well-formed.</summary>
    public static FeelValue Read(SourceText source, JsonSyntax json)
    {
        using var document = JsonDocument.Parse(source.Text.AsMemory(json.Span.Start, json.Span.Length), Lenient);
        return FeelJson.Read(document.RootElement);
    }
}
