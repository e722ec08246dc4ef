using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Reports;

/// <summary>Writes systems as JSON, in snake case.</summary>
internal static class SystemJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static string Write(IEnumerable<AccountSystem> systems, string language) =>
        JsonSerializer.Serialize(systems.Select(s => SystemSummary.Of(s, language)), Options);

    public static string Write(AccountSystem system, string language)
    {
        var summary = SystemSummary.Of(system, language);
        var policy = system.Policy.Model;
        return JsonSerializer.Serialize(
            new
            {
                summary.Id,
                summary.Title,
                summary.Question,
                summary.Subject,
                policy.Version,
                Inputs = system.Inputs.Select(i => new { i.Name, Title = i.Title?.In(language), i.Type, i.Unit, i.Values, IsOwn = system.OwnInputs.Contains(i.Name) }),
                Outputs = system.Outputs.Select(o => new { o.Name, Title = o.Title?.In(language), o.Type, o.Unit }),
                Classes = policy.Bands.Select(b => new { b.Name, Title = b.Title?.In(language), Labels = b.Cuts.Select(c => new { c.Label, Title = c.Title?.In(language) }) }),
                Stages = policy.Playbooks.Select(p => new { p.Name, Title = p.Title?.In(language), p.When, Stages = p.Stages.Select(s => new { s.Id, Title = s.Title?.In(language), Goal = s.Goal?.In(language) }) }),
                Activities = policy.Activities.Select(a => new { a.Id, Title = a.Title.In(language), Audience = a.Audience?.In(language), a.Cost, a.Reach }),
                Flags = policy.Flags.Select(f => new { f.Id, Title = f.Title?.In(language), f.Severity }),
                Actions = policy.Actions.Select(a => new { a.Id, Title = a.Title.In(language) }),
                summary.Tests,
            },
            Options);
    }
}
