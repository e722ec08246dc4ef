using System.Globalization;
using System.Text;
using KeyAccount.Rules.Diagnostics;

namespace KeyAccount.Rules.Expressions;

/// <summary>
/// Cuts FEEL text into tokens. Names of several words are several tokens: only the parser knows which of them are declared.
/// </summary>
internal sealed class Lexer
{
    private readonly ExpressionText _source;
    private readonly string _text;
    private readonly DiagnosticBag _diagnostics;
    private readonly List<Token> _tokens = [];
    private int _at;

    private Lexer(ExpressionText source, DiagnosticBag diagnostics)
    {
        _source = source;
        _text = source.Text;
        _diagnostics = diagnostics;
    }

    /// <summary>The tokens, the last of them <see cref="TokenKind.End"/>.</summary>
    /// <param name="source">The text.</param>
    /// <param name="diagnostics">Where mistakes are reported.</param>
    public static List<Token> Tokenize(ExpressionText source, DiagnosticBag diagnostics)
    {
        var lexer = new Lexer(source, diagnostics);
        while (lexer.Next())
        {
        }

        lexer._tokens.Add(new Token(TokenKind.End, "", new SourceSpan(source.Text.Length, 0)));
        return lexer._tokens;
    }

    /// <summary>The characters that begin a name: letters of any script, and the ranges of DMN 1.5, grammar rule 28.</summary>
    internal static bool IsNameStart(Rune rune) => rune.Value == '_' || Rune.IsLetter(rune) || rune.Value is >= 0x10000 and <= 0xEFFFF or (>= 0x2070 and <= 0x218F) or (>= 0x2C00 and <= 0x2FEF);

