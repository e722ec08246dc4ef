namespace KeyAccount.Rules.Expressions;

/// <content>Names: of one word, and of several where they are declared.</content>
internal sealed partial class Parser
{
    private readonly record struct SpelledName(string Name, SourceSpan Span);

    /// <summary>The next tokens as one name.</summary>
    private SpelledName TakeName(int tokens)
    {
        var name = new SpelledName(CompoundNames.Spelled(_tokens, _at, tokens, _source.Text), SourceSpan.Between(Current.Span, _tokens[_at + tokens - 1].Span));
        _at += tokens;
        return name;
    }

    private SpelledName Member()
    {
        var length = _names.MatchMember(_tokens, _at, _source.Text);
        if (length > 1) return TakeName(length);
        var name = Expect(TokenKind.Name, "a name after \".\"");
        return new SpelledName(name.Text, name.Span);
    }

    /// <summary>A name that is declared here, and so is all that stands before what ends it.</summary>
    private SpelledName NameUntil(Func<bool> ends, string expected)
    {
        var start = _at;
        if (Current.Kind is not (TokenKind.Name or TokenKind.Other))
        {
            Unexpected(expected);
            return new SpelledName("", Current.Span);
        }

        while (IsPartOfName(Current.Kind) && !ends()) _at++;
        var length = _at - start;
        if (length == 0) Unexpected(expected);
        if (_failed) return new SpelledName("", Current.Span);
        _at = start;
        return TakeName(length);
    }

    /// <summary>Whether a key and ":" stand here: what has an argument by name, and what has not.</summary>
    private bool IsAtKey()
    {
        if (Current.Kind == TokenKind.String) return PeekKind(1) == TokenKind.Colon;
        var at = _at;
        while (IsPartOfName(_tokens[at].Kind)) at++;
        return at > _at && _tokens[at].Kind == TokenKind.Colon;
    }

    /// <summary>The key of an entry or argument, with its colon.</summary>
    private SpelledName Key()
    {
        SpelledName key;
        if (Current.Kind == TokenKind.String)
        {
            var text = Advance();
            key = new SpelledName(text.Text, text.Span);
        }
        else
        {
            key = NameUntil(() => Current.Kind == TokenKind.Colon, "a name and \":\"");
        }

        Expect(TokenKind.Colon, "\":\"");
        return key;
    }

    private static bool IsPartOfName(TokenKind kind) =>
        kind is TokenKind.Name or TokenKind.Other or TokenKind.Number or TokenKind.Plus or TokenKind.Minus or TokenKind.Star or TokenKind.StarStar or TokenKind.Slash or TokenKind.Dot;
}
