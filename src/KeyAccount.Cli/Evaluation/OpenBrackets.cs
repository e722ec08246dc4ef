using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Cli.Evaluation;

/// <summary>Tells an expression that goes on in the next line from one that is complete.</summary>
internal static class OpenBrackets
{
    /// <summary>Whether brackets, or a comment, are still open at the end of a text; those within strings do not count.</summary>
    public static bool Any(string text)
    {
        var diagnostics = new DiagnosticBag();
        var open = 0;
        foreach (var token in Lexer.Tokenize(new ExpressionText("expression", text), diagnostics))
        {
            open += token.Kind switch
            {
                TokenKind.OpenParen or TokenKind.OpenBracket or TokenKind.OpenBrace => 1,
                TokenKind.CloseParen or TokenKind.CloseBracket or TokenKind.CloseBrace => -1,
                _ => 0,
            };
        }

        return open > 0 || diagnostics.ToSorted().Any(d => ReferenceEquals(d.Descriptor, DiagnosticCatalog.UnterminatedComment));
    }
}
