using static KeyAccount.Rules.DiagnosticSeverity;

namespace KeyAccount.Rules.Diagnostics;

/// <summary>
/// Every diagnostic there is, in English; the Chinese texts stand beside this file, by code (<see cref="DiagnosticTexts"/>). KA1xxx: the document; KA2xxx: expressions; KA3xxx: the meaning of a policy; KA4xxx: advice; KA5xxx: the tests of a policy.
/// A code is never reused for something else.
/// </summary>
internal static class DiagnosticCatalog
{
    // The document.
    public static readonly DiagnosticDescriptor MalformedJson = new("KA1001", Error, "the document is not well-formed JSON: {0}", "mend the JSON here; everything after this place was not read");
    public static readonly DiagnosticDescriptor UnknownProperty = new("KA1002", Error, "unknown property \"{0}\" in {1}", "{2}");
    public static readonly DiagnosticDescriptor RepeatedProperty = new("KA1003", Error, "property \"{0}\" appears twice in {1}", "keep one of them");
    public static readonly DiagnosticDescriptor MissingProperty = new("KA1004", Error, "{1} has no \"{0}\"", "add \"{0}\": {2}");
    public static readonly DiagnosticDescriptor WrongJsonType = new("KA1005", Error, "{0} is {1}, but {2} is expected", "write {2} here");
    public static readonly DiagnosticDescriptor EmptyCollection = new("KA1006", Error, "{0} is empty", "give it at least one {1}, or leave it out");
    public static readonly DiagnosticDescriptor DocumentTooLarge = new("KA1007", Error, "the document has {0} bytes; at most {1} are allowed", "split the policy, or raise PolicyLimits.MaxDocumentBytes");
    public static readonly DiagnosticDescriptor BadName = new("KA1008", Error, "\"{0}\" is not a name for {1}", "use {2}");
    public static readonly DiagnosticDescriptor NumberOutOfRange = new("KA1009", Error, "{0} is {1}, but must be {2}", "write a number {2}");
    public static readonly DiagnosticDescriptor UnknownWord = new("KA1010", Error, "\"{0}\" is not {1}", "{2}");
    public static readonly DiagnosticDescriptor NotUnicode = new("KA1011", Error, "the document is not valid Unicode: {0}", "save the file as UTF-8, and write characters above U+FFFF whole");
    public static readonly DiagnosticDescriptor Misplaced = new("KA1012", Error, "{1} has \"{0}\", which only goes with {2}", "leave out \"{0}\", or give it {2}");
    public static readonly DiagnosticDescriptor DocumentTooDeep = new("KA1013", Error, "the document is nested more than {0} levels deep", "write it flatter; policies need no such depth");
    public static readonly DiagnosticDescriptor TooManyNodes = new("KA1014", Error, "the document has more than {0} values", "split the policy, or raise PolicyLimits.MaxDocumentNodes");

    // Files of decision tables.
    public static readonly DiagnosticDescriptor NoTableFile = new("KA1020", Error, "there is no file \"{0}\" beside the policy", "add the file, or write the rules in the policy");
    public static readonly DiagnosticDescriptor UnknownColumn = new("KA1021", Error, "column \"{0}\" of file \"{1}\" is no input or output of the table", "{2}");
    public static readonly DiagnosticDescriptor MissingColumn = new("KA1022", Error, "file \"{0}\" has no column \"{1}\"", "add it; an input's column is named by its expression or title, an output's by its name");
    public static readonly DiagnosticDescriptor OpenCell = new("KA1023", Error, "the cell that starts here has no closing quote", "close it with \"; a quote inside is written twice");
    public static readonly DiagnosticDescriptor AfterCell = new("KA1024", Error, "there is text between a cell's closing quote and the next separator", "put the whole cell in quotes; a quote inside is written twice");
    public static readonly DiagnosticDescriptor TooManyRules = new("KA1025", Error, "{0} has more than {1} rules", "split it, or raise PolicyLimits.MaxTableRules");

