using System.Globalization;
using System.Text;

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

    /// <summary>A character that means nothing by itself.</summary>
    Other,
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
        TokenKind.Other when Rune.TryGetRuneAt(Text, 0, out var rune) && !Rune.IsControl(rune) => $"\"{Text}\"",
        TokenKind.Other => string.Create(CultureInfo.InvariantCulture, $"U+{(int)Text[0]:X4}"),
        _ => $"\"{Text}\"",
    };
}
