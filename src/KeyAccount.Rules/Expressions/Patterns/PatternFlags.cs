namespace KeyAccount.Rules.Expressions;

/// <summary>The flags of a regular expression (F&amp;O 3.1, 5.6.1.1).</summary>
/// <param name="DotAll"><c>s</c>: <c>.</c> stands for line breaks too.</param>
/// <param name="MultiLine"><c>m</c>: <c>^</c> and <c>$</c> stand at every line.</param>
/// <param name="IgnoreCase"><c>i</c>.</param>
/// <param name="IgnoreBlanks"><c>x</c>: blanks of the pattern count only in classes.</param>
/// <param name="Literal"><c>q</c>: no character has a meaning of its own.</param>
internal readonly record struct PatternFlags(bool DotAll, bool MultiLine, bool IgnoreCase, bool IgnoreBlanks, bool Literal)
{
    /// <summary>The flags of their letters; <see langword="null"/> for a letter that is no flag.</summary>
    public static PatternFlags? Parse(string letters) =>
        letters.AsSpan().ContainsAnyExcept("smixq")
            ? null
            : new PatternFlags(Has(letters, 's'), Has(letters, 'm'), Has(letters, 'i'), Has(letters, 'x'), Has(letters, 'q'));

    private static bool Has(string letters, char flag) => letters.Contains(flag, StringComparison.Ordinal);
}
