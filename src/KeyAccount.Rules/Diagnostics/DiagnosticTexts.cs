using System.Collections.Frozen;
using System.Text.Json;

namespace KeyAccount.Rules.Diagnostics;

/// <summary>
/// The catalogue's texts in a language other than English, from the resource beside this file: message and remedy by code, and the phrases that
/// stand in for their arguments. English stands beside the codes themselves, in <see cref="DiagnosticCatalog"/>.
/// </summary>
internal sealed class DiagnosticTexts
{
    public const string SimplifiedChinese = "zh-Hans";

    private static readonly Lazy<DiagnosticTexts> Chinese = new(() => Load(SimplifiedChinese, "，"));

    private readonly FrozenDictionary<string, (MessageTemplate Message, MessageTemplate Remedy)> _codes;
    private readonly PhraseBook _phrases;

    private DiagnosticTexts(FrozenDictionary<string, (MessageTemplate Message, MessageTemplate Remedy)> codes, PhraseBook phrases)
    {
        _codes = codes;
        _phrases = phrases;
    }

    /// <summary>The codes that have texts.</summary>
    public IEnumerable<string> Codes => _codes.Keys;

    /// <summary>The texts of a language; <see langword="null"/> for English, and for languages that there are none in.</summary>
    public static DiagnosticTexts? For(string language) =>
        string.Equals(language, SimplifiedChinese, StringComparison.OrdinalIgnoreCase) ? Chinese.Value : null;

    /// <summary>A phrase in a language; in English where it has none.</summary>
    public static string Say(string phrase, string language) => For(language)?._phrases.Say(phrase) ?? phrase;

    /// <summary>The templates of a code; <see langword="null"/> when it has none here.</summary>
    public (MessageTemplate Message, MessageTemplate Remedy)? Find(string code) => _codes.TryGetValue(code, out var texts) ? texts : null;

    public string Message(string code, IReadOnlyList<string> arguments) => _codes[code].Message.Format(arguments, _phrases.Say);

    public string Remedy(string code, IReadOnlyList<string> arguments) => _codes[code].Remedy.Format(arguments, _phrases.Say);

    private static DiagnosticTexts Load(string language, string separator)
    {
        using var stream = typeof(DiagnosticTexts).Assembly.GetManifestResourceStream($"KeyAccount.Rules.Diagnostics.diagnostics.{language}.json")!;
        using var document = JsonDocument.Parse(stream);
        var codes = document.RootElement.GetProperty("codes").EnumerateObject().ToFrozenDictionary(
            code => code.Name,
            code => (Template(code.Value, "message"), Template(code.Value, "remedy")),
            StringComparer.Ordinal);
        var phrases = document.RootElement.GetProperty("phrases").EnumerateObject().Select(p => KeyValuePair.Create(p.Name, p.Value.GetString()!));
        return new DiagnosticTexts(codes, new PhraseBook(phrases, separator));
    }

    private static MessageTemplate Template(JsonElement code, string property) => MessageTemplate.Parse(code.GetProperty(property).GetString()!);
}
