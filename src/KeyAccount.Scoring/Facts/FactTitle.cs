namespace KeyAccount.Scoring;

/// <summary>What a fact is called by people, in the languages the library ships.</summary>
/// <param name="English">The title in English.</param>
/// <param name="SimplifiedChinese">The title in Simplified Chinese (<c>zh-Hans</c>).</param>
public readonly record struct FactTitle(string English, string SimplifiedChinese)
{
    /// <summary>The title in a language: Simplified Chinese for <c>zh-Hans</c>, English for every other.</summary>
    /// <param name="language">A language tag as policies write it; compared ordinally.</param>
    public string In(string language) => language == "zh-Hans" ? SimplifiedChinese : English;
}
