using System.Text;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Documents;

/// <summary>What names, ids and language tags may look like, and what to say when they do not.</summary>
internal static class NameRules
{
    private const string ForNames = "letters, digits and _, beginning with a letter";
    private const string ForPhrases = "words of letters, digits and _, beginning with a letter";
    private const string ForIds = "letters, digits, - and _";

    private static readonly HashSet<string> ReservedNames = new(StringComparer.Ordinal)
    {
        "and", "or", "not", "between", "in", "if", "then", "else", "some", "every", "satisfies", "for", "return", "instance", "of", "true", "false", "null",
        "function", "item", "flags", "playbooks", "date", "count", "sum", "min", "max", "mean", "abs", "floor", "ceiling",
    };

    /// <summary>A name in expressions.</summary>
    public static bool IsName(string name)
    {
        var first = true;
        foreach (var rune in name.EnumerateRunes())
        {
            if (first ? !Rune.IsLetter(rune) : !Lexer.IsNamePart(rune)) return false;
            first = false;
        }

        return !first;
    }

    /// <summary>Whether a name has a meaning in expressions already.</summary>
    public static bool IsReserved(string name) => ReservedNames.Contains(name);

    /// <summary>The id of a flag, action, stage or node.</summary>
    public static bool IsId(string id) => id.Length > 0 && id.EnumerateRunes().All(r => r.Value == '-' || Lexer.IsNamePart(r));

    /// <summary>A name of one or more words with single blanks between them, as inputs, fields and values may have.</summary>
    public static bool IsPhrase(string name)
    {
        var words = name.Split(' ');
        return IsName(words[0]) && words.Skip(1).All(word => word.Length > 0 && word.EnumerateRunes().All(Lexer.IsNamePart));
    }

    /// <summary>The names of several tokens among a policy's: names with blanks, and flag ids, which stand after "flags." only.</summary>
    public static DeclaredNames Declared(SymbolTable symbols, IEnumerable<string> flagIds)
    {
        string[] fields = [.. symbols.Values.Select(s => s.Input).OfType<InputDefinition>().SelectMany(i => i.Items.Inputs).Select(f => f.Name)];
        return new DeclaredNames(symbols.Names.Concat(fields).Where(IsSpaced), fields.Where(IsSpaced).Concat(flagIds.Where(id => IsId(id) && !IsName(id))));
    }

    private static bool IsSpaced(string name) => name.Contains(' ', StringComparison.Ordinal);

    /// <summary>A language tag such as <c>zh-Hans</c>.</summary>
    public static bool IsLanguage(string tag) =>
        tag.Length > 0 && tag.Split('-').All(part => part.Length is > 0 and <= 8 && part.All(char.IsAsciiLetterOrDigit));

    /// <summary>What to use instead of something that is no name.</summary>
    public static string RemedyForName(string name) =>
        IsReserved(name) ? "another word; this one has a meaning in FEEL" : Rule(ForNames, name, '_', IsName);

    /// <summary>What to use instead of something that is no phrase.</summary>
    public static string RemedyForPhrase(string name) =>
        IsReserved(name) ? "another word; this one has a meaning in FEEL" : Rule(ForPhrases, name, '_', IsPhrase);

    /// <summary>What to use instead of something that is no id.</summary>
    public static string RemedyForId(string id) => Rule(ForIds, id, '-', IsId);

    /// <summary>A rule for names, with the name that keeps it once spaces and the like are joined.</summary>
    private static string Rule(string rule, string name, char joint, Func<string, bool> isGood)
    {
        var joined = string.Concat(name.Trim().Select(c => char.IsWhiteSpace(c) || c is '-' or '.' or '/' ? joint : c));
        return isGood(joined) ? $"{rule}, for example \"{joined}\"" : rule;
    }
}
