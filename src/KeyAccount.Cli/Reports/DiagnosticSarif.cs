using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using KeyAccount.Rules;

namespace KeyAccount.Cli.Reports;

/// <summary>
/// Writes what was found in a policy in SARIF 2.1.0, the form in which build servers and code hosts take findings. The rules are those entries of the
/// catalogue that were found.
/// </summary>
internal static class DiagnosticSarif
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="diagnostics">What was found.</param>
    /// <param name="language">Language of messages, remedies and labels.</param>
    public static string Write(ImmutableArray<Diagnostic> diagnostics, string language)
    {
        var found = diagnostics.DistinctBy(d => d.Code).OrderBy(d => d.Code, StringComparer.Ordinal).ToArray();
        var indexes = found.Select((d, i) => (d.Code, i)).ToDictionary(p => p.Code, p => p.i, StringComparer.Ordinal);
        return new JsonObject
        {
            ["$schema"] = Schema,
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject
            {
                ["tool"] = new JsonObject
                {
                    ["driver"] = new JsonObject
                    {
                        ["name"] = "keyaccount",
                        ["version"] = typeof(DiagnosticSarif).Assembly.GetName().Version!.ToString(3),
                        ["rules"] = new JsonArray([.. found.Select(d => Rule(d, language))]),
                    },
                },
                ["columnKind"] = "unicodeCodePoints",
                ["results"] = new JsonArray([.. diagnostics.Select(d => Result(d, indexes[d.Code], language))]),
            }),
        }.ToJsonString(Options);
    }

    private static JsonObject Rule(Diagnostic diagnostic, string language)
    {
        var (message, remedy) = diagnostic.GetTemplates(language);
        return new JsonObject
        {
            ["id"] = diagnostic.Code,
            ["shortDescription"] = Text(message),
            ["help"] = Text(remedy == "…" ? diagnostic.GetRemedy(language) : remedy),
            ["defaultConfiguration"] = new JsonObject { ["level"] = Level(diagnostic) },
        };
    }

    private static JsonObject Result(Diagnostic diagnostic, int rule, string language)
    {
        var result = new JsonObject
        {
            ["ruleId"] = diagnostic.Code,
            ["ruleIndex"] = rule,
            ["level"] = Level(diagnostic),
            ["message"] = Text($"{diagnostic.GetMessage(language)}\n{diagnostic.GetRemedy(language)}"),
            ["locations"] = new JsonArray(new JsonObject { ["physicalLocation"] = Place(diagnostic.Source, diagnostic.Position, diagnostic.EndPosition) }),
        };
        if (diagnostic.Related.IsEmpty) return result;
        result["relatedLocations"] = new JsonArray([.. diagnostic.Related.Select((r, i) => new JsonObject
        {
            ["id"] = i,
            ["physicalLocation"] = Place(r.Source, r.Position, r.EndPosition),
            ["message"] = Text(r.GetLabel(language)),
        })]);
        return result;
    }

    private static JsonObject Place(SourceText source, LinePosition start, LinePosition end) => new()
    {
        ["artifactLocation"] = new JsonObject { ["uri"] = UriOf(source.Name) },
        ["region"] = new JsonObject { ["startLine"] = start.Line, ["startColumn"] = start.Column, ["endLine"] = end.Line, ["endColumn"] = end.Column },
    };

    private static JsonObject Text(string text) => new() { ["text"] = text };

    private static string Level(Diagnostic diagnostic) => diagnostic.Severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "note",
    };

    /// <summary>A file name as a URI: relative to where the tool runs, unless the file was named from the root.</summary>
    private static string UriOf(string name) => Path.IsPathFullyQualified(name)
        ? new Uri(name).AbsoluteUri
        : string.Join('/', name.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString));
}
