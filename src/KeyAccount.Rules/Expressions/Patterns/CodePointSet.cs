using System.Collections.Immutable;

namespace KeyAccount.Rules.Expressions;

/// <summary>A set of Unicode code points. Immutable.</summary>
internal sealed class CodePointSet
{
    private const int Limit = 0x110000;

    // Where membership changes, rising: the points from the first to before the second are in, those to before the third are not, and so on.
    private readonly int[] _changes;

    private CodePointSet(int[] changes) => _changes = changes;

    public static CodePointSet None { get; } = new([]);

    public static CodePointSet All { get; } = new([0, Limit]);

    /// <summary>How much it takes to hold the set.</summary>
    public int Size => _changes.Length;

    public static CodePointSet Of(int codePoint) => Range(codePoint, codePoint);

    public static CodePointSet Range(int first, int last) => new([first, last + 1]);

    /// <summary>The set of all runs of code points, given in rising order and without overlap.</summary>
    public static CodePointSet Of(IEnumerable<(int First, int Last)> runs)
    {
        var changes = new List<int>();
        foreach (var (first, last) in runs)
        {
            if (changes.Count > 0 && changes[^1] == first) changes.RemoveAt(changes.Count - 1);
            else changes.Add(first);
            changes.Add(last + 1);
        }

        return new([.. changes]);
    }

    public bool Contains(int codePoint)
    {
        var at = Array.BinarySearch(_changes, codePoint);
        return ((at < 0 ? ~at - 1 : at) & 1) == 0;
    }

    public CodePointSet Union(CodePointSet other) => Combine(other, (a, b) => a || b);

    public CodePointSet Except(CodePointSet other) => Combine(other, (a, b) => a && !b);

    public CodePointSet Complement() => All.Except(this);

    /// <summary>The union of any number of sets.</summary>
    public static CodePointSet Union(IEnumerable<CodePointSet> sets) => sets.Aggregate(None, (a, b) => a.Union(b));

    /// <summary>The set with every code point that differs from one of its own in case only.</summary>
    public CodePointSet WithCases() =>
        Union(Of(CasePairs.All.Where(p => Contains(p.From)).Select(p => p.To).Distinct().Order().Select(c => (c, c))));

    private CodePointSet Combine(CodePointSet other, Func<bool, bool, bool> holds)
    {
        var changes = ImmutableArray.CreateBuilder<int>();
        var (i, j, last) = (0, 0, false);
        while (i < _changes.Length || j < other._changes.Length)
        {
            var at = Math.Min(i < _changes.Length ? _changes[i] : Limit, j < other._changes.Length ? other._changes[j] : Limit);
            if (i < _changes.Length && _changes[i] == at) i++;
            if (j < other._changes.Length && other._changes[j] == at) j++;
            var now = holds((i & 1) != 0, (j & 1) != 0);
            if (now != last) changes.Add(at);
            last = now;
        }

        return new([.. changes]);
    }
}
