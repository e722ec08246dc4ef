using System.Collections.Immutable;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using KeyAccount.Cli.Export;
using KeyAccount.Cli.Import;
using KeyAccount.Rules;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Reports;

/// <summary>Writes the run summary: what became of every row, totals, and which policy and engine decided.</summary>
internal static class RunSummary
{
    /// <summary>The version of the engine.</summary>
    public static string EngineVersion { get; } =
        typeof(CompiledPolicy).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>Writes the file; it appears when it is committed.</summary>
    public static PendingFile Write(string path, ImportReport report, CompiledPolicy policy, FactRejections facts, RowErrors errors, ImmutableArray<AccountSystem> systems) =>
        Write(path, json => ImportReportJson.Write(json, report), policy, facts, errors, systems);

    /// <summary>Writes the file; it appears when it is committed.</summary>
    /// <param name="path">The file.</param>
    /// <param name="report">Writes what became of the rows.</param>
    /// <param name="policy">The policy that decided.</param>
    /// <param name="facts">The given facts that it could not use.</param>
    /// <param name="errors">The rows whose decision tables are in error.</param>
    /// <param name="systems">The further systems that were asked.</param>
    public static PendingFile Write(string path, Action<Utf8JsonWriter> report, CompiledPolicy policy, FactRejections facts, RowErrors errors, ImmutableArray<AccountSystem> systems)
    {
        var file = new PendingFile(path);
        using var stream = file.Create();
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        report(json);
        json.WriteStartObject("rejected_facts");
        foreach (var (fact, count) in facts.ByFact) json.WriteNumber(fact, count);
        json.WriteEndObject();
        json.WriteStartObject("row_errors");
        foreach (var (column, count) in errors.ByColumn) json.WriteNumber(column, count);
        json.WriteEndObject();
        json.WritePropertyName("policy");
        Write(json, policy);
        if (!systems.IsEmpty)
        {
            json.WriteStartArray("systems");
            foreach (var system in systems) Write(json, system.Policy);
            json.WriteEndArray();
        }

        json.WriteString("engine_version", EngineVersion);
        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');
        return file;
    }

    private static void Write(Utf8JsonWriter json, CompiledPolicy policy)
    {
        json.WriteStartObject();
        json.WriteString("name", policy.Model.Name);
        json.WriteString("version", policy.Model.Version);
        json.WriteString("hash", policy.Hash);
        json.WriteEndObject();
    }
}
