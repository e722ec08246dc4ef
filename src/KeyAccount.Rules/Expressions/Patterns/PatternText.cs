using System.Text;

namespace KeyAccount.Rules.Expressions;

/// <summary>Reads a text by code point; half of a surrogate pair on its own counts as one.</summary>
internal static class PatternText
{
    /// <summary>The code point at a place, and how many UTF-16 units it takes.</summary>
    public static int At(string text, int place, out int length)
    {
        var known = Rune.TryGetRuneAt(text, place, out var rune);
        length = known ? rune.Utf16SequenceLength : 1;
        return known ? rune.Value : text[place];
    }

    /// <summary>The length in code points.</summary>
    public static int Length(string text)
    {
        var pairs = 0;
        for (var i = 1; i < text.Length; i++)
            if (char.IsSurrogatePair(text[i - 1], text[i])) pairs++;
        return text.Length - pairs;
    }
}
