using System.Text.Encodings.Web;

namespace KeyAccount.Rules.Testing;

/// <summary>How texts are shown in differences: as JSON, but with every letter as it is.</summary>
internal static class TestText
{
    public static JavaScriptEncoder Encoder => JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    public static string List(IEnumerable<string> ids) => $"[{string.Join(", ", ids.Select(id => $"\"{id}\""))}]";
}
