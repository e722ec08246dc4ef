using System.Collections.Immutable;

namespace KeyAccount.Rules.Expressions;

/// <summary>The static types of what functions of lists give, by the types of their arguments.</summary>
internal static class ListTypes
{
    /// <summary>The type of the elements of an argument; of a single value that stands for a list, its own.</summary>
    public static FeelType Item(ImmutableArray<FeelType> types, int place) => place < types.Length ? Item(types[place]) : FeelType.Any;

    public static FeelType Item(FeelType type) => type.Element ?? (type.Kind == FeelKind.Null ? FeelType.Any : type);

    /// <summary>The list's own type, for a function that only picks or moves elements.</summary>
    public static FeelType Same(ImmutableArray<FeelType> types) => FeelType.ListOf(Item(types, 0));

    /// <summary>A list of elements of the first argument and of the values from a place on.</summary>
    public static FeelType With(ImmutableArray<FeelType> types, int place) => FeelType.ListOf(Common(types.Skip(place).Prepend(Item(types, 0))));

    /// <summary>A list of the elements of all arguments.</summary>
    public static FeelType All(ImmutableArray<FeelType> types) => FeelType.ListOf(Common(types.Select(Item)));

    /// <summary>A list of what remains when lists within lists are dissolved.</summary>
    public static FeelType Flat(ImmutableArray<FeelType> types)
    {
        var item = Item(types, 0);
        while (item.Element is { } inner) item = inner;
        return FeelType.ListOf(item);
    }

    /// <summary>The type that all values fit, <c>null</c> aside.</summary>
    public static FeelType Common(IEnumerable<FeelType> types)
    {
        FeelType? common = null;
        foreach (var type in types.Where(type => type.Kind != FeelKind.Null)) common = common is null ? type : Common(common, type);
        return common ?? FeelType.Any;
    }

    /// <summary>A context whose entries are known only where both have the same ones.</summary>
    private static FeelType CommonContext(FeelType a, FeelType b) =>
        a.Entries is { } ours && b.Entries is { } theirs && ours.Count == theirs.Count && ours.Keys.All(theirs.ContainsKey)
            ? FeelType.ContextOf(ours.ToImmutableDictionary(e => e.Key, e => Common([e.Value, theirs[e.Key]]), StringComparer.Ordinal))
            : FeelType.Context;

    private static FeelType Common(FeelType a, FeelType b)
    {
        if (a.Kind == FeelKind.Error || b.Kind == FeelKind.Error) return FeelType.Error;
        if (a.Kind == FeelKind.List && b.Kind == FeelKind.List) return FeelType.ListOf(Common([a.Element!, b.Element!]));
        if (!a.Fits(b)) return FeelType.Any;
        if (a.Kind == FeelKind.Context) return CommonContext(a, b);
        return a.Kind == FeelKind.String && !a.Values.SequenceEqual(b.Values) ? FeelType.String : a;
    }
}
