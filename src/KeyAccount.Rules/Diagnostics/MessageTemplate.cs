using System.Text;

namespace KeyAccount.Rules.Diagnostics;

/// <summary>
/// A text with places for arguments: <c>{0}</c> is a phrase, which is said in the language of the text; <c>"{0}"</c> and <c>{0:code}</c> stand for
/// something from the document, which is shown as it is. A brace that is written twice, or begins no such place, is a brace.
/// </summary>
internal sealed class MessageTemplate
{
    private readonly List<string> _words = [];
    private readonly List<Place> _places = [];

    private MessageTemplate(string text)
    {
        var words = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            if (PlaceAt(text, i) is var (place, length))
            {
                _words.Add(words.ToString());
                words.Clear();
                _places.Add(place);
                i += length;
            }
            else
            {
                words.Append(text[i]);
                i += text[i] is '{' or '}' && i + 1 < text.Length && text[i + 1] == text[i] ? 2 : 1;
            }
        }

        _words.Add(words.ToString());
    }

    private readonly record struct Place(int Argument, bool IsCode);

    /// <summary>The arguments that the text names.</summary>
    public IEnumerable<int> Arguments => _places.Select(p => p.Argument).Distinct().Order();

    /// <summary>Whether the text names no argument.</summary>
    public bool IsPlain => _places.Count == 0;

    /// <summary>How much of the text is fixed: of two templates that fit, the one with more words is meant.</summary>
    public int Weight => _words.Sum(w => w.Length);

    public static MessageTemplate Parse(string text) => new(text);

    /// <summary>The text with its arguments; phrases among them are said as <paramref name="say"/> says them.</summary>
    public string Format(IReadOnlyList<string> arguments, Func<string, string> say)
    {
        var text = new StringBuilder(_words[0]);
        for (var i = 0; i < _places.Count; i++)
        {
            var (number, isCode) = _places[i];
            var argument = number < arguments.Count ? arguments[number] : "";
            if (isCode && _words[i].EndsWith('"'))
            {
                text.Append(argument).Append(_words[i + 1]);
                continue;
            }

            Join(text, isCode ? argument : say(argument));
            Join(text, _words[i + 1]);
        }

        return text.ToString();
    }

    /// <summary>Appends with a space between a Chinese character and a letter, digit or quote, as such texts are set.</summary>
    private static void Join(StringBuilder text, string next)
    {
        if (text.Length > 0 && next.Length > 0 && (IsHan(text[^1]) ? IsLatin(next[0]) : IsLatin(text[^1]) && IsHan(next[0]))) text.Append(' ');
        text.Append(next);
    }

    private static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF';

    private static bool IsLatin(char c) => c is > ' ' and <= '\u024F' or '…';

    /// <summary>The arguments by number with which this text becomes <paramref name="text"/>, and whether each is a phrase; <see langword="null"/> when it never does.</summary>
    public (string Text, bool IsCode)[]? Match(string text)
    {
        if (!text.StartsWith(_words[0], StringComparison.Ordinal) || !text.EndsWith(_words[^1], StringComparison.Ordinal)) return null;
        var found = new (string Text, bool IsCode)[_places.Count];
        return Match(text, _words[0].Length, 0, found) ? found : null;
    }

    private bool Match(string text, int from, int place, (string Text, bool IsCode)[] found)
    {
        if (place == _places.Count) return from == text.Length;
        var words = _words[place + 1];
        var isLast = place == _places.Count - 1;
        for (var at = isLast ? text.Length - words.Length : text.IndexOf(words, from, StringComparison.Ordinal); at >= from; at = text.IndexOf(words, at + 1, StringComparison.Ordinal))
        {
            var argument = text[from..at];

            // What stands in quotes ends at the first one.
            if (words.StartsWith('"') && argument.Contains('"', StringComparison.Ordinal)) return false;
            found[_places[place].Argument] = (argument, _places[place].IsCode);
            if (Match(text, at + words.Length, place + 1, found)) return true;
            if (isLast || at == text.Length) return false;
        }

        return false;
    }

    private static (Place Place, int Length)? PlaceAt(string text, int at)
    {
        if (text[at] != '{' || at + 2 >= text.Length || !char.IsAsciiDigit(text[at + 1])) return null;
        var number = text[at + 1] - '0';
        if (text[at + 2] == '}')
        {
            var isQuoted = at > 0 && text[at - 1] is '"' or '.' && at + 3 < text.Length && text[at + 3] == '"';
            return (new Place(number, isQuoted), 3);
        }

        const string Code = ":code}";
        return string.CompareOrdinal(text, at + 2, Code, 0, Code.Length) == 0 ? (new Place(number, true), 2 + Code.Length) : null;
    }
}
