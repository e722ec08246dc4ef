using KeyAccount.Oracle.Model;

namespace KeyAccount.Oracle.Meaning;

/// <summary>What an expression or a name stands for.</summary>
/// <param name="Value">The value; null is unknown.</param>
/// <param name="Computed">Whether it was computed (section 3, Comparison).</param>
/// <param name="IsNullLiteral">Whether it is the literal null itself, which compares unlike an unknown fact.</param>
internal readonly record struct Meant(object? Value, bool Computed, bool IsNullLiteral = false);

/// <summary>The names an expression can see: the innermost hides the others.</summary>
internal sealed class Scope
{
    private readonly Scope? _outer;
    private readonly Func<string, Meant?> _lookUp;

    private Scope(Scope? outer, Func<string, Meant?> lookUp)
    {
        _outer = outer;
        _lookUp = lookUp;
    }

    /// <summary>The scope of a whole policy: inputs, values and the results of its parts.</summary>
    public static Scope Of(Func<string, Meant?> parts) => new(null, parts);

    /// <summary>The scope of plain facts, with no policy around them.</summary>
    public static Scope Of(Facts facts) => new(null, name => facts.TryGetValue(name, out var value) ? new Meant(value, false) : null);

    public Meant this[string name] =>
        _lookUp(name) ?? _outer?[name] ?? throw new InvalidOperationException($"The name {name} is not in scope.");

    public Scope With(string name, Meant meant) => new(this, asked => asked == name ? meant : null);

    /// <summary>The scope inside the brackets of a filter: <c>item</c>, and the fields when it is a record.</summary>
    public Scope WithItem(Meant item) => new(this, asked =>
        asked == "item" ? item
        : item.Value is Facts record && record.TryGetValue(asked, out var field) ? new Meant(field, false)
        : null);
}
