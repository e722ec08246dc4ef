using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using KeyAccount.Rules;

namespace KeyAccount.Cli.Reports;

/// <summary>Writes what was found in a policy as JSON, in snake case. Lines and columns count from 1; an end is the place of what follows.</summary>
internal static class DiagnosticJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="file">The policy file as the user named it.</param>
    /// <param name="isUsable">Whether the policy runs.</param>
    /// <param name="diagnostics">What was found.</param>
    /// <param name="language">Language of messages, remedies and labels.</param>
    public static string Write(string file, bool isUsable, ImmutableArray<Diagnostic> diagnostics, string language) => JsonSerializer.Serialize(
        new
        {
            File = file,
            Usable = isUsable,
            Diagnostics = diagnostics.Select(d => new
            {
                d.Code,
                Severity = SeverityOf(d),
                Message = d.GetMessage(language),
                Remedy = d.GetRemedy(language),
                File = d.Source.Name,
                d.Position.Line,
                d.Position.Column,
                EndLine = d.EndPosition.Line,
                EndColumn = d.EndPosition.Column,
                Related = d.Related.Select(r => new
                {
                    Message = r.GetLabel(language),
                    File = r.Source.Name,
                    r.Position.Line,
                    r.Position.Column,
                    EndLine = r.EndPosition.Line,
                    EndColumn = r.EndPosition.Column,
                }),
            }),
        },
        Options);

    private static string SeverityOf(Diagnostic diagnostic) => diagnostic.Severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "advice",
    };
}
