using System.Collections.Frozen;
using System.Collections.Immutable;

namespace KeyAccount.Rules;

/// <summary>The type of an input.</summary>
public enum InputType
{
    /// <summary>A finite number.</summary>
    Number,

    /// <summary>A text, perhaps of a closed set.</summary>
    String,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A calendar date.</summary>
    Date,

    /// <summary>A list of records, one level deep.</summary>
    List,
}

/// <summary>One declared input, or one field of a list's records. Every input can be unknown. Immutable.</summary>
public sealed class InputDefinition
{
    internal InputDefinition(string name, int ordinal, InputType type)
    {
        Name = name;
        Ordinal = ordinal;
        Type = type;
    }

    /// <summary>The name that expressions use.</summary>
    public string Name { get; }

    /// <summary>Its place among its siblings, from 0; columns stand in this order.</summary>
    public int Ordinal { get; }

    /// <summary>The type.</summary>
    public InputType Type { get; }

    /// <summary>The unit of a number, such as <c>currency</c>, <c>ratio</c> or <c>days</c>; <see langword="null"/> when none was declared.</summary>
    public string? Unit { get; init; }

    /// <summary>The closed set of values of a string; empty when any text is allowed.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>The fields of a list's records; empty for other types.</summary>
    public InputSchema Items { get; init; } = InputSchema.Empty;

    /// <summary>What people call it.</summary>
    public LocalizedText? Title { get; init; }

    internal SourceSpan Span { get; init; }

    /// <summary>Whether the declared type makes sense; where not, that is reported, and what reads the input is not checked against a type.</summary>
    internal bool HasType { get; init; } = true;

    internal StringPool Dictionary => _dictionary ??= StringPool.Of([.. Values]);

    private StringPool? _dictionary;
}

/// <summary>The inputs that a policy declares, in order. Immutable and thread-safe.</summary>
public sealed class InputSchema
{
    private readonly FrozenDictionary<string, InputDefinition> _byName;

    internal InputSchema(ImmutableArray<InputDefinition> inputs)
    {
        Inputs = inputs;
        _byName = inputs.ToFrozenDictionary(i => i.Name, StringComparer.Ordinal);
    }

    /// <summary>A schema without inputs.</summary>
    public static InputSchema Empty { get; } = new([]);

    /// <summary>The inputs in the order of their declaration.</summary>
    public ImmutableArray<InputDefinition> Inputs { get; }

    /// <summary>The input of this name, or <see langword="null"/> when none is declared.</summary>
    public InputDefinition? Find(string name) => _byName.GetValueOrDefault(name);
}
