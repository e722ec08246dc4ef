namespace KeyAccount.Rules.Expressions;

/// <summary>
/// Follows all ways through a pattern at once, one character of the text after the other, so that the work grows with the length of the text and never faster.
/// </summary>
internal sealed class ParallelSearch : PatternSearch
{
    private readonly Stack<(int Step, int Slot, int Value)> _open = new();
    private readonly int[] _slots;
    private readonly int _kept;
    private Ways _now;
    private Ways _next;

    public ParallelSearch(PatternProgram program, string text, FeelRun run)
        : base(program, text, run)
    {
        _kept = (program.Groups + 1) * 2;
        _slots = new int[_kept];
        _now = new Ways(program.Steps.Count, _kept);
        _next = new Ways(program.Steps.Count, _kept);
    }

    public override int[]? Find(int from)
    {
        int[]? best = null;
        _now.Clear();
        for (var at = from; ;)
        {
            if (best is null)
            {
                Array.Fill(_slots, -1);
                Follow(_now, 0, at);
            }

            if (_now.Count == 0 && best is not null) return best;
            var length = 0;
            var character = at < Text.Length ? PatternText.At(Text, at, out length) : -1;
            best = Advance(character, at + length) ?? best;
            if (character < 0) return best;
            (_now, _next) = (_next, _now);
            _next.Clear();
            at += length;
        }
    }

    /// <summary>Takes a character on every way that takes it; the slots of the way that is at its end, which ends all ways of lower rank.</summary>
    private int[]? Advance(int character, int next)
    {
        Run.Spend(_now.Count);
        for (var i = 0; i < _now.Count; i++)
        {
            var step = _now.StepAt(i);
            if (Program.Steps[step].Step == PatternStep.Match) return _now.SlotsAt(i).ToArray();
            if (character < 0 || !Program.Steps[step].Set!.Contains(character)) continue;
            _now.SlotsAt(i).CopyTo(_slots);
            Follow(_next, step + 1, next);
        }

        return null;
    }

    /// <summary>Adds the ways from a step to the next characters, in the order of their rank.</summary>
    private void Follow(Ways ways, int from, int at)
    {
        _open.Push((from, -1, 0));
        while (_open.TryPop(out var entry))
        {
            if (entry.Slot >= 0)
            {
                _slots[entry.Slot] = entry.Value;
                continue;
            }

            // Where another way has been, this one finds nothing new; so a repeat of nothing ends by itself.
            if (!ways.Visit(entry.Step)) continue;
            Run.Spend(1);
            var instruction = Program.Steps[entry.Step];
            switch (instruction.Step)
            {
                case PatternStep.Jump:
                    _open.Push((instruction.First, -1, 0));
                    break;
                case PatternStep.Split:
                    _open.Push((instruction.Second, -1, 0));
                    _open.Push((instruction.First, -1, 0));
                    break;
                case PatternStep.Place:
                    if (IsAt((TextPlace)instruction.First, at)) _open.Push((entry.Step + 1, -1, 0));
                    break;
                case PatternStep.Save when instruction.First < _kept:
                    _open.Push((0, instruction.First, _slots[instruction.First]));
                    _slots[instruction.First] = at;
                    _open.Push((entry.Step + 1, -1, 0));
                    break;
                case PatternStep.Save or PatternStep.Moved:
                    _open.Push((entry.Step + 1, -1, 0));
                    break;
                default:
                    ways.Add(entry.Step, _slots);
                    break;
            }
        }
    }

    /// <summary>The ways that wait for the same character, by rank.</summary>
    private sealed class Ways(int steps, int kept)
    {
        private readonly int[] _visited = new int[steps];
        private readonly List<int> _steps = [];
        private readonly List<int> _slots = [];
        private int _turn = 1;

        public int Count => _steps.Count;

        public int StepAt(int way) => _steps[way];

        public Span<int> SlotsAt(int way) => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_slots).Slice(way * kept, kept);

        /// <summary>Whether no way has been at a step before.</summary>
        public bool Visit(int step)
        {
            if (_visited[step] == _turn) return false;
            _visited[step] = _turn;
            return true;
        }

        public void Add(int step, int[] slots)
        {
            _steps.Add(step);
            _slots.AddRange(slots);
        }

        public void Clear()
        {
            _steps.Clear();
            _slots.Clear();
            _turn++;
        }
    }
}
