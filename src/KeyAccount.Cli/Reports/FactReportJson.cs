using System.Text.Json;
using KeyAccount.Cli.Facts;
using KeyAccount.Cli.Import;

namespace KeyAccount.Cli.Reports;

/// <summary>Writes what became of fact tables as members of a run summary: <c>sources</c>, <c>accounts</c>, <c>missing_inputs</c>, <c>ignored_columns</c>.</summary>
internal static class FactReportJson
{
    /// <summary>Writes the members into the object that the writer has begun.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyCollection<SourceReport> sources, IReadOnlyCollection<FactBinding> bindings)
    {
        json.WriteStartObject("sources");
        foreach (var source in sources) ImportReportJson.Source(json, source);
        json.WriteEndObject();
        json.WriteNumber("accounts", sources.Sum(s => s.Used));
        Names(json, "missing_inputs", bindings.SelectMany(b => b.Missing.Select(m => m.Name)));
        Names(json, "ignored_columns", bindings.SelectMany(b => b.Ignored));
    }

    /// <summary>Names that come up in any of the files, once each.</summary>
    private static void Names(Utf8JsonWriter json, string member, IEnumerable<string> names)
    {
        json.WriteStartArray(member);
        foreach (var name in names.Distinct(StringComparer.Ordinal)) json.WriteStringValue(name);
        json.WriteEndArray();
    }
}
