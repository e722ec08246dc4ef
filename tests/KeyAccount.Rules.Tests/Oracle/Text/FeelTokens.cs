using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace KeyAccount.Oracle.Text;

/// <summary>FEEL text cut into tokens, comments and blanks left out.</summary>
internal static partial class FeelTokens
{
    /// <summary>The tokens; a <see cref="FormatException"/> where the text cannot be cut.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var tokens = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var match = Token().Match(text, at);
            if (!match.Success) throw new FormatException($"No token at {at} of {text}");
            if (!match.Groups["skip"].Success) tokens.Add(match.Value);
            at += match.Length;
        }

        return tokens;
    }

    public static bool IsNumber(string token) => char.IsAsciiDigit(token[^1]) && (char.IsAsciiDigit(token[0]) || token[0] == '.');

    public static bool IsName(string token) => token[0] is '_' or '?' || char.IsLetter(token[0]);

    public static double Number(string token) => double.Parse(token, CultureInfo.InvariantCulture);

    /// <summary>The string that a string literal stands for.</summary>
    public static string Unquoted(string token) => Escape().Replace(token[1..^1], match => match.Value[1] switch
    {
        'n' => "\n",
        'r' => "\r",
        't' => "\t",
        'u' => ((char)Hexadecimal(match.Value)).ToString(),
        'U' => new Rune(Hexadecimal(match.Value)).ToString(),
        var other => other.ToString(),
    });

    private static int Hexadecimal(string escape) => int.Parse(escape[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    [GeneratedRegex("""
        \G(?:(?<skip>\s+|//[^\n]*|/\*.*?\*/)|"(?:\\.|[^"\\\n])*"|(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?|[\p{L}_?][\p{L}\d_]*|\.\.|\*\*|[<>!]=|[-+*/()\[\]<>=.,@])
        """, RegexOptions.Singleline)]
    private static partial Regex Token();

    [GeneratedRegex("""
        \\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{6}|['"\\nrt])
        """)]
    private static partial Regex Escape();
}
