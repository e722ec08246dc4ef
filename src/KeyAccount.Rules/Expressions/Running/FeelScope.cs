namespace KeyAccount.Rules.Expressions;

/// <summary>What names stand for while an expression runs: one variable, or the entries of one context, and what is around it. Immutable.</summary>
internal sealed class FeelScope
{
    private readonly FeelScope? _outer;
    private readonly string? _name;
    private readonly FeelValue? _value;
    private readonly FeelContext? _opened;

    private FeelScope(FeelScope? outer, string? name, FeelValue? value, FeelContext? opened)
    {
        _outer = outer;
        _name = name;
        _value = value;
        _opened = opened;
    }

    /// <summary>No names at all.</summary>
    public static FeelScope Empty { get; } = new(null, null, null, null);

    public static FeelScope Of(FeelContext facts) => new(null, null, null, facts);

    public FeelScope With(string name, FeelValue value) => new(this, name, value, null);

    /// <summary>Inside a filter: <c>item</c> is the element, and its entries can be named without it.</summary>
    public FeelScope WithItem(FeelValue item) => new(this, "item", item, item as FeelContext);

    /// <summary>What a name stands for, the innermost first; <see langword="null"/> where it stands for nothing.</summary>
    /// <param name="name">The name.</param>
    /// <param name="run">The evaluation, which accounts for every scope looked into.</param>
    public FeelValue? Find(string name, FeelRun run)
    {
        for (var scope = this; scope is not null; scope = scope._outer)
        {
            run.Spend(1);
            if (scope._opened?.Find(name) is { } entry) return entry;
            if (scope._name == name) return scope._value;
        }

        return null;
    }
}
