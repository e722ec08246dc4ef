using System.Collections.Immutable;
using System.Globalization;

namespace KeyAccount.Rules.Documents;

/// <summary>A JSON value and the place where it stands.</summary>
internal abstract record JsonSyntax(SourceSpan Span)
{
    /// <summary>For messages.</summary>
    public abstract string Describe { get; }
}

internal sealed record JsonPropertySyntax(JsonStringSyntax NameText, JsonSyntax Value)
{
    public string Name => NameText.Value;

    public SourceSpan NameSpan => NameText.Span;

    public void Deconstruct(out string name, out SourceSpan nameSpan, out JsonSyntax value) => (name, nameSpan, value) = (Name, NameSpan, Value);
}

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

    /// <summary>The number as a decimal; <see langword="null"/> when a decimal cannot hold it without rounding.</summary>
    public decimal? ExactValue
    {
        get
        {
            var exponentAt = Raw.AsSpan().IndexOfAny('e', 'E');
            var significand = Raw.AsSpan(0, exponentAt < 0 ? Raw.Length : exponentAt);
            var exponent = 0;
            if (exponentAt >= 0 && !int.TryParse(Raw.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)) return null;

            // Only digits between the first and the last that is not 0 need room.
            var point = significand.IndexOf('.');
            var digits = string.Concat(significand.TrimStart('-').ToString().Where(char.IsAsciiDigit));
            var decimals = (point < 0 ? 0 : significand.Length - point - 1) - (long)exponent;
            var trimmed = digits.TrimEnd('0');
            decimals -= digits.Length - trimmed.Length;
            trimmed = trimmed.TrimStart('0');
            if (trimmed.Length == 0) return 0;
            if (trimmed.Length > MaxDigits || decimals > MaxDigits || trimmed.Length - decimals > MaxDigits) return null;
            return decimal.Parse(Raw, NumberStyles.Float, CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Significant digits that every decimal has.</summary>
    private const int MaxDigits = 28;
}

internal sealed record JsonBooleanSyntax(bool Value, SourceSpan Span) : JsonSyntax(Span)
{
    public override string Describe => Value ? "true" : "false";
}

internal sealed record JsonNullSyntax(SourceSpan Span) : JsonSyntax(Span)
{
    public override string Describe => "null";
}
