using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules;

/// <summary>The names of a policy and the slots of their columns. Filled while the policy is read, unchanged afterwards.</summary>
internal sealed class SymbolTable
{
    private readonly Dictionary<string, Symbol> _roots = new(StringComparer.Ordinal);
    private readonly List<Symbol> _values = [];

    /// <summary>Symbols with a slot, at the place of their slot.</summary>
    public IReadOnlyList<Symbol> Values => _values;

    public IReadOnlyCollection<string> Names => _roots.Keys;

    public Symbol? Find(string name) => _roots.GetValueOrDefault(name);

    public void AddRoot(Symbol symbol) => _roots.Add(symbol.Name, symbol);

    /// <summary>A symbol with a slot of its own.</summary>
    public Symbol Value(string name, FeelType? type, object? owner = null, bool isComputed = false, InputDefinition? input = null, string? unit = null, LocalizedText? title = null)
    {
        var symbol = new Symbol { Name = name, Slot = _values.Count, Type = type, Owner = owner, IsComputed = isComputed, Input = input, Unit = unit, Title = title };
        _values.Add(symbol);
        return symbol;
    }

    /// <summary>A symbol with a slot that stays empty unless somebody asks for it by itself.</summary>
    public Symbol OnDemand(string name, FeelType type, object owner, string? unit = null)
    {
        var symbol = new Symbol { Name = name, Slot = _values.Count, Type = type, Owner = owner, Unit = unit, IsOnDemand = true };
        _values.Add(symbol);
        return symbol;
    }
}
