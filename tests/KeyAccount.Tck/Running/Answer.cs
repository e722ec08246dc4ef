using System.Text.Json;
using KeyAccount.Tck.Cases;

namespace KeyAccount.Tck.Running;

/// <summary>What the tool answered to a line: a value, or why there is none.</summary>
/// <param name="Value">The value; null where the line is refused.</param>
/// <param name="Code">The code of the refusal.</param>
/// <param name="Message">What it says.</param>
internal sealed record Answer(KitValue? Value, string? Code, string? Message)
{
    public static Answer Read(string line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.TryGetProperty("error", out var error)
            ? new Answer(null, error.GetProperty("code").ToString(), error.GetProperty("message").GetString())
            : new Answer(Json.Read(document.RootElement.GetProperty("value")), null, null);
    }
}
