using System.Collections.Immutable;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Model;

/// <summary>How a placeholder shows its value.</summary>
internal enum TextFormat
{
    /// <summary>Numbers with thousands separators and at most two decimals.</summary>
    Plain,
    Whole,
    OneDecimal,
    TwoDecimals,
    Percent,
}

/// <summary>A piece of a text: words, or a placeholder.</summary>
internal sealed record TextSegment(string? Words, BoundExpression? Value, TextFormat Format);

/// <summary>A text in one language, with its placeholders bound.</summary>
internal sealed record TextTemplate(ImmutableArray<TextSegment> Segments);