    internal static bool IsNamePart(Rune rune) =>
        IsNameStart(rune) || Rune.IsDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private bool Next()
    {
        if (!SkipTrivia()) return false;
        var start = _at;
        var c = _text[_at];
        if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Peek(1)) && !FollowsValue())) ReadNumber();
        else if (c == '"') ReadString();
        else if (!ReadName() && !ReadOperator(c)) ReadOther(start);
        return true;
    }

    /// <summary>Whether "." goes on with what stands before it: a member's name can begin with a digit, as in <c>flags.2nd-visit</c>.</summary>
    private bool FollowsValue() => _tokens is [.., { Kind: TokenKind.Name or TokenKind.CloseParen or TokenKind.CloseBracket or TokenKind.CloseBrace }];

    private char Peek(int ahead) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    /// <summary>Skips white space and comments; false at the end of the text.</summary>
    private bool SkipTrivia()
    {
        while (_at < _text.Length)
        {
            if (char.IsWhiteSpace(_text[_at]) || _text[_at] == '\uFEFF')
            {
                _at++;
            }
            else if (_text[_at] == '/' && Peek(1) == '/')
            {
                while (_at < _text.Length && _text[_at] is not ('\n' or '\r')) _at++;
            }
            else if (_text[_at] == '/' && Peek(1) == '*')
            {
                var end = _text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
                if (end < 0)
                {
                    Report(DiagnosticCatalog.UnterminatedComment, _at, 2);
                    _at = _text.Length;
                }
                else
                {
                    _at = end + 2;
                }
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private void ReadNumber()
    {
        var start = _at;
        while (char.IsAsciiDigit(Peek(0))) _at++;
        if (Peek(0) == '.' && char.IsAsciiDigit(Peek(1)))
        {
            _at++;
            while (char.IsAsciiDigit(Peek(0))) _at++;
        }

        if (Peek(0) is 'e' or 'E')
        {
            var sign = Peek(1) is '+' or '-' ? 1 : 0;
            if (char.IsAsciiDigit(Peek(1 + sign)))
            {
                _at += 1 + sign;
                while (char.IsAsciiDigit(Peek(0))) _at++;
            }
        }

        Add(TokenKind.Number, start);
    }

    private void ReadString()
    {
        var start = _at++;
        var content = new StringBuilder();
        while (_at < _text.Length && _text[_at] is not ('"' or '\n' or '\v' or '\f' or '\r'))
        {
            if (_text[_at] == '\\') ReadEscape(content);
            else content.Append(_text[_at++]);
        }

        if (Peek(0) != '"') Report(DiagnosticCatalog.UnterminatedString, start, 1);
        else _at++;
        _tokens.Add(new Token(TokenKind.String, content.ToString(), new SourceSpan(start, _at - start)));
    }

    private void ReadEscape(StringBuilder content)
    {
        var start = _at++;
        var c = Peek(0);
        _at = Math.Min(_at + 1, _text.Length);
        switch (c)
        {
            case '"' or '\\' or '\'': content.Append(c); return;
            case 'n': content.Append('\n'); return;
            case 'r': content.Append('\r'); return;
            case 't': content.Append('\t'); return;
            case 'u' when ReadHex(4, content): return;
            case 'U' when ReadHex(6, content): return;
            case 'u' or 'U':
                Report(DiagnosticCatalog.BadEscape, start, _at - start, _text[start.._at]);
                return;
            default:
                // A backslash that escapes nothing is a character like any other, as in the pattern "\\d+".
                _at = start + 1;
                content.Append('\\');
                return;
        }
    }

    private bool ReadHex(int digits, StringBuilder content)
    {
        if (_at + digits > _text.Length ||
            !int.TryParse(_text.AsSpan(_at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) || code > 0x10FFFF) return false;
        _at += digits;
        if (code <= 0xFFFF) content.Append((char)code);
        else content.Append(char.ConvertFromUtf32(code));
        return true;
    }

    private bool ReadName()
    {
        var start = _at;
        if (RuneAt(_at) is not { } first || !IsNameStart(first)) return false;
        while (_at < _text.Length && RuneAt(_at) is { } rune && IsNamePart(rune)) _at += rune.Utf16SequenceLength;
        Add(TokenKind.Name, start);
        return true;
    }

    private Rune? RuneAt(int at) => Rune.TryGetRuneAt(_text, at, out var rune) ? rune : null;

    private bool ReadOperator(char c)
    {
        var next = Peek(1);
        var (kind, length) = (c, next) switch
        {
            ('*', '*') => (TokenKind.StarStar, 2),
            ('!', '=') => (TokenKind.NotEqual, 2),
            ('<', '=') => (TokenKind.LessOrEqual, 2),
            ('>', '=') => (TokenKind.GreaterOrEqual, 2),
            ('.', '.') => (TokenKind.DotDot, 2),
            ('?', _) => (TokenKind.Question, 1),
            ('@', _) => (TokenKind.At, 1),
            ('+', _) => (TokenKind.Plus, 1),
            ('-', _) => (TokenKind.Minus, 1),
            ('*', _) => (TokenKind.Star, 1),
            ('/', _) => (TokenKind.Slash, 1),
            ('=', _) => (TokenKind.Equal, 1),
            ('<', _) => (TokenKind.Less, 1),
            ('>', _) => (TokenKind.Greater, 1),
            (',', _) => (TokenKind.Comma, 1),
            (':', _) => (TokenKind.Colon, 1),
            ('.', _) => (TokenKind.Dot, 1),
            ('(', _) => (TokenKind.OpenParen, 1),
            (')', _) => (TokenKind.CloseParen, 1),
            ('[', _) => (TokenKind.OpenBracket, 1),
            (']', _) => (TokenKind.CloseBracket, 1),
            ('{', _) => (TokenKind.OpenBrace, 1),
            ('}', _) => (TokenKind.CloseBrace, 1),
            _ => (TokenKind.End, 0),
        };
        if (length == 0) return false;
        _at += length;
        Add(kind, _at - length);
        return true;
    }

    /// <summary>A character that only a declared name can hold.</summary>
    private void ReadOther(int start)
    {
        _at += RuneAt(start)?.Utf16SequenceLength ?? 1;
        Add(TokenKind.Other, start);
    }

    private void Add(TokenKind kind, int start) => _tokens.Add(new Token(kind, _text[start.._at], new SourceSpan(start, _at - start)));

    private void Report(DiagnosticDescriptor descriptor, int start, int length, params ReadOnlySpan<string> arguments) =>
        _diagnostics.Add(descriptor, _source.Document, _source.Locate(new SourceSpan(start, length)), arguments);
}
