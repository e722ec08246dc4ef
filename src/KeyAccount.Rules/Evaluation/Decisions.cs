namespace KeyAccount.Rules;

/// <summary>What became of a flag in one row.</summary>
public enum FlagState
{
    /// <summary>The condition is false.</summary>
    Clear,

    /// <summary>The condition is true.</summary>
    Raised,

    /// <summary>The condition rests on facts that are unknown.</summary>
    Undetermined,
}

/// <summary>The columns of a score: of a scorecard, or of one of its perspectives.</summary>
/// <param name="Score">0 to 100, rounded to the scorecard's decimals; unknown where nothing is known.</param>
/// <param name="Coverage">Share of the weight that was known, 0 to 1.</param>
/// <param name="Low">The least the score could be once the unknowns are known.</param>
/// <param name="High">The most it could be.</param>
public readonly record struct ScoreColumns(NumberColumn Score, NumberColumn Coverage, NumberColumn Low, NumberColumn High);

/// <summary>The columns of a band.</summary>
/// <param name="Label">The label; unknown where the number it cuts is.</param>
/// <param name="Best">The best label that is possible once the unknowns are known.</param>
/// <param name="Worst">The worst one.</param>
/// <param name="Certain">Whether only one label is possible.</param>
public readonly record struct BandColumns(StringColumn Label, StringColumn Best, StringColumn Worst, TruthColumn Certain);

/// <summary>What a decision table says besides its answers.</summary>
/// <param name="Rule">The number of the rule that gives the answer; unknown when no rule does, or it is not certain which; always unknown where several rules answer.</param>
/// <param name="Matches">How many rules hold; unknown when that is not known of any of them.</param>
/// <param name="Violated">Whether more rules hold than the hit policy allows.</param>
public readonly record struct TableColumns(NumberColumn Rule, NumberColumn Matches, TruthColumn Violated);

/// <summary>The columns of a playbook; stages by id, steps from 1.</summary>
/// <param name="Claimed">The stage that the record claims.</param>
/// <param name="Supported">The first stage that the evidence does not let pass.</param>
/// <param name="SupportedBest">The same with unknown nodes taken as met.</param>
/// <param name="ClaimedStep">The claimed stage's step.</param>
/// <param name="SupportedStep">The supported stage's step.</param>
/// <param name="Gap">Claimed minus supported step.</param>
/// <param name="Probability">The supported stage's probability, 0 to 1.</param>
/// <param name="ClaimedProbability">The claimed stage's probability, 0 to 1.</param>
/// <param name="Node">The first missing node of the supported stage.</param>
public readonly record struct PlaybookColumns(
    StringColumn Claimed,
    StringColumn Supported,
    StringColumn SupportedBest,
    NumberColumn ClaimedStep,
    NumberColumn SupportedStep,
    NumberColumn Gap,
    NumberColumn Probability,
    NumberColumn ClaimedProbability,
    StringColumn Node);
