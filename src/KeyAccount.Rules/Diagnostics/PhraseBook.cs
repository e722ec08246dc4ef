using System.Collections.Frozen;
using System.Collections.Immutable;

namespace KeyAccount.Rules.Diagnostics;

/// <summary>
/// Says the phrases among the arguments of diagnostics in another language: whole ones (<c>a number</c>), and those with places for more
/// (<c>an element of {0}</c>). What is no phrase (a name, a number, an example in JSON) stays as it is.
/// </summary>
internal sealed class PhraseBook
{
    /// <summary>Longer texts are somebody's own, and no phrases.</summary>
    private const int LongestPhrase = 4_000;

    /// <summary>How deep phrases may stand in phrases.</summary>
    private const int MaxDepth = 8;

    private readonly FrozenDictionary<string, string> _whole;
    private readonly ImmutableArray<(MessageTemplate English, MessageTemplate Other)> _templates;
    private readonly string _separator;

    /// <param name="phrases">Phrases by their English.</param>
    /// <param name="separator">What stands between the parts of a list, instead of <c>", "</c>.</param>
    public PhraseBook(IEnumerable<KeyValuePair<string, string>> phrases, string separator)
    {
        var parsed = phrases.Select(p => (English: MessageTemplate.Parse(p.Key), Other: MessageTemplate.Parse(p.Value), p)).ToArray();
        _whole = parsed.Where(p => p.English.IsPlain).ToFrozenDictionary(p => p.p.Key, p => p.p.Value, StringComparer.Ordinal);
        _templates = [.. parsed.Where(p => !p.English.IsPlain).Select(p => (p.English, p.Other)).OrderByDescending(p => p.English.Weight)];
        _separator = separator;
    }

    /// <summary>A phrase in the other language; a text that is none as it is.</summary>
    public string Say(string phrase) => Say(phrase, 0);

    private string Say(string phrase, int depth)
    {
        if (phrase.Length > LongestPhrase || depth > MaxDepth) return phrase;
        if (_whole.TryGetValue(phrase, out var said)) return said;
        if (List(phrase, " → ", " → ", depth) is { } steps) return steps;
        if (List(phrase, ", ", _separator, depth) is { } list) return list;
        foreach (var (english, other) in _templates)
        {
            if (english.Match(phrase) is { } found)
                return other.Format([.. found.Select(f => f.IsCode ? f.Text : Say(f.Text, depth + 1))], static text => text);
        }

        return phrase;
    }

    /// <summary>A list of which every part is a phrase.</summary>
    private string? List(string phrase, string separator, string newSeparator, int depth)
    {
        if (TopLevelParts(phrase, separator) is not { Count: > 1 } parts) return null;
        string[] said = [.. parts.Select(p => Say(p, depth + 1))];
        return parts.Zip(said).All(p => p.First != p.Second) ? string.Join(newSeparator, said) : null;
    }

    /// <summary>The parts between separators that stand in no quotes and brackets.</summary>
    private static List<string> TopLevelParts(string text, string separator)
    {
        var parts = new List<string>();
        var (start, depth, isQuoted) = (0, 0, false);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"') isQuoted = !isQuoted;
            else if (!isQuoted && text[i] is '(' or '[' or '{') depth++;
            else if (!isQuoted && text[i] is ')' or ']' or '}') depth--;
            if (isQuoted || depth > 0 || string.CompareOrdinal(text, i, separator, 0, separator.Length) != 0) continue;
            parts.Add(text[start..i]);
            i += separator.Length - 1;
            start = i + 1;
        }

        parts.Add(text[start..]);
        return parts;
    }
}
