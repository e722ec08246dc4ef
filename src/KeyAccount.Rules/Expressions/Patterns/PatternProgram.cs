namespace KeyAccount.Rules.Expressions;

internal enum PatternStep
{
    /// <summary>Takes a character of the set.</summary>
    Character,

    /// <summary>Goes on if the text is at a place.</summary>
    Place,

    /// <summary>Goes on at the first target, or else at the second.</summary>
    Split,
    Jump,

    /// <summary>Keeps the place in a slot.</summary>
    Save,

    /// <summary>Goes on if the place has moved since it was saved.</summary>
    Moved,

    /// <summary>Takes what a group has matched.</summary>
    BackReference,
    Match,
}

/// <summary>One step of a pattern; what its numbers mean depends on its kind.</summary>
internal readonly record struct PatternInstruction(PatternStep Step, int First = 0, int Second = 0, CodePointSet? Set = null);

/// <summary>A pattern as steps. Slots 0 and 1 hold where the match begins and ends, 2n and 2n + 1 where group n does; the others serve repeats.</summary>
internal sealed class PatternProgram
{
    /// <summary>Steps that a pattern may have, its repeats written out.</summary>
    private const int MaximumSteps = 4000;

    private readonly List<PatternInstruction> _steps = [];
    private int _visits;

    private PatternProgram(int groups, bool ignoresCase) => (Groups, Slots, IgnoresCase) = (groups, (groups + 1) * 2, ignoresCase);

    public IReadOnlyList<PatternInstruction> Steps => _steps;

    public int Groups { get; }

    public int Slots { get; private set; }

    public bool HasBackReferences { get; private set; }

    /// <summary>Whether back references take the other case too; the sets already hold both.</summary>
    public bool IgnoresCase { get; }

    private bool IsFull => _visits > MaximumSteps || _steps.Count > MaximumSteps;

    /// <summary>The steps of a pattern; <see langword="null"/> where they are too many.</summary>
    public static PatternProgram? Compile(PatternNode root, int groups, bool ignoresCase)
    {
        var program = new PatternProgram(groups, ignoresCase);
        program.AddGroup(root, 0);
        program.Emit(PatternStep.Match);
        return program.IsFull ? null : program;
    }

    private void Add(PatternNode node)
    {
        _visits++;
        if (IsFull) return;
        switch (node)
        {
            case PatternSet set: Emit(PatternStep.Character, set: set.Set); break;
            case PatternPlace place: Emit(PatternStep.Place, (int)place.Place); break;
            case PatternGroup group: AddGroup(group.Part, group.Number); break;
            case PatternRepeat repeat: AddRepeat(repeat); break;
            case PatternChoice choice: AddChoice(choice.Parts); break;
            case PatternSequence sequence:
                foreach (var part in sequence.Parts) Add(part);
                break;
            case PatternBackReference back:
                HasBackReferences = true;
                Emit(PatternStep.BackReference, back.Number);
                break;
        }
    }

    /// <summary>Adds a step; its place, so that its targets can be set later.</summary>
    private int Emit(PatternStep step, int first = 0, CodePointSet? set = null)
    {
        _steps.Add(new(step, first, 0, set));
        return _steps.Count - 1;
    }

    private void AddGroup(PatternNode part, int number)
    {
        Emit(PatternStep.Save, number * 2);
        Add(part);
        Emit(PatternStep.Save, (number * 2) + 1);
    }

    private void AddChoice(IReadOnlyList<PatternNode> parts)
    {
        var ends = new List<int>();
        for (var i = 0; i < parts.Count - 1; i++)
        {
            var split = Emit(PatternStep.Split);
            Add(parts[i]);
            ends.Add(Emit(PatternStep.Jump));
            _steps[split] = new(PatternStep.Split, split + 1, _steps.Count);
        }

        Add(parts[^1]);
        foreach (var end in ends) _steps[end] = new(PatternStep.Jump, _steps.Count);
    }

    private void AddRepeat(PatternRepeat repeat)
    {
        for (var i = 0; i < repeat.Least && !IsFull; i++) Add(repeat.Part);
        var splits = new List<int>();
        if (repeat.Most is { } most)
        {
            for (var i = repeat.Least; i < most && !IsFull; i++)
            {
                splits.Add(Emit(PatternStep.Split));
                Add(repeat.Part);
            }
        }
        else
        {
            var slot = Slots++;
            splits.Add(Emit(PatternStep.Split));
            Emit(PatternStep.Save, slot);
            Add(repeat.Part);
            Emit(PatternStep.Moved, slot);
            Emit(PatternStep.Jump, splits[0]);
        }

        foreach (var split in splits)
            _steps[split] = repeat.IsReluctant ? new(PatternStep.Split, _steps.Count, split + 1) : new(PatternStep.Split, split + 1, _steps.Count);
    }
}
