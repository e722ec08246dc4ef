using System.Globalization;
using System.Text;

namespace KeyAccount.Rules.Expressions;

/// <summary>Reads a range from text such as <c>[1..5)</c>, whose ends are literals (DMN 1.5, 10.3.4.1, <c>range</c>).</summary>
internal sealed class RangeText
{
    private static readonly (string Name, Func<FeelValue, bool> Makes)[] s_conversions =
    [
        ("date and time", value => value is FeelDateTime),
        ("date", value => value is FeelDate),
        ("time", value => value is FeelTime),
        ("duration", value => value is FeelDaysDuration or FeelMonthsDuration),
    ];

    private readonly string _text;
    private int _at;

    private RangeText(string text) => _text = text;

    /// <summary>The range; <c>null</c> for any other text, for an end that is open or no literal, and where the end comes before the start.</summary>
    public static FeelValue Parse(string text, FeelRun run)
    {
        run.Spend(text.Length);
        return new RangeText(text).Range() ?? FeelValue.Null;
    }

    private FeelRange? Range()
    {
        var lowIncluded = Skip("[");
        if (!lowIncluded && !Skip("(") && !Skip("]")) return null;
        if (Literal() is not { } low || !Skip("..") || Literal() is not { } high) return null;
        var highIncluded = Skip("]");
        if (!highIncluded && !Skip(")") && !Skip("[")) return null;
        SkipSpace();
        var isOrdered = low.GetType() == high.GetType() && FeelEquality.Compare(low, high) <= 0;
        return isOrdered && _at == _text.Length ? new FeelRange(low, lowIncluded, high, highIncluded) : null;
    }

    private FeelValue? Literal()
    {
        SkipSpace();
        if (Peek() == '"') return String() is { } text ? FeelValue.Of(text) : null;
        if (Skip("@")) return Temporal(String(), value => !value.IsNull);
        foreach (var (name, makes) in s_conversions)
            if (Skip(name)) return Skip("(") && Temporal(String(), makes) is { } value && Skip(")") ? value : null;
        return Number();
    }

    private static FeelValue? Temporal(string? text, Func<FeelValue, bool> isWanted) =>
        text is not null && TemporalText.Parse(text) is var value && isWanted(value) ? value : null;

    private FeelNumber? Number()
    {
        var sign = Skip("-") ? -1 : 1;
        SkipSpace();
        var start = _at;
        SkipDigits();
        if (Peek() == '.' && char.IsAsciiDigit(Peek(1)))
        {
            _at++;
            SkipDigits();
        }

        if (_at > start && Peek() is 'e' or 'E')
        {
            _at += Peek(1) is '+' or '-' ? 2 : 1;
            SkipDigits();
        }

        return double.TryParse(_text.AsSpan(start, _at - start), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? FeelValue.Of(sign * number) as FeelNumber : null;
    }

    /// <summary>The content of a string in quotes; <see langword="null"/> where there is none, or it does not end.</summary>
    private string? String()
    {
        if (!Skip("\"")) return null;
        var content = new StringBuilder();
        while (_at < _text.Length && _text[_at] != '"')
        {
            if (_text[_at] != '\\') content.Append(_text[_at++]);
            else if (!Escape(content)) return null;
        }

        return Skip("\"") ? content.ToString() : null;
    }

    private bool Escape(StringBuilder content)
    {
        var kind = Peek(1);
        _at += 2;
        if (kind is 'u' or 'U') return CodePoint(kind == 'u' ? 4 : 6, content);
        if (kind is not ('"' or '\\' or '\'' or 'n' or 'r' or 't')) return false;
        content.Append(kind switch { 'n' => '\n', 'r' => '\r', 't' => '\t', _ => kind });
        return true;
    }

    private bool CodePoint(int digits, StringBuilder content)
    {
        if (_at + digits > _text.Length ||
            !int.TryParse(_text.AsSpan(_at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) || code > 0x10FFFF) return false;
        _at += digits;
        content.Append(code <= 0xFFFF ? ((char)code).ToString() : char.ConvertFromUtf32(code));
        return true;
    }

    private char Peek(int ahead = 0) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    private void SkipDigits()
    {
        while (char.IsAsciiDigit(Peek())) _at++;
    }

    private void SkipSpace()
    {
        while (char.IsWhiteSpace(Peek())) _at++;
    }

    private bool Skip(string what)
    {
        SkipSpace();
        if (string.CompareOrdinal(_text, _at, what, 0, what.Length) != 0) return false;
        _at += what.Length;
        return true;
    }
}
