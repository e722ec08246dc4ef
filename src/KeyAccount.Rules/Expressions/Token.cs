namespace KeyAccount.Rules.Expressions;

internal enum TokenKind
{
    End,
    Name,
    Number,
    String,
    Question,
    At,
    Plus,
    Minus,
    Star,
    StarStar,
    Slash,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Comma,
    Colon,
    Dot,
    DotDot,
    OpenParen,
    CloseParen,
    OpenBracket,
    CloseBracket,
    OpenBrace,
    CloseBrace,
}

/// <summary>One token. <paramref name="Text"/> is the name, the digits, or the content of a string without quotes and escapes.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, SourceSpan Span)
{
    /// <summary>For messages.</summary>
    public string Describe() => Kind switch
    {
        TokenKind.End => "the end of the expression",
        TokenKind.String => $"the string \"{Text}\"",
        TokenKind.Number => $"the number {Text}",
        _ => $"\"{Text}\"",
    };
}
