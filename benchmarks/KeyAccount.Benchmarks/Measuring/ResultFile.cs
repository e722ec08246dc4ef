using System.Text.Json;

namespace KeyAccount.Benchmarks.Measuring;

/// <summary>Measurements as JSON: whole, or not at all.</summary>
internal static class ResultFile
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };

    public static void Write(string path, int accounts, int rounds, IReadOnlyList<Measurement> measured) => Write(path, json =>
    {
        json.WriteNumber("accounts", accounts);
        json.WriteNumber("rounds", rounds);
        json.WriteStartObject("contenders");
        foreach (var m in measured)
        {
            json.WriteStartObject(m.Name);
            json.WriteNumber("median_ns", Math.Round(m.Median, 3));
            json.WriteNumber("min_ns", Math.Round(m.Least, 3));
            json.WriteNumber("bytes", Math.Round(m.Bytes, 3));
            json.WriteNumber("accounts", m.Accounts);
            json.WriteString("measures", m.Measures);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    });

    /// <summary>An object with these properties, and what machine it was.</summary>
    public static void Write(string path, Action<Utf8JsonWriter> properties)
    {
        var whole = Path.GetFullPath(path);
        var part = whole + ".part";
        Directory.CreateDirectory(Path.GetDirectoryName(whole)!);
        try
        {
            using (var stream = File.Create(part))
            using (var json = new Utf8JsonWriter(stream, Indented))
            {
                json.WriteStartObject();
                properties(json);
                json.WriteStartObject("machine");
                json.WriteString("processor", Machine.Processor);
                json.WriteNumber("processors", Environment.ProcessorCount);
                json.WriteNumber("vector_bits", Machine.VectorBits);
                json.WriteString("runtime", Machine.Runtime);
                json.WriteString("garbage_collector", Machine.Collector);
                json.WriteString("system", System.Runtime.InteropServices.RuntimeInformation.OSDescription);
                json.WriteEndObject();
                json.WriteEndObject();
            }

            File.Move(part, whole, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }
}
