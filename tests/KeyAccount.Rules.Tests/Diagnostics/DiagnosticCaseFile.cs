using System.Globalization;
using System.Text.Json;

namespace KeyAccount.Rules.Tests.Diagnostics;

/// <summary>
/// Reads the files in the folder Cases, which the build embeds in the tests. A case is a header, a text and its findings:
/// <code>
/// == when | title of the case
/// «revenu» > 0
/// -> KA2101 | revenu | did you mean "revenue"?
/// </code>
/// Findings stand in the order of the marks; <c>+></c> is one more finding at the same mark; <c>~> 0 | the label</c> is a related place of
/// the finding before it, the first of those marked ‹so›.
/// The first word says what the text is: a whole <c>policy</c>; the <c>tests</c> of the policy in <see cref="Tested"/>; the
/// rules of a table in the <c>file</c> beside the policy in <see cref="Tabled"/>; further <c>parts</c> of the policy in <see cref="Standard"/>; or, within such
/// a policy, the condition (<c>when</c>) of a flag, its message (<c>text</c>), or the <c>test</c> of a bin on a named input. A line
/// <c>! 20</c> after the header bounds the length of expressions, <c>! 20 bytes</c>, <c>! 20 levels</c> and <c>! 20 values</c> the document,
/// <c>! 20 expressions</c> the policy, <c>! 20 rules</c> the tables, <c>! 20 findings</c> what is found.
/// </summary>
internal static class DiagnosticCaseFile
{
    private const string Prefix = "KeyAccount.Rules.Tests.Diagnostics.Cases.";

    /// <summary>The policy in which everything but whole policies stands.</summary>
    public const string Standard = """
        { "policy": "p", "version": "1", "inputs": {
          "revenue": { "type": "number" }, "profit": { "type": "number" }, "industry": { "type": "string" }, "listed": { "type": "boolean" },
          "stage": { "type": "string", "values": ["planned", "met", "closed"] }, "founded": { "type": "date" },
          "contacts": { "type": "list", "items": { "role": { "type": "string", "values": ["coach", "user"] }, "influence": { "type": "number" } } } },
        """;

    /// <summary>The policy whose tests the cases of tests hold.</summary>
    private const string Tested = Standard + """
        "values": { "margin": "profit / revenue", "influences": "contacts.influence" },
        "bands": { "grade": { "of": "revenue", "cuts": [ { "at": 100, "label": "A" }, { "label": "B" } ] } },
        "flags": [ { "id": "no-coach", "severity": "high", "when": "every c in contacts satisfies c.role != \"coach\"", "action": "find-coach" } ],
        "actions": [ { "id": "find-coach", "priority": 1, "title": "Find a coach" } ] }
        """;

    /// <summary>The policy whose table has its rules in a file.</summary>
    private const string Tabled = Standard + """
        "reasons": { "BIG": "It is big." },
        "tables": { "t": { "hit": "first", "file": "rules.csv", "inputs": ["revenue", { "of": "stage", "title": "Stage" }],
          "outputs": { "size": { "type": "string", "values": ["large", "small"], "default": "\"small\"" }, "fee": { "type": "number", "default": 0 } } } }
        }
        """;

    /// <summary>All cases of all files.</summary>
    public static IReadOnlyList<DiagnosticCase> Cases { get; } = [.. Files().SelectMany(f => Read(f.Name, f.Text))];

    private static IEnumerable<(string Name, string Text)> Files()
    {
        var assembly = typeof(DiagnosticCaseFile).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name[Prefix.Length..], reader.ReadToEnd().ReplaceLineEndings("\n"));
        }
    }

    private static IEnumerable<DiagnosticCase> Read(string file, string text)
    {
        var lines = text.Split('\n');
        for (var start = 0; start < lines.Length; start++)
        {
            if (!lines[start].StartsWith("== ", StringComparison.Ordinal)) continue;
            var end = start + 1;
            while (end < lines.Length && !lines[end].StartsWith("== ", StringComparison.Ordinal)) end++;
            yield return Case(file, start + 1, lines[start][3..].Split('|', 2, StringSplitOptions.TrimEntries), lines[(start + 1)..end]);
        }
    }

    private static DiagnosticCase Case(string file, int line, string[] header, string[] lines)
    {
        var bounds = lines.Where(l => l.StartsWith("! ", StringComparison.Ordinal)).Select(l => l[2..]).FirstOrDefault();
        var findings = lines.Where(IsFinding).ToArray();
        var body = string.Join('\n', lines.Where(l => l.Length > 0 && !IsFinding(l) && !l.StartsWith("! ", StringComparison.Ordinal)));
        var kind = header[0].Split(' ');
        var document = kind[0] switch
        {
            "policy" => body,
            "parts" => $"{Standard}\n{body} }}",
            "when" => $$"""{{Standard}} "flags": [ { "id": "f", "severity": "low", "when": {{Quoted(body)}} } ] }""",
            "text" => $$"""{{Standard}} "flags": [ { "id": "f", "severity": "low", "when": "listed", "message": {{Quoted(body)}} } ] }""",
            "test" => $$"""
                {{Standard}} "scorecards": { "value": { "perspectives": [ { "name": "all", "weight": 1, "characteristics": [
                { "input": "{{kind[1]}}", "weight": 1, "bins": [ { "when": {{Quoted(body)}}, "points": 9 }, { "points": 1 } ] } ] } ] } } }
                """,
            "tests" or "file" => body,
            _ => throw new FormatException($"{file}({line}): \"{kind[0]}\" is no kind of case."),
        };
        var (documentKind, beside) = kind[0] switch
        {
            "tests" => (DocumentKind.Tests, Tested),
            "file" => (DocumentKind.TableFile, Tabled),
            _ => (DocumentKind.Policy, null),
        };
        return new DiagnosticCase(file, line, header[1], documentKind, MarkedText.Parse(document), beside, Limits(bounds), kind[0] == "policy", Findings(findings));
    }

    private static bool IsFinding(string line) => line.Length > 3 && line[0] is '-' or '+' or '~' && line[1..3] == "> ";

    private static List<ExpectedFinding> Findings(IEnumerable<string> lines)
    {
        var findings = new List<ExpectedFinding>();
        var mark = -1;
        foreach (var line in lines)
        {
            var parts = line[3..].Split('|', StringSplitOptions.TrimEntries);
            if (line[0] == '~')
            {
                findings[^1].Related.Add((int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1]));
                continue;
            }

            findings.Add(new ExpectedFinding(line[0] == '-' ? ++mark : mark, parts[0], parts[1..]));
        }

        return findings;
    }

    /// <summary>A JSON string, with the marks left as they are.</summary>
    private static string Quoted(string text) => "\"" + JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping) + "\"";

    private static PolicyLimits Limits(string? bounds)
    {
        if (bounds is null) return PolicyLimits.Default;
        var number = int.Parse(bounds.Split(' ')[0], CultureInfo.InvariantCulture);
        return bounds.Split(' ')[^1] switch
        {
            "bytes" => PolicyLimits.Default with { MaxDocumentBytes = number },
            "levels" => PolicyLimits.Default with { MaxDocumentDepth = number },
            "values" => PolicyLimits.Default with { MaxDocumentNodes = number },
            "expressions" => PolicyLimits.Default with { MaxExpressions = number },
            "rules" => PolicyLimits.Default with { MaxTableRules = number },
            "findings" => PolicyLimits.Default with { MaxDiagnostics = number },
            _ => PolicyLimits.Default with { MaxExpressionLength = number },
        };
    }
}
