using KeyAccount.Rules.Execution;

namespace KeyAccount.Rules.Planning;

/// <summary>Collects the columns that a program leaves; slots that show the same nodes share a column.</summary>
internal sealed class OutputList
{
    private readonly Dictionary<(Type Kind, Node First, Node? Second), List<int>> _slots = [];
    private readonly List<Func<Output>> _outputs = [];

    /// <summary>Adds a result; lists and records have no column.</summary>
    public void Add(int slot, Lowered value)
    {
        switch (value)
        {
            case LoweredNumber { IsDate: true } v:
                Add(slot, v.Values, v.Known, slots => new DatesOutput(slots, v.Values, v.Known));
                break;
            case LoweredNumber v:
                Add(slot, v.Values, v.Known, slots => new NumbersOutput(slots, v.Values, v.Known));
                break;
            case LoweredText v:
                Add(slot, v.Codes, null, slots => new TextsOutput(slots, v.Codes));
                break;
            case LoweredTruth v:
                Add(slot, v.Yes, v.No, slots => new TruthOutput(slots, v.Yes, v.No));
                break;
        }
    }

    public IReadOnlyList<Output> ToList() => [.. _outputs.Select(make => make())];

    private void Add<T>(int slot, Node first, Node? second, Func<int[], T> make)
        where T : Output
    {
        var key = (typeof(T), first, second);
        if (_slots.TryGetValue(key, out var slots))
        {
            if (!slots.Contains(slot)) slots.Add(slot);
            return;
        }

        slots = [slot];
        _slots.Add(key, slots);
        _outputs.Add(() => make([.. slots]));
    }
}
