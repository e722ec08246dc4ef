namespace KeyAccount.Rules.Expressions;

/// <summary>A part of a regular expression.</summary>
internal abstract record PatternNode;

/// <summary>One character of a set.</summary>
internal sealed record PatternSet(CodePointSet Set) : PatternNode;

/// <summary>A place in the text.</summary>
internal sealed record PatternPlace(TextPlace Place) : PatternNode;

/// <summary>One part after the other.</summary>
internal sealed record PatternSequence(IReadOnlyList<PatternNode> Parts) : PatternNode;

/// <summary>The first of the parts with which the whole matches.</summary>
internal sealed record PatternChoice(IReadOnlyList<PatternNode> Parts) : PatternNode;

/// <summary>A part so many times; <see cref="Most"/> is <see langword="null"/> where there is no end.</summary>
internal sealed record PatternRepeat(PatternNode Part, int Least, int? Most, bool IsReluctant) : PatternNode;

/// <summary>A part whose text is kept, by its number from 1.</summary>
internal sealed record PatternGroup(PatternNode Part, int Number) : PatternNode;

/// <summary>The text that a group has matched.</summary>
internal sealed record PatternBackReference(int Number) : PatternNode;

internal enum TextPlace
{
    TextStart,
    TextEnd,
    LineStart,
    LineEnd,
}
