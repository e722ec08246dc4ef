namespace KeyAccount.Tck.Models;

/// <summary>A type that a model declares, in FEEL's terms.</summary>
internal abstract record FeelType
{
    /// <summary>Takes every value.</summary>
    public static readonly FeelType Any = new SimpleType("Any");

    /// <summary>Unary tests that a value has to pass; null when there are none.</summary>
    public string? Allowed { get; init; }

    /// <summary>The type as FEEL writes it.</summary>
    public abstract string Text { get; }

    public bool IsAny => this is SimpleType { Name: "Any" };

    /// <summary>Whether the type, or a part of it, allows only some values.</summary>
    public virtual bool IsConstrained => Allowed is not null;
}

/// <summary>A type of the language, such as <c>number</c>.</summary>
internal sealed record SimpleType(string Name) : FeelType
{
    public override string Text => Name;
}

internal sealed record ListType(FeelType Item) : FeelType
{
    public override string Text => $"list<{Item.Text}>";

    public override bool IsConstrained => base.IsConstrained || Item.IsConstrained;
}

internal sealed record ContextType(IReadOnlyList<(string Name, FeelType Type)> Components) : FeelType
{
    public override string Text => $"context<{string.Join(", ", Components.Select(component => $"{component.Name}: {component.Type.Text}"))}>";

    public override bool IsConstrained => base.IsConstrained || Components.Any(component => component.Type.IsConstrained);
}

internal sealed record FunctionType(IReadOnlyList<FeelType> Parameters, FeelType Result) : FeelType
{
    public override string Text => $"function<{string.Join(", ", Parameters.Select(parameter => parameter.Text))}> -> {Result.Text}";
}