    // Expressions.
    public static readonly DiagnosticDescriptor UnexpectedCharacter = new("KA2001", Error, "unexpected character {0}", "remove it, or put text in double quotes");
    public static readonly DiagnosticDescriptor UnterminatedString = new("KA2002", Error, "the string that starts here has no closing quote", "close it with \"");
    public static readonly DiagnosticDescriptor BadEscape = new("KA2003", Error, "unknown escape sequence {0} in a string", "use \\\" \\\\ \\n \\r \\t \\' \\uXXXX or \\UXXXXXX");
    public static readonly DiagnosticDescriptor UnexpectedToken = new("KA2004", Error, "found {0}, but expected {1}", "complete the expression as FEEL writes it");
    public static readonly DiagnosticDescriptor TooDeep = new("KA2005", Error, "the expression is nested more than {0} levels deep", "move parts of it into named values");
    public static readonly DiagnosticDescriptor TooLong = new("KA2006", Error, "the expression has {0} characters; at most {1} are allowed", "move parts of it into named values");
    public static readonly DiagnosticDescriptor NotSupported = new("KA2007", Error, "{0} cannot be used here", "{1}");
    public static readonly DiagnosticDescriptor BadNumber = new("KA2008", Error, "{0} is too large a number", "numbers reach up to about 1.8e308");
    public static readonly DiagnosticDescriptor BadDate = new("KA2009", Error, "\"{0}\" is no date, time or duration", "write a date as \"2026-01-31\", a time as \"10:15:00\", a duration as \"P1Y2M\" or \"P1DT2H\"");
    public static readonly DiagnosticDescriptor UnterminatedComment = new("KA2010", Error, "the comment that starts here has no end", "close it with */");
    public static readonly DiagnosticDescriptor EmptyExpression = new("KA2011", Error, "the expression is empty", "write an expression, or leave the property out");
    public static readonly DiagnosticDescriptor RepeatedEntry = new("KA2012", Error, "entry \"{0}\" appears twice in this context", "keep one of them");
    public static readonly DiagnosticDescriptor TooManyExpressions = new("KA2013", Error, "the policy has more than {0} expressions", "split it, or raise PolicyLimits.MaxExpressions");
    public static readonly DiagnosticDescriptor UnknownName = new("KA2101", Error, "unknown name \"{0}\"", "{1}");
    public static readonly DiagnosticDescriptor UnknownField = new("KA2102", Error, "{1} has no \"{0}\"", "{2}");
    public static readonly DiagnosticDescriptor UnknownFunction = new("KA2103", Error, "unknown function \"{0}\"", "{1}");
    public static readonly DiagnosticDescriptor TypeClash = new("KA2104", Error, "{0} needs {1}, but this is {2}", "change this part, or the declared type of what it reads");
    public static readonly DiagnosticDescriptor IncomparableTypes = new("KA2105", Error, "{0} and {1} cannot be compared with \"{2}\"", "compare values of the same type");
    public static readonly DiagnosticDescriptor NotInClosedSet = new("KA2106", Error, "\"{0}\" is not one of the declared values of {1}", "{2}");
    public static readonly DiagnosticDescriptor WrongArgumentCount = new("KA2107", Error, "{0} takes {1}, but was given {2}", "check the arguments");
    public static readonly DiagnosticDescriptor NotAValue = new("KA2108", Error, "\"{0}\" stands for several results and is not a value by itself", "name one of them: {1}");
    public static readonly DiagnosticDescriptor WrongResultType = new("KA2109", Error, "{0} must be {1}, but this expression is {2}", "change the expression so that it gives {1}");
    public static readonly DiagnosticDescriptor TestNeedsInput = new("KA2110", Error, "\"?\" stands for the tested value and means nothing here", "name the fact instead");
    public static readonly DiagnosticDescriptor ConditionInTest = new("KA2111", Error, "this condition does not look at the tested value", "write it with \"?\", for example ? > 0 and profit > 0");
    public static readonly DiagnosticDescriptor NullInBin = new("KA2112", Error, "a bin is only looked at when its input is known, so testing for null here has no effect", "say in \"missing\" what an unknown input gets");
    public static readonly DiagnosticDescriptor NoColumn = new("KA2113", Error, "the result is {0}; a policy's results are numbers, strings, booleans and dates", "make one of these of it: of a duration for example its days, as in \"(a - b).days\"");
    public static readonly DiagnosticDescriptor BadPattern = new("KA2114", Error, "\"{0}\" is no regular expression, or its flags are none", "mend the pattern: it is one of XPath, with flags of i, m, s, x and q; a character such as ( or . that stands for itself has a backslash before it");
    public static readonly DiagnosticDescriptor TooMuchWork = new("KA2201", Error, "the expression takes more work, memory or calls than it may", "run over less, or raise MaxWorkPerRow, MaxListLength or MaxCallDepth of PolicyLimits");
    public static readonly DiagnosticDescriptor ResultTooLarge = new("KA2202", Error, "the result is larger or deeper than can be shown", "ask for a part of it, or for its count");
    public static readonly DiagnosticDescriptor LineTooLong = new("KA2203", Error, "the line has more than {0} characters", "give the expression fewer facts");
    public static readonly DiagnosticDescriptor EvaluationFault = new("KA2204", Error, "the evaluation broke off: {0}", "this is a mistake of ours, not of the expression: please report it with the expression and its facts");

