using System.Text.Json;

namespace KeyAccount.Rules.Expressions;

/// <summary>Values of FEEL as JSON, and JSON as values of FEEL.</summary>
internal static class FeelJson
{
    /// <summary>
    /// The value of some JSON. A string of the form <c>@"…"</c> is FEEL's literal of a date, time, date and time, or duration; every other string is itself.
    /// </summary>
    public static FeelValue Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Number => json.TryGetDouble(out var number) ? FeelValue.Of(number) : FeelValue.Null,
        JsonValueKind.String => Text(json.GetString()!),
        JsonValueKind.True => FeelValue.True,
        JsonValueKind.False => FeelValue.False,
        JsonValueKind.Array => new FeelList([.. json.EnumerateArray().Select(Read)]),
        JsonValueKind.Object => ReadContext(json),
        _ => FeelValue.Null,
    };

    public static FeelContext ReadContext(JsonElement json) =>
        new(json.EnumerateObject().Select(p => new KeyValuePair<string, FeelValue>(p.Name, Read(p.Value))));

    /// <summary>Writes a value: temporal values, ranges and functions as FEEL's own text, contexts as objects.</summary>
    /// <param name="writer">Where it is written.</param>
    /// <param name="value">The value. One part of it can stand in many places, so that it is longer in JSON than it is in memory.</param>
    /// <param name="run">What the writing may spend: values and characters.</param>
    /// <exception cref="WorkLimitException">The text is longer than the run allows.</exception>
    public static void Write(Utf8JsonWriter writer, FeelValue value, FeelRun run)
    {
        run.Spend(1);
        switch (value)
        {
            case FeelNull:
                writer.WriteNullValue();
                break;
            case FeelBoolean truth:
                writer.WriteBooleanValue(truth.Value);
                break;
            case FeelNumber number:
                writer.WriteRawValue(FeelText.Of(number), skipInputValidation: true);
                break;
            case FeelList list:
                writer.WriteStartArray();
                foreach (var item in list.Items) Write(writer, item, run);
                writer.WriteEndArray();
                break;
            case FeelContext context:
                writer.WriteStartObject();
                foreach (var (name, entry) in context.Entries)
                {
                    run.Spend(name.Length);
                    writer.WritePropertyName(Whole(name));
                    Write(writer, entry, run);
                }

                writer.WriteEndObject();
                break;
            default:
                var text = Whole(value.ToString());
                run.Spend(text.Length);
                writer.WriteStringValue(text);
                break;
        }
    }

    private static FeelValue Text(string text) =>
        text is ['@', '"', .. var literal, '"'] && TemporalText.Parse(literal) is { IsNull: false } value ? value : FeelValue.Of(text);

    /// <summary>JSON has no halves of characters: where one stands alone, it becomes the replacement character.</summary>
    public static string Whole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return string.Concat(text.EnumerateRunes());
            i++;
        }

        return text;
    }
}
