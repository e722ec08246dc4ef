using System.Text;

namespace KeyAccount.Rules.Expressions;

/// <summary>Code points that are the same but for their case: those with one lower case or one upper case in common (F&amp;O 3.1, 5.6.1.1).</summary>
internal static class CasePairs
{
    private static readonly Lazy<(int From, int To)[]> s_all = new(Gather);

    /// <summary>Every pair, both ways round.</summary>
    public static IReadOnlyList<(int From, int To)> All => s_all.Value;

    public static bool AreSame(int a, int b) => a == b || Lower(a) == Lower(b) || Upper(a) == Upper(b);

    private static int Lower(int codePoint) => Rune.IsValid(codePoint) ? Rune.ToLowerInvariant(new Rune(codePoint)).Value : codePoint;

    private static int Upper(int codePoint) => Rune.IsValid(codePoint) ? Rune.ToUpperInvariant(new Rune(codePoint)).Value : codePoint;

    private static (int From, int To)[] Gather()
    {
        // No script beyond the first two planes has cases.
        var cased = Enumerable.Range(0, 0x20000).Where(c => Lower(c) != c || Upper(c) != c).SelectMany(c => (int[])[c, Lower(c), Upper(c)]).Distinct().ToArray();
        return [.. Pairs(cased, Lower).Concat(Pairs(cased, Upper)).Distinct()];
    }

    private static IEnumerable<(int From, int To)> Pairs(int[] cased, Func<int, int> fold) =>
        from same in cased.GroupBy(fold)
        from a in same
        from b in same
        where a != b
        select (a, b);
}
