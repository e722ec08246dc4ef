namespace KeyAccount.Rules.Expressions;

/// <summary>
/// A name that expressions can use: an input, or a result of another part of the policy. A value has a slot, in which its column stands
/// while a batch is evaluated; a group (a scorecard, say) only has members; a band has both.
/// </summary>
internal sealed class Symbol
{
    private BoundSymbol? _reference;

    public required string Name { get; init; }

    /// <summary>Where the column stands; -1 for a pure group.</summary>
    public int Slot { get; init; } = -1;

    /// <summary>The part of the policy that computes it; <see langword="null"/> for an input.</summary>
    public object? Owner { get; init; }

    public InputDefinition? Input { get; init; }

    /// <summary>The type; <see langword="null"/> while a named value is not bound yet, and for a pure group.</summary>
    public FeelType? Type { get; set; }

    public bool IsComputed { get; set; }

    /// <summary>The expression of a named value, once bound: explanations look through it.</summary>
    public BoundExpression? Definition { get; set; }

    /// <summary>Unit of a number, for showing it.</summary>
    public string? Unit { get; set; }

    public LocalizedText? Title { get; set; }

    public Dictionary<string, Symbol> Members { get; } = new(StringComparer.Ordinal);

    public bool IsValue => Slot >= 0;

    /// <summary>Whether the slot stays empty unless somebody asks for this result by itself.</summary>
    public bool IsOnDemand { get; init; }

    /// <summary>The expression that is nothing but this name: one and the same each time, so that its program is kept. Only once the type is known.</summary>
    public BoundSymbol Reference => _reference ?? Interlocked.CompareExchange(ref _reference, new BoundSymbol(this), null) ?? _reference;

    public Symbol Add(Symbol member)
    {
        Members[member.Name[(member.Name.LastIndexOf('.') + 1)..]] = member;
        return this;
    }
}

/// <summary>A name inside an expression: the variable of a quantifier or filter, or the tested value of a bin.</summary>
internal sealed class Variable(string name, FeelType type, bool isComputed)
{
    public string Name { get; } = name;

    public FeelType Type { get; } = type;

    public bool IsComputed { get; } = isComputed;
}

/// <summary>Where a binder finds the names of a policy.</summary>
internal interface ISymbolScope
{
    /// <summary>The symbol of this name, or <see langword="null"/>.</summary>
    Symbol? Find(string name);

    /// <summary>All names, for suggestions.</summary>
    IReadOnlyCollection<string> Names { get; }

    /// <summary>
    /// Notes that the expression being bound reads a symbol, and binds a named value whose type is asked for before its turn. In a circle
    /// the type stays open.
    /// </summary>
    void Use(Symbol symbol);
}
