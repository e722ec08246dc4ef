namespace KeyAccount.Rules;

/// <summary>Where a property ends, with the comma and the comments that follow its value on the same line.</summary>
/// <param name="End">The place behind the value, or behind its comma where that stands on the same line.</param>
/// <param name="HasComma">Whether it does.</param>
/// <param name="LineEnd">The end of the line; <see langword="null"/> where more than comments follow on it.</param>
internal readonly record struct PropertyEnd(int End, bool HasComma, int? LineEnd)
{
    public static PropertyEnd Of(string text, int valueEnd)
    {
        var (at, comma) = (valueEnd, -1);
        int? lineEnd = null;
        while (at < text.Length)
        {
            if (text[at] is '\r' or '\n')
            {
                lineEnd = at;
                break;
            }

            if (text[at] == ',' && comma < 0) comma = at++;
            else if (text[at] is ' ' or '\t') at++;
            else if (Comment(text, at) is { } end) at = end;
            else break;
        }

        return comma < 0 ? new PropertyEnd(valueEnd, false, lineEnd) : new PropertyEnd(comma + 1, true, lineEnd);
    }

    /// <summary>The end of a comment that begins here and ends on this line; <see langword="null"/> where none does.</summary>
    private static int? Comment(string text, int at)
    {
        var rest = text.AsSpan(at);
        var line = rest.IndexOfAny('\r', '\n') is >= 0 and var length ? rest[..length] : rest;
        if (line.StartsWith("//")) return at + line.Length;
        return line.StartsWith("/*") && line[2..].IndexOf("*/") is >= 0 and var inside ? at + inside + 4 : null;
    }
}
