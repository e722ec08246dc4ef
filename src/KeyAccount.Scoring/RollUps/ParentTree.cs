using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>Who stands at the top of each account's chain of parents; circles end at their ordinally least member. Takes linear time at any depth.</summary>
internal sealed class ParentTree
{
    private readonly Dictionary<string, Account> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _roots = new(StringComparer.Ordinal);

    public ParentTree(ImmutableArray<Account> accounts)
    {
        foreach (Account account in accounts) _byId.TryAdd(account.Id, account);
        var cycles = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        foreach (Account account in accounts) Climb(account.Id, cycles);
        cycles.Sort((one, other) => string.CompareOrdinal(one[0], other[0]));
        Cycles = cycles.ToImmutable();
    }

    /// <summary>The circles found, each once, from the ordinally least member upwards.</summary>
    public ImmutableArray<ImmutableArray<string>> Cycles { get; }

    /// <summary>The account of that id; of several the first.</summary>
    public Account? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The id at the top: of an account, or of a parent that is not among the accounts.</summary>
    public string RootOf(Account account) => _roots[account.Id];

    private void Climb(string id, ImmutableArray<ImmutableArray<string>>.Builder cycles)
    {
        var path = new List<string>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        string at = id;
        string? root;
        while (!_roots.TryGetValue(at, out root))
        {
            if (places.TryGetValue(at, out int start))
            {
                root = Close(path[start..], cycles);
                break;
            }

            places.Add(at, path.Count);
            path.Add(at);
            if (Find(at)?.ParentId is not { Length: > 0 } parent)
            {
                root = at;
                break;
            }

            at = parent;
        }

        foreach (string passed in path) _roots[passed] = root;
    }

    private static string Close(List<string> circle, ImmutableArray<ImmutableArray<string>>.Builder cycles)
    {
        int least = 0;
        for (int i = 1; i < circle.Count; i++)
        {
            if (string.CompareOrdinal(circle[i], circle[least]) < 0) least = i;
        }

        cycles.Add([.. circle[least..], .. circle[..least]]);
        return circle[least];
    }
}
