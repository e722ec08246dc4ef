using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>What a policy must know of a fact to declare it as an input: name, kind, unit, closed values, title. Immutable.</summary>
public abstract class FactShape
{
    private protected FactShape(string name, FactKind kind, string? unit, ImmutableArray<string> values, FactTitle title)
    {
        Name = name;
        Kind = kind;
        Unit = unit;
        Values = values;
        Title = title;
    }

    /// <summary>The name in policies, in snake case, for example <c>wallet_share</c>.</summary>
    public string Name { get; }

    /// <summary>The kind of value; never <see cref="FactKind.Unknown"/>.</summary>
    public FactKind Kind { get; }

    /// <summary>The unit of a number, for example <c>currency</c>, <c>ratio</c>, <c>days</c>, <c>count</c>; <see langword="null"/> when it has none.</summary>
    public string? Unit { get; }

    /// <summary>The values that a text with a closed set can take, in their natural order; empty for every other fact.</summary>
    public ImmutableArray<string> Values { get; }

    /// <summary>What people call it.</summary>
    public FactTitle Title { get; }

    /// <summary>The <see cref="Name"/>.</summary>
    public override string ToString() => Name;
}
