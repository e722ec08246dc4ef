using System.Collections.Concurrent;
using System.Globalization;

namespace KeyAccount.Rules.Expressions;

/// <summary>The named sets of characters in XPath's regular expressions (XML Schema 1.1 part 2, appendix G.4.2).</summary>
internal static class CharacterClasses
{
    private static readonly Lazy<CodePointSet[]> s_byCategory = new(Gather);
    private static readonly ConcurrentDictionary<string, CodePointSet> s_categories = new(StringComparer.Ordinal);

    private static readonly Lazy<CodePointSet> s_words = new(() => Named("P").Union(Named("Z")).Union(Named("C")).Complement());

    private static readonly CodePointSet s_space = CodePointSet.Of([(0x9, 0xA), (0xD, 0xD), (0x20, 0x20)]);

    // The name characters of XML 1.0, fifth edition.
    private static readonly CodePointSet s_nameStart = CodePointSet.Of(
    [
        (':', ':'), ('A', 'Z'), ('_', '_'), ('a', 'z'), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x2FF), (0x370, 0x37D), (0x37F, 0x1FFF), (0x200C, 0x200D),
        (0x2070, 0x218F), (0x2C00, 0x2FEF), (0x3001, 0xD7FF), (0xF900, 0xFDCF), (0xFDF0, 0xFFFD), (0x10000, 0xEFFFF),
    ]);

    private static readonly CodePointSet s_name = s_nameStart.Union(CodePointSet.Of([('-', '.'), ('0', '9'), (0xB7, 0xB7), (0x300, 0x36F), (0x203F, 0x2040)]));

    /// <summary>What <c>.</c> stands for where it does not stand for everything.</summary>
    public static CodePointSet NoLineBreak { get; } = CodePointSet.Of([(0xA, 0xA), (0xD, 0xD)]).Complement();

    /// <summary>The set of <c>\s</c>, <c>\d</c> and so on by its letter; <see langword="null"/> for a letter that has none.</summary>
    public static CodePointSet? Escape(char letter) => letter switch
    {
        's' => s_space,
        'd' => Named("Nd"),
        'w' => s_words.Value,
        'i' => s_nameStart,
        'c' => s_name,
        'S' or 'D' or 'W' or 'I' or 'C' => Escape(char.ToLowerInvariant(letter))!.Complement(),
        _ => null,
    };

    /// <summary>The set of <c>\p{…}</c>: a category, a group of them, or a block; <see langword="null"/> for a name that is none.</summary>
    public static CodePointSet? Property(string name) =>
        name.StartsWith("Is", StringComparison.Ordinal) ? UnicodeBlocks.Find(name[2..])
        : s_categoryNames.Any(c => name.Length <= 2 && (c.Name == name || c.Name[..1] == name)) ? Named(name) : null;

    private static CodePointSet Named(string name) => s_categories.GetOrAdd(
        name,
        static n => CodePointSet.Union(s_categoryNames.Where(c => c.Name.StartsWith(n, StringComparison.Ordinal)).Select(c => s_byCategory.Value[(int)c.Category])));

    // Surrogates have no name of their own: they are no characters, and belong to C so that they are part of no word.
    private static readonly (string Name, UnicodeCategory Category)[] s_categoryNames =
    [
        ("Lu", UnicodeCategory.UppercaseLetter), ("Ll", UnicodeCategory.LowercaseLetter), ("Lt", UnicodeCategory.TitlecaseLetter),
        ("Lm", UnicodeCategory.ModifierLetter), ("Lo", UnicodeCategory.OtherLetter),
        ("Mn", UnicodeCategory.NonSpacingMark), ("Mc", UnicodeCategory.SpacingCombiningMark), ("Me", UnicodeCategory.EnclosingMark),
        ("Nd", UnicodeCategory.DecimalDigitNumber), ("Nl", UnicodeCategory.LetterNumber), ("No", UnicodeCategory.OtherNumber),
        ("Pc", UnicodeCategory.ConnectorPunctuation), ("Pd", UnicodeCategory.DashPunctuation), ("Ps", UnicodeCategory.OpenPunctuation),
        ("Pe", UnicodeCategory.ClosePunctuation), ("Pi", UnicodeCategory.InitialQuotePunctuation), ("Pf", UnicodeCategory.FinalQuotePunctuation),
        ("Po", UnicodeCategory.OtherPunctuation),
        ("Zs", UnicodeCategory.SpaceSeparator), ("Zl", UnicodeCategory.LineSeparator), ("Zp", UnicodeCategory.ParagraphSeparator),
        ("Sm", UnicodeCategory.MathSymbol), ("Sc", UnicodeCategory.CurrencySymbol), ("Sk", UnicodeCategory.ModifierSymbol), ("So", UnicodeCategory.OtherSymbol),
        ("Cc", UnicodeCategory.Control), ("Cf", UnicodeCategory.Format), ("Co", UnicodeCategory.PrivateUse), ("Cn", UnicodeCategory.OtherNotAssigned),
        ("C surrogates", UnicodeCategory.Surrogate),
    ];

    private static CodePointSet[] Gather()
    {
        var runs = new List<(int First, int Last)>[(int)UnicodeCategory.OtherNotAssigned + 1];
        for (var i = 0; i < runs.Length; i++) runs[i] = [];
        for (int first = 0, c = 1; c <= 0x110000; c++)
        {
            var category = CharUnicodeInfo.GetUnicodeCategory(first);
            if (c < 0x110000 && CharUnicodeInfo.GetUnicodeCategory(c) == category) continue;
            runs[(int)category].Add((first, c - 1));
            first = c;
        }

        return [.. runs.Select(CodePointSet.Of)];
    }
}
