using static KeyAccount.Rules.Expressions.Form;

namespace KeyAccount.Rules.Expressions;

/// <summary>Functions of contexts (DMN 1.5, 10.3.4.10).</summary>
internal static class ContextFunctions
{
    private static readonly FeelType s_contexts = FeelType.ListOf(FeelType.Context);

    public static (string Name, Signature Form)[] Forms =>
    [
        Of("get value", FeelType.Any, [Context("m"), Text("key")], a => a.Context(0).Find(Key(a[1], a.Run)) ?? FeelValue.Null),
        Of("get entries", s_contexts, [Context("m")], Entries),
        Of("context", FeelType.Context, [new("entries", s_contexts)], FromEntries),
        Of("context put", FeelType.Context, [Context("context"), Text("key"), Any("value")], a => Put(a.Context(0), [a[1]], 0, a[2], a.Run)),
        Of("context put", FeelType.Context, [Context("context"), List("keys"), Any("value")], a => Put(a.Context(0), a.List(1), 0, a[2], a.Run)),
        Of("context merge", FeelType.Context, [new("contexts", s_contexts)], Merge),
    ];

    private static Parameter Context(string name) => new(name, FeelType.Context);

    /// <summary>The text of a key, of which all characters are looked at when it is sought.</summary>
    private static string Key(FeelValue key, FeelRun run)
    {
        run.Spend(key.Size);
        return ((FeelString)key).Value;
    }

    private static FeelList Entries(Arguments a)
    {
        a.Run.Spend(a.Context(0).Names.Count);
        return new([.. a.Context(0).Entries.Select(e => new FeelContext([new("key", FeelValue.Of(e.Key)), new("value", e.Value)]))]);
    }

    /// <summary>The context of entries, each with a key of its own and a value.</summary>
    private static FeelValue FromEntries(Arguments a)
    {
        var entries = new Dictionary<string, FeelValue>(StringComparer.Ordinal);
        var names = new List<string>();
        foreach (var item in a.List(0))
        {
            a.Run.Spend(1);
            if (item is not FeelContext entry || entry.Find("key") is not FeelString key || entry.Find("value") is not { } value) return FeelValue.Null;
            if (!entries.TryAdd(Key(key, a.Run), value)) return FeelValue.Null;
            names.Add(key.Value);
        }

        return new FeelContext(names.Select(name => new KeyValuePair<string, FeelValue>(name, entries[name])));
    }

    /// <summary>The context with a value at the end of a path of keys; all but the last key must lead to a context.</summary>
    private static FeelValue Put(FeelContext context, IReadOnlyList<FeelValue> keys, int depth, FeelValue value, FeelRun run)
    {
        run.Spend(context.Names.Count + 1);
        if (depth == keys.Count || keys[depth] is not FeelString key) return FeelValue.Null;
        Key(key, run);
        if (depth < keys.Count - 1)
        {
            value = context.Find(key.Value) is FeelContext inner ? Put(inner, keys, depth + 1, value, run) : FeelValue.Null;
            if (value.IsNull) return FeelValue.Null;
        }

        return new FeelContext(context.Entries.Append(new(key.Value, value)));
    }

    /// <summary>The entries of all contexts; of those of one name, the last one's value.</summary>
    private static FeelValue Merge(Arguments a)
    {
        var entries = new List<KeyValuePair<string, FeelValue>>();
        foreach (var item in a.List(0))
        {
            if (item is not FeelContext context) return FeelValue.Null;
            a.Run.Spend(context.Names.Count + 1);
            entries.AddRange(context.Entries);
        }

        return new FeelContext(entries);
    }
}
