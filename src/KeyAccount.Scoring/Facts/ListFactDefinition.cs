using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>A fact that is a list of records, such as the contacts of an account. Immutable and thread-safe.</summary>
public sealed class ListFactDefinition
{
    internal ListFactDefinition(
        string name,
        FactTitle title,
        Func<AccountSnapshot, int?> count,
        ImmutableArray<ItemFactDefinition> fields,
        Func<AccountSnapshot, int, string> key,
        Func<AccountSnapshot, int, ImmutableDictionary<string, FactValue>> given)
    {
        Name = name;
        Title = title;
        Count = count;
        Fields = fields;
        Key = key;
        Given = given;
    }

    /// <summary>The name in policies.</summary>
    public string Name { get; }

    /// <summary>What people call it.</summary>
    public FactTitle Title { get; }

    /// <summary>How many records the list has; <see langword="null"/> when the list as a whole is unknown.</summary>
    public Func<AccountSnapshot, int?> Count { get; }

    /// <summary>The fields of a record, in the order of the documentation.</summary>
    public ImmutableArray<ItemFactDefinition> Fields { get; }

    /// <summary>The key of the record at an index.</summary>
    internal Func<AccountSnapshot, int, string> Key { get; }

    /// <summary>What people call the record at an index: its <c>name</c>.</summary>
    internal string Label(AccountSnapshot snapshot, int record) => Find("name")?.Read(snapshot, record).Text ?? Key(snapshot, record);

    /// <summary>The facts that the record at an index gives directly.</summary>
    internal Func<AccountSnapshot, int, ImmutableDictionary<string, FactValue>> Given { get; }

    /// <summary>The field of that name, or <see langword="null"/> when there is none. Names compare ordinally.</summary>
    public ItemFactDefinition? Find(string field)
    {
        foreach (ItemFactDefinition candidate in Fields)
        {
            if (string.Equals(candidate.Name, field, StringComparison.Ordinal))
            {
                return candidate;
            }
        }

        return null;
    }

    /// <summary>The <see cref="Name"/>.</summary>
    public override string ToString() => Name;
}

/// <summary>One field of the records of a <see cref="ListFactDefinition"/>. Immutable and thread-safe.</summary>
public sealed class ItemFactDefinition : FactShape
{
    internal ItemFactDefinition(
        string name, FactKind kind, string? unit, FactTitle title, Func<AccountSnapshot, int, FactValue> read, ImmutableArray<string> values = default)
        : base(name, kind, unit, values.IsDefault ? [] : values, title) => Read = read;

    /// <summary>
    /// Reads the field of the record at an index, 0 to the list's count − 1, without regard to <see cref="Contact.Facts"/> and
    /// <see cref="Opportunity.Facts"/>.
    /// </summary>
    public Func<AccountSnapshot, int, FactValue> Read { get; }
}
