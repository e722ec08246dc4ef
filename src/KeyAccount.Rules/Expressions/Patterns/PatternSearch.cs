namespace KeyAccount.Rules.Expressions;

/// <summary>Looks for a pattern in one text. Every step counts as work of the evaluation.</summary>
internal abstract class PatternSearch(PatternProgram program, string text, FeelRun run)
{
    protected PatternProgram Program => program;

    protected string Text => text;

    protected FeelRun Run => run;

    public static PatternSearch Of(PatternProgram program, string text, FeelRun run)
    {
        run.Spend(1 + (program.Steps.Count / ValueMeasure.CharactersPerPart));
        return program.HasBackReferences ? new BacktrackingSearch(program, text, run) : new ParallelSearch(program, text, run);
    }

    /// <summary>The slots of the first match at a place or behind it; <see langword="null"/> where there is none.</summary>
    public abstract int[]? Find(int from);

    protected bool IsAt(TextPlace place, int at) => place switch
    {
        TextPlace.TextStart => at == 0,
        TextPlace.TextEnd => at == text.Length,

        // A line break at the very end of the text ends the last line and begins none.
        TextPlace.LineStart => at == 0 || (at < text.Length && text[at - 1] == '\n'),
        _ => at < text.Length ? text[at] == '\n' : at == 0 || text[at - 1] != '\n',
    };
}
