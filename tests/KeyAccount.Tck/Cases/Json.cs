using System.Text.Encodings.Web;
using System.Text.Json;

namespace KeyAccount.Tck.Cases;

/// <summary>How values are read from and written as JSON.</summary>
internal static class Json
{
    /// <summary>Escapes no more than JSON asks for.</summary>
    public static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What the tool wrote.</summary>
    public static KitValue Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => new NumberValue(element.GetRawText()),
        JsonValueKind.String => new TextValue(element.GetString()!),
        JsonValueKind.True => new TruthValue(true),
        JsonValueKind.False => new TruthValue(false),
        JsonValueKind.Array => new ListValue([.. element.EnumerateArray().Select(Read)]),
        JsonValueKind.Object => new ContextValue([.. element.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, Read(member.Value)))]),
        _ => KitValue.Nil,
    };
}