    // The meaning of a policy.
    public static readonly DiagnosticDescriptor RepeatedName = new("KA3001", Error, "the name \"{0}\" is already taken by {1}", "choose another name");
    public static readonly DiagnosticDescriptor Cycle = new("KA3002", Error, "these parts depend on each other in a circle: {0}", "break the circle by computing one of them from inputs only");
    public static readonly DiagnosticDescriptor UnreachableBin = new("KA3003", Error, "this bin can never match: {0}", "remove it, or put it before the bin that takes its values");
    public static readonly DiagnosticDescriptor BinsLeaveGap = new("KA3004", Error, "no bin takes {0}", "add a bin for it, or a last bin without \"when\" for everything else");
    public static readonly DiagnosticDescriptor CatchAllNeeded = new("KA3005", Error, "it cannot be proved that every value finds a bin", "end with a bin without \"when\" for everything else");
    public static readonly DiagnosticDescriptor OnlyLastMayOmit = new("KA3006", Error, "only the last {0} may leave out \"{1}\"", "add \"{1}\", or move it to the end");
    public static readonly DiagnosticDescriptor LastMustOmit = new("KA3007", Error, "the last {0} must be without \"{1}\", so that there always is a label", "add a last {0} without \"{1}\"");
    public static readonly DiagnosticDescriptor CutsNotDescending = new("KA3008", Error, "the cut at {0} is not below the one before it ({1})", "list the cuts from the highest to the lowest");
    public static readonly DiagnosticDescriptor UnknownReference = new("KA3009", Error, "there is no {1} \"{0}\"", "{2}");
    public static readonly DiagnosticDescriptor RepeatedId = new("KA3010", Error, "{1} \"{0}\" is declared twice", "choose another id");
    public static readonly DiagnosticDescriptor WeightsTooFine = new("KA3011", Error, "the weights of scorecard \"{0}\" cannot be added exactly: their common denominator is too large", "use rounder weights, for example whole numbers");
    public static readonly DiagnosticDescriptor MixedCuts = new("KA3012", Error, "this cut of band \"{0}\" has \"{1}\", but the band {2}", "give the band \"of\" and every cut but the last \"at\"; or leave out \"of\" and use \"when\"");
    public static readonly DiagnosticDescriptor BinAfterCatchAll = new("KA3013", Error, "this bin comes after one that matches everything", "move it before, or remove it");
    public static readonly DiagnosticDescriptor NeverProposed = new("KA3014", Error, "action \"{0}\" can never be proposed: it has no \"when\" and no flag or node names it", "add \"when\", or name it in a flag's or node's \"action\"");
    public static readonly DiagnosticDescriptor BadPlaceholder = new("KA3015", Error, "{0} in a text", "write {{expression}} or {{expression|format}}; a plain brace is written twice");
    public static readonly DiagnosticDescriptor TooEntangled = new("KA3016", Error, "value \"{0}\" is needed before its turn, through a chain of more than {1} values", "declare values before those that read them, and give the variables of \"some\" and \"every\" names of their own");
    public static readonly DiagnosticDescriptor CoverageOfNoScore = new("KA3017", Error, "band \"{0}\" asks for coverage, but does not cut a scorecard's or perspective's score", "cut \"of\": \"NAME.score\", or leave \"least_coverage\" out");

