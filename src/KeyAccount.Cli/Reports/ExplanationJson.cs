using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using KeyAccount.Rules;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Reports;

/// <summary>Writes an explanation as JSON, in snake case.</summary>
internal static class ExplanationJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower), new FactValueConverter() },
    };

    public static string Write(Assessment assessment, DateOnly asOf, string language) => JsonSerializer.Serialize(
        new
        {
            AccountId = assessment.Account.Id,
            AccountName = assessment.Account.Name,
            AsOf = asOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Policy = new { assessment.Policy.Name, assessment.Policy.Version },
            Language = language,
            Explanation = assessment.Explain(language),
            Systems = assessment.Systems.Select(s => new
            {
                s.System.Id,
                s.Policy.Version,
                Subject = s.System.Subject,
                s.SubjectKey,
                s.SubjectName,
                Outputs = s.System.Outputs.Where(o => o.Type != InputType.List).ToDictionary(o => o.Name, o => s.OutputOf(o.Name)),
                Explanation = s.Explain(language),
            }),
        },
        Options);

    /// <summary>A fact as the JSON value it is.</summary>
    private sealed class FactValueConverter : JsonConverter<FactValue>
    {
        public override FactValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("Explanations are only written.");

        public override void Write(Utf8JsonWriter writer, FactValue value, JsonSerializerOptions options)
        {
            switch (value.Kind)
            {
                case FactKind.Number:
                    writer.WriteNumberValue(value.Number!.Value);
                    break;
                case FactKind.Boolean:
                    writer.WriteBooleanValue(value.Boolean!.Value);
                    break;
                case FactKind.Unknown:
                    writer.WriteNullValue();
                    break;
                default:
                    writer.WriteStringValue(value.ToString());
                    break;
            }
        }
    }
}
