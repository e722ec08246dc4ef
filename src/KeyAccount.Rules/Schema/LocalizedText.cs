using System.Collections.Immutable;
using KeyAccount.Rules.Model;

namespace KeyAccount.Rules;

/// <summary>
/// A text in one or more languages, as the policy gives it. May hold placeholders in braces; explanations fill them in.
/// Immutable and thread-safe.
/// </summary>
public sealed class LocalizedText
{
    internal LocalizedText(ImmutableArray<KeyValuePair<string, string>> byLanguage) => ByLanguage = byLanguage;

    /// <summary>The texts by language tag, in the order of the policy; never empty. The tag is empty for a text that serves all languages.</summary>
    public ImmutableArray<KeyValuePair<string, string>> ByLanguage { get; }

    /// <summary>The text in <paramref name="language"/>, or the first one when the policy has none in it.</summary>
    /// <param name="language">A language tag such as <c>en</c> or <c>zh-Hans</c>; compared without regard to case.</param>
    public string In(string language) => ByLanguage[IndexOf(language)].Value;

    /// <summary>The text in its first language.</summary>
    public override string ToString() => ByLanguage[0].Value;

    internal ImmutableArray<TextTemplate> Templates { get; init; } = [];

    internal int IndexOf(string language)
    {
        for (var i = 0; i < ByLanguage.Length; i++)
            if (string.Equals(ByLanguage[i].Key, language, StringComparison.OrdinalIgnoreCase)) return i;
        return 0;
    }
}