    // Decision tables.
    public static readonly DiagnosticDescriptor WrongCellCount = new("KA3020", Error, "{0} has {1} of one {2} for each {4}; expected {3}", "give it exactly one {2} for each {4}");
    public static readonly DiagnosticDescriptor AnswerOutsideSet = new("KA3021", Error, "\"{0}\" is not one of the values of output \"{1}\"", "{2}");
    public static readonly DiagnosticDescriptor AnswerNotClosed = new("KA3022", Error, "it cannot be seen that this answer is always one of the values of output \"{0}\"", "write one of them, or leave \"values\" out");
    public static readonly DiagnosticDescriptor NoPriority = new("KA3023", Error, "{0} has hit policy \"{1}\", but no output says by \"values\" what comes first", "give an output \"values\", from the highest priority");
    public static readonly DiagnosticDescriptor AggregateOfNoNumber = new("KA3024", Error, "output \"{0}\" is no number, and so has no {1}", "make it a number, or leave \"aggregate\" out");
    public static readonly DiagnosticDescriptor RulesTwice = new("KA3025", Error, "{0} has its rules both here and in a file", "keep \"rules\" or \"file\"");
    public static readonly DiagnosticDescriptor RulesOverlap = new("KA3026", Error, "rules {0} and {1} of a unique table hold together, where {2}", "make their tests exclude each other, or choose another hit policy");
    public static readonly DiagnosticDescriptor PriorityOfNoLiteral = new("KA3027", Error, "rule {0} gives no plain value for \"{1}\", so that its priority is not known", "write one of the values");

    // Adjustments, caps and knock-outs.
    public static readonly DiagnosticDescriptor FinerThanScore = new("KA3040", Error, "{0} is {1}, finer than the score, which is rounded to {2}", "round it, or give the scorecard more \"decimals\"");
    public static readonly DiagnosticDescriptor HalfAnAdjustment = new("KA3041", Error, "{0} has both \"when\" and \"of\"", "give it \"when\" and \"points\"; or \"of\", \"per\", \"points\", \"at_least\" and \"at_most\"");
    public static readonly DiagnosticDescriptor NoRange = new("KA3042", Error, "{0} adds at least {1} and at most {2}", "make \"at_least\" the smaller number");
    public static readonly DiagnosticDescriptor TooManySteps = new("KA3043", Error, "{0} has {1} steps from \"at_least\" to \"at_most\"; at most {2} are possible", "make the steps longer and their points more");

    // Playbooks.
    public static readonly DiagnosticDescriptor EntryOfFirstStage = new("KA3050", Error, "{0} comes first, so that nothing can keep a row from entering it", "move the tests of \"entry\" to the playbook's \"when\", or to the stage's \"nodes\"");

