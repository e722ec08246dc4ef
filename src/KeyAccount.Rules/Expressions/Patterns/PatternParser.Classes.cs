namespace KeyAccount.Rules.Expressions;

/// <summary>Classes in brackets, and escapes.</summary>
internal sealed partial class PatternParser
{
    /// <summary>What all classes of a pattern together may take to hold.</summary>
    private const int MaximumSize = 50_000;

    private int _size;

    /// <summary>A class up to its closing bracket; the opening one is read.</summary>
    private CodePointSet? Class()
    {
        if (++_depth > MaximumDepth) return null;
        var isNegative = Take('^');
        if (Members() is not { } set) return null;
        if (isNegative) set = set.Complement();
        if (Take('-'))
        {
            if (!Take('[') || Class() is not { } without) return null;
            set = set.Except(without);
        }

        _depth--;
        _size += set.Size;
        return Take(']') && _size <= MaximumSize ? set : null;
    }

    /// <summary>The members up to the closing bracket, or to the sign before a class that is taken away; at least one.</summary>
    private CodePointSet? Members()
    {
        var set = CodePointSet.None;
        var start = _at;
        while (_at < _text.Length && _text[_at] != ']' && !Follows("-["))
        {
            if (Member(_at == start) is not { } member) return null;
            set = set.Union(member);
        }

        return _at == start ? null : set;
    }

    private CodePointSet? Member(bool isFirst)
    {
        if (Peek() == '-') return isFirst || Follows("-]") ? Cased(Next(), '-') : null;
        if (Single() is not var (escape, first)) return null;
        if (escape is not null) return escape;
        if (Peek() != '-' || Follows("-]") || Follows("-[")) return Cased(first, first);
        _at++;
        return Peek() != '-' && Single() is (null, var last) && last >= first ? Cased(first, last) : null;
    }

    /// <summary>A character or an escape.</summary>
    private (CodePointSet? Set, int Character)? Single()
    {
        if (_at >= _text.Length || Peek() is '[' or ']') return null;
        if (!Take('\\')) return (null, Next());
        return Escape() switch
        {
            ({ } set, _) => (set, 0),
            (_, { } character) => (null, character),
            _ => null,
        };
    }

    private CodePointSet Cased(int first, int last)
    {
        var set = CodePointSet.Range(first, last);
        return _flags.IgnoreCase ? set.WithCases() : set;
    }

    /// <summary>What stands behind a backslash: a set, a character, or neither where it means nothing.</summary>
    private (CodePointSet? Set, int? Character) Escape()
    {
        var letter = Peek();
        _at++;
        return letter switch
        {
            'n' => (null, '\n'),
            'r' => (null, '\r'),
            't' => (null, '\t'),
            '\\' or '|' or '.' or '?' or '*' or '+' or '(' or ')' or '{' or '}' or '-' or '[' or ']' or '^' or '$' => (null, letter),
            'p' => (Property(), null),
            'P' => (Property()?.Complement(), null),
            _ => (CharacterClasses.Escape(letter), null),
        };
    }

    private bool Follows(string text) => _text.AsSpan(_at).StartsWith(text, StringComparison.Ordinal);

    private CodePointSet? Property()
    {
        var end = _text.IndexOf('}', Math.Min(_at, _text.Length));
        if (end < 0 || !Take('{')) return null;
        var name = _text[_at..end];
        _at = end + 1;
        return CharacterClasses.Property(name);
    }
}
