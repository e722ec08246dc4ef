using System.Text;

namespace KeyAccount.Rules.Expressions;

/// <summary>
/// Reads the regular expressions of XPath (F&amp;O 3.1, 5.6.1, on the grammar of XML Schema 1.1). Whatever that grammar does not know, such as lookarounds, is no pattern.
/// </summary>
internal sealed partial class PatternParser
{
    private const int MaximumDepth = 100;
    private const int MaximumRepeat = 1000;

    private readonly string _text;
    private readonly PatternFlags _flags;
    private readonly HashSet<int> _closed = [];
    private int _at;
    private int _groups;
    private int _depth;

    private PatternParser(string text, PatternFlags flags) => (_text, _flags) = (text, flags);

    /// <summary>The pattern, and how many groups it has; <see langword="null"/> where the text is none.</summary>
    public static (PatternNode Root, int Groups)? Parse(string text, PatternFlags flags)
    {
        var parser = new PatternParser(flags is { IgnoreBlanks: true, Literal: false } ? WithoutBlanks(text) : text, flags);
        var root = flags.Literal ? parser.Characters() : parser.Choice();
        return root is null || parser._at < parser._text.Length ? null : (root, parser._groups);
    }

    private PatternSequence Characters()
    {
        var parts = new List<PatternNode>();
        while (_at < _text.Length) parts.Add(Character(Next()));
        return new(parts);
    }

    private PatternNode? Choice()
    {
        var parts = new List<PatternNode>();
        do
        {
            if (Sequence() is not { } part) return null;
            parts.Add(part);
        }
        while (Take('|'));
        return parts is [var only] ? only : new PatternChoice(parts);
    }

    private PatternNode? Sequence()
    {
        var parts = new List<PatternNode>();
        while (_at < _text.Length && _text[_at] is not ('|' or ')'))
        {
            if (Atom() is not { } atom || Repeated(atom) is not { } part) return null;
            parts.Add(part);
        }

        return parts is [var only] ? only : new PatternSequence(parts);
    }

    private PatternNode? Atom()
    {
        var c = Next();
        return c switch
        {
            '(' => Group(),
            '[' => Class() is { } set ? new PatternSet(set) : null,
            '.' => new PatternSet(_flags.DotAll ? CodePointSet.All : CharacterClasses.NoLineBreak),
            '^' => new PatternPlace(_flags.MultiLine ? TextPlace.LineStart : TextPlace.TextStart),
            '$' => new PatternPlace(_flags.MultiLine ? TextPlace.LineEnd : TextPlace.TextEnd),
            '\\' => Peek() is >= '1' and <= '9' ? BackReference() : Escaped(),
            '?' or '*' or '+' or '{' or '}' or ']' => null,
            _ => Character(c),
        };
    }

    private PatternNode? Group()
    {
        var number = 0;
        if (!Take('?')) number = ++_groups;
        else if (!Take(':')) return null;
        if (++_depth > MaximumDepth || Choice() is not { } part || !Take(')')) return null;
        _depth--;
        if (number == 0) return part;
        _closed.Add(number);
        return new PatternGroup(part, number);
    }

    /// <summary>As many digits as make the number of a group that is already closed.</summary>
    private PatternBackReference? BackReference()
    {
        var number = _text[_at++] - '0';
        if (!_closed.Contains(number)) return null;
        while (Peek() is >= '0' and <= '9' && _closed.Contains((number * 10) + _text[_at] - '0')) number = (number * 10) + _text[_at++] - '0';
        return new(number);
    }

    private PatternSet? Escaped() => Escape() switch
    {
        ({ } set, _) => new(set),
        (_, { } character) => Character(character),
        _ => null,
    };

    private PatternSet Character(int codePoint) => new(_flags.IgnoreCase ? CodePointSet.Of(codePoint).WithCases() : CodePointSet.Of(codePoint));

    private PatternNode? Repeated(PatternNode part)
    {
        if (Peek() is not ('?' or '*' or '+' or '{')) return part;
        (int Least, int? Most)? times = Next() switch
        {
            '?' => (0, 1),
            '*' => (0, null),
            '+' => (1, null),
            _ => Times(),
        };
        return times is var (least, most) ? new PatternRepeat(part, least, most, Take('?')) : null;
    }

    /// <summary><c>{2}</c>, <c>{2,}</c> or <c>{2,3}</c> behind the opening brace.</summary>
    private (int Least, int? Most)? Times()
    {
        if (Count() is not { } least) return null;
        if (Take('}')) return (least, least);
        if (!Take(',')) return null;
        if (Take('}')) return (least, null);
        return Count() is { } most && most >= least && Take('}') ? (least, most) : null;
    }

    private int? Count()
    {
        var start = _at;
        var count = 0;
        while (Peek() is >= '0' and <= '9' && count <= MaximumRepeat) count = (count * 10) + _text[_at++] - '0';
        return _at == start || count > MaximumRepeat ? null : count;
    }

    private char Peek() => _at < _text.Length ? _text[_at] : '\0';

    private bool Take(char c)
    {
        if (_at >= _text.Length || _text[_at] != c) return false;
        _at++;
        return true;
    }

    /// <summary>The next character, which is there.</summary>
    private int Next()
    {
        var character = PatternText.At(_text, _at, out var length);
        _at += length;
        return character;
    }

    private static string WithoutBlanks(string text)
    {
        var kept = new StringBuilder(text.Length);
        var (depth, escaped) = (0, false);
        foreach (var c in text)
        {
            if (depth == 0 && c is ' ' or '\t' or '\n' or '\r') continue;
            kept.Append(c);
            if (!escaped && c == '[') depth++;
            if (!escaped && c == ']' && depth > 0) depth--;
            escaped = !escaped && c == '\\';
        }

        return kept.ToString();
    }
}