    // Relative cuts.
    public static readonly DiagnosticDescriptor NotOneMeasure = new("KA3060", Error, "\"take\" of cut \"{0}\" names {1}", "write {2}");
    public static readonly DiagnosticDescriptor CutRestsOnCut = new("KA3061", Error, "cut \"{0}\" measures what rests on cut \"{1}\", which is only known after measuring", "measure something that reads no cut");
    public static readonly DiagnosticDescriptor CutAboveBetterOne = new("KA3062", Error, "band \"{0}\" gives \"{1}\" from {2}, above \"{3}\" from {4}", "calibrate the cuts together, or list them from the highest to the lowest");

    // Advice.
    public static readonly DiagnosticDescriptor UnusedInput = new("KA4001", Advice, "input \"{0}\" is declared but never used", "remove it, or use it");
    public static readonly DiagnosticDescriptor MissingLanguage = new("KA4002", Warning, "the text has no \"{0}\"", "add it; until then \"{1}\" is shown");
    public static readonly DiagnosticDescriptor PersonalAttribute = new("KA4003", Warning, "input \"{0}\" is a personal attribute", "make sure that there is a lawful basis for using it and that the rule is fair");
    public static readonly DiagnosticDescriptor AlwaysSame = new("KA4004", Warning, "this condition is always {0}", "remove it, or make it depend on a fact");
    public static readonly DiagnosticDescriptor MissingPointsOutside = new("KA4005", Warning, "an unknown \"{0}\" gets {1} points, outside what its bins give ({2} to {3})", "choose points from {2} to {3}, or the score can lie outside its own interval");
    public static readonly DiagnosticDescriptor UnreachableRule = new("KA4020", Warning, "rule {0} never counts: {1}", "remove it, or move it");
    public static readonly DiagnosticDescriptor TableLeavesGap = new("KA4021", Warning, "no rule takes the case where {0}", "add a rule for it, or a default to the outputs; until then the answer is unknown");
    public static readonly DiagnosticDescriptor RulesMayOverlap = new("KA4022", Warning, "rules {0} and {1} of a unique table hold together where {2}, if that can be", "make their tests exclude each other, or choose another hit policy");

    public static readonly DiagnosticDescriptor UnusedActivity = new("KA4040", Warning, "activity \"{0}\" is declared but never used", "name it in a stage's \"activities\" or an action's \"activity\", or remove it");
    public static readonly DiagnosticDescriptor AddsNothing = new("KA4030", Warning, "{0} never changes the score: {1}", "remove it, or give it other points");

    public static readonly DiagnosticDescriptor MoreFindings = new("KA4090", Advice, "{0} more findings are not shown", "mend those above first");

    public static readonly DiagnosticDescriptor CutWithoutNumber = new("KA4050", Warning, "cut \"{0}\" has no number yet: what reads it stays unknown", "calibrate the policy on a portfolio, or give the cut a \"default\"");
    public static readonly DiagnosticDescriptor CutsMeet = new("KA4051", Warning, "band \"{0}\" gives \"{1}\" from {2}, where \"{3}\" begins: nobody gets it", "choose measures further apart, or leave the label out");

    // The tests of a policy.
    public static readonly DiagnosticDescriptor UnknownFact = new("KA5001", Error, "{1} has no input \"{0}\"", "{2}");
    public static readonly DiagnosticDescriptor WrongFactType = new("KA5002", Error, "fact \"{0}\" is {1}, but the policy declares {2}", "write {2} here, or null when it is not known");
    public static readonly DiagnosticDescriptor FactOutsideSet = new("KA5003", Error, "\"{0}\" is not one of the declared values of \"{1}\"", "{2}");
    public static readonly DiagnosticDescriptor WrongExpectedType = new("KA5004", Error, "{0} is {1}, but {2} is expected of it", "expect {1}, or null where it must be unknown");
    public static readonly DiagnosticDescriptor NothingExpected = new("KA5005", Error, "test \"{0}\" expects nothing, and so cannot fail", "add a result to \"expect\"");
    public static readonly DiagnosticDescriptor NeverThisValue = new("KA5006", Error, "{0} is never \"{1}\"", "{2}");
}
