using System.Collections.Immutable;

namespace KeyAccount.Rules.Documents;

/// <summary>A JSON value and the place where it stands.</summary>
internal abstract record JsonSyntax(SourceSpan Span)
{
    /// <summary>For messages.</summary>
    public abstract string Describe { get; }
}

internal sealed record JsonPropertySyntax(string Name, SourceSpan NameSpan, JsonSyntax Value);

internal sealed record JsonObjectSyntax(ImmutableArray<JsonPropertySyntax> Properties, SourceSpan Span) : JsonSyntax(Span)
{
    public override string Describe => "an object";
}

internal sealed record JsonArraySyntax(ImmutableArray<JsonSyntax> Elements, SourceSpan Span) : JsonSyntax(Span)
{
    public override string Describe => "an array";
}

/// <summary>A string. <paramref name="Offsets"/> holds, for every unit of the value and the place after it, its offset in the document.</summary>
internal sealed record JsonStringSyntax(string Value, int[] Offsets, SourceSpan Span) : JsonSyntax(Span)
{
    public override string Describe => "a string";
}

internal sealed record JsonNumberSyntax(string Raw, SourceSpan Span) : JsonSyntax(Span)
{
    public override string Describe => $"the number {Raw}";
}

internal sealed record JsonBooleanSyntax(bool Value, SourceSpan Span) : JsonSyntax(Span)
{
    public override string Describe => Value ? "true" : "false";
}

internal sealed record JsonNullSyntax(SourceSpan Span) : JsonSyntax(Span)
{
    public override string Describe => "null";
}
