using System.Globalization;
using System.Text.Json.Nodes;

namespace KeyAccount.Tck.Cases;

/// <summary>A value that the kit gives or expects, or that comes out.</summary>
internal abstract record KitValue
{
    public static readonly KitValue Nil = new NilValue();

    /// <summary>As the tool reads it in a context.</summary>
    public abstract JsonNode? ToJson();

    /// <summary>As it is shown to people.</summary>
    public sealed override string ToString() => ToJson()?.ToJsonString(Json.Readable) ?? "null";
}

internal sealed record NilValue : KitValue
{
    public override JsonNode? ToJson() => null;
}

/// <param name="Digits">The number as it was written.</param>
internal sealed record NumberValue(string Digits) : KitValue
{
    public override JsonNode? ToJson()
    {
        if (decimal.TryParse(Digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)) return JsonValue.Create(exact);
        return JsonNode.Parse(double.Parse(Digits, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture));
    }
}

/// <param name="Text">The text. What comes out may also be a date, a time or a duration: the tool writes them as strings.</param>
internal sealed record TextValue(string Text) : KitValue
{
    public override JsonNode? ToJson() => JsonValue.Create(Text);
}

internal sealed record TruthValue(bool Truth) : KitValue
{
    public override JsonNode? ToJson() => JsonValue.Create(Truth);
}

/// <param name="Kind">The XML type: date, time, dateTime or duration.</param>
/// <param name="Text">As the kit writes it.</param>
internal sealed record TemporalValue(string Kind, string Text) : KitValue
{
    public override JsonNode? ToJson() => JsonValue.Create($"@\"{Text}\"");
}

internal sealed record ListValue(IReadOnlyList<KitValue> Items) : KitValue
{
    public override JsonNode? ToJson() => new JsonArray([.. Items.Select(item => item.ToJson())]);
}

internal sealed record ContextValue(IReadOnlyList<KeyValuePair<string, KitValue>> Components) : KitValue
{
    public KitValue? Find(string name) => Components.FirstOrDefault(component => component.Key == name).Value;

    public override JsonNode? ToJson() => new JsonObject(Components.Select(component => KeyValuePair.Create(component.Key, component.Value.ToJson())));
}
