using System.Collections.Immutable;

namespace KeyAccount.Cli.Mapping;

/// <summary>Kinds of JSON values.</summary>
internal enum SyntaxKind
{
    Object,
    Array,
    String,
    Number,
    Boolean,
    Null,
}

/// <summary>A JSON value and where it stands in its file (both counted from 1).</summary>
internal sealed record SyntaxNode(SyntaxKind Kind, int Line, int Column)
{
    /// <summary>The string, or the number or boolean as it is written.</summary>
    public string Text { get; init; } = "";

    /// <summary>Members of an object, in their order, repeated ones included.</summary>
    public ImmutableArray<SyntaxProperty> Properties { get; init; } = [];

    /// <summary>Elements of an array.</summary>
    public ImmutableArray<SyntaxNode> Items { get; init; } = [];
}

/// <summary>One member of a JSON object.</summary>
internal sealed record SyntaxProperty(string Name, int Line, int Column, SyntaxNode Value);
