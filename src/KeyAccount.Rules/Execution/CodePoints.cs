namespace KeyAccount.Rules.Execution;

/// <summary>Orders texts by code point.</summary>
internal static class CodePoints
{
    /// <summary>UTF-16 order differs where surrogates meet the end of the first plane.</summary>
    public static int Compare(string a, string b)
    {
        var length = Math.Min(a.Length, b.Length);
        for (var i = 0; i < length; i++)
        {
            if (a[i] == b[i]) continue;
            var (x, y) = (char.IsSurrogate(a[i]), char.IsSurrogate(b[i]));
            return x == y ? a[i].CompareTo(b[i]) : x ? 1 : -1;
        }

        return a.Length.CompareTo(b.Length);
    }
}
