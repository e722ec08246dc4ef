using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Documents;

namespace KeyAccount.Rules;

/// <summary>Puts a calibration into the text of a policy without touching anything else.</summary>
internal static class CalibrationText
{
    private const char ByteOrderMark = '\uFEFF';

    public static string Apply(string policyText, PolicyCalibration calibration, DateOnly asOf, string? source)
    {
        if (calibration.Cuts.IsEmpty) throw new ArgumentException("The policy that was measured has no cuts, so there is nothing to apply.", nameof(policyText));
        var document = new SourceText("policy", policyText);
        var root = Parse(document);
        var cuts = Find(root, "cuts");
        var declared = cuts?.Value is JsonObjectSyntax names ? names.Properties.Select(p => p.Name).ToHashSet(StringComparer.Ordinal) : [];
        if (calibration.Cuts.FirstOrDefault(c => !declared.Contains(c.Cut.Name)) is { } missing)
            throw new ArgumentException($"The text declares no cut \"{missing.Cut.Name}\": it is not the text of the policy that was measured.", nameof(policyText));

        var text = document.Text;
        var newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        string Part(string? indent) => CalibrationPart.Write(calibration, asOf, source, newLine, indent);
        var applied = Find(root, "calibration") is { } older
            ? text[..older.Value.Span.Start] + Part(IndentOf(text, older)) + text[older.Value.Span.End..]
            : Insert(text, cuts!, newLine, Part);
        return policyText.StartsWith(ByteOrderMark) ? ByteOrderMark + applied : applied;
    }

    private static string Insert(string text, JsonPropertySyntax cuts, string newLine, Func<string?, string> part)
    {
        var (end, hasComma, lineEnd) = PropertyEnd.Of(text, cuts.Value.Span.End);

        // On a line of its own where "cuts" has its own; otherwise on the same line, in front of any comment that ends it.
        var indent = lineEnd is null ? null : IndentOf(text, cuts);
        if (indent is not null) end = lineEnd!.Value;
        var before = text[..cuts.Value.Span.End] + (hasComma ? "" : ",") + text[cuts.Value.Span.End..end];
        return before + (indent is null ? " " : newLine + indent) + "\"calibration\": " + part(indent) + (hasComma ? "," : "") + text[end..];
    }

    /// <summary>The white space before a property that begins a line; <see langword="null"/> for one that does not.</summary>
    private static string? IndentOf(string text, JsonPropertySyntax property)
    {
        var name = property.NameSpan.Start;
        var start = text.LastIndexOf('\n', name) + 1;
        return start > 0 && text.AsSpan(start, name - start).IsWhiteSpace() ? text[start..name] : null;
    }

    private static JsonPropertySyntax? Find(JsonObjectSyntax root, string name) => root.Properties.FirstOrDefault(p => p.Name == name);

    private static JsonObjectSyntax Parse(SourceText document)
    {
        var diagnostics = new DiagnosticBag();
        var root = JsonDocumentParser.Parse(document, PolicyLimits.Default, diagnostics);
        if (root is not (null or JsonObjectSyntax)) diagnostics.Add(DiagnosticCatalog.WrongJsonType, document, root.Span, "the document", root.Describe, "an object");
        return diagnostics.HasErrors ? throw new PolicyException(diagnostics.ToSorted(document)) : (JsonObjectSyntax)root!;
    }
}
