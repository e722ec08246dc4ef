using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace KeyAccount.Cli.Localization;

/// <summary>The tool's texts by code and language, from the embedded files beside this one.</summary>
internal static class Texts
{
    private static readonly FrozenDictionary<string, Dictionary<string, string>> All = Load();

    /// <summary>Every code that has a text.</summary>
    public static IEnumerable<string> Codes => All.Keys.Order(StringComparer.Ordinal);

    /// <summary>Whether there is a text for this code.</summary>
    public static bool Has(string code) => All.ContainsKey(code);

    /// <summary>The template of a code; English where the language is not known.</summary>
    public static string Template(string code, string language)
    {
        var texts = All[code];
        return texts.TryGetValue(language, out var text) ? text : texts["en"];
    }

    /// <summary>The text of a code with its placeholders <c>{0}</c>, <c>{1}</c> … filled in.</summary>
    public static string Format(string code, string language, IReadOnlyList<string> arguments)
    {
        var values = new object?[Math.Max(arguments.Count, 4)];
        for (var i = 0; i < values.Length; i++) values[i] = i < arguments.Count ? arguments[i] : "";
        return string.Format(CultureInfo.InvariantCulture, Template(code, language), values);
    }

    private static FrozenDictionary<string, Dictionary<string, string>> Load()
    {
        var all = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        foreach (var name in (ReadOnlySpan<string>)["backtest", "calibration", "commands", "eval", "mapping", "policy-tests"])
        {
            using var stream = typeof(Texts).Assembly.GetManifestResourceStream($"KeyAccount.Cli.Localization.{name}.json")!;
            foreach (var (code, texts) in JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(stream)!) all.Add(code, texts);
        }

        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
