namespace KeyAccount.Rules.Expressions;

/// <summary>
/// Follows one way through a pattern after the other, as back references need it. The work can grow fast with the text, and ends where the evaluation's does.
/// </summary>
internal sealed class BacktrackingSearch(PatternProgram program, string text, FeelRun run) : PatternSearch(program, text, run)
{
    /// <summary>Ways that may be left open at once.</summary>
    private const int MaximumOpen = 1_000_000;

    private readonly Stack<(int Step, int At, int Slot)> _open = new();
    private readonly int[] _slots = new int[program.Slots];

    public override int[]? Find(int from)
    {
        for (var at = from; at <= Text.Length; at++)
            if (IsMatchAt(at)) return [.. _slots];
        return null;
    }

    private bool IsMatchAt(int start)
    {
        Array.Fill(_slots, -1);
        _open.Clear();
        _open.Push((0, start, -1));
        while (_open.TryPop(out var entry))
        {
            if (entry.Slot >= 0) _slots[entry.Slot] = entry.At;
            else if (Follow(entry.Step, entry.At)) return true;
            if (_open.Count > MaximumOpen) throw new WorkLimitException();
        }

        return false;
    }

    /// <summary>Goes on from a step as far as it leads; whether to the end of the pattern.</summary>
    private bool Follow(int step, int at)
    {
        while (true)
        {
            Run.Spend(1);
            var instruction = Program.Steps[step++];
            switch (instruction.Step)
            {
                case PatternStep.Match:
                    return true;
                case PatternStep.Character:
                    var length = 0;
                    if (at >= Text.Length || !instruction.Set!.Contains(PatternText.At(Text, at, out length))) return false;
                    at += length;
                    break;
                case PatternStep.Place:
                    if (!IsAt((TextPlace)instruction.First, at)) return false;
                    break;
                case PatternStep.Split:
                    _open.Push((instruction.Second, at, -1));
                    step = instruction.First;
                    break;
                case PatternStep.Jump:
                    step = instruction.First;
                    break;
                case PatternStep.Save:
                    _open.Push((0, _slots[instruction.First], instruction.First));
                    _slots[instruction.First] = at;
                    break;
                case PatternStep.Moved:
                    if (_slots[instruction.First] == at) return false;
                    break;
                default:
                    if (!Repeats(instruction, ref at)) return false;
                    break;
            }
        }
    }

    /// <summary>Whether the text goes on with what a group has matched; a group that took no part has matched nothing.</summary>
    private bool Repeats(PatternInstruction reference, ref int at)
    {
        var (from, to) = (_slots[reference.First * 2], _slots[(reference.First * 2) + 1]);
        var next = at;
        for (var i = from; i < to;)
        {
            if (next >= Text.Length) return false;
            Run.Spend(1);
            var (a, b) = (PatternText.At(Text, i, out var read), PatternText.At(Text, next, out var length));
            if (a != b && !(Program.IgnoresCase && CasePairs.AreSame(a, b))) return false;
            (i, next) = (i + read, next + length);
        }

        at = next;
        return true;
    }
}
