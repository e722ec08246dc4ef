using System.Numerics;
using KeyAccount.Rules.Columns;

namespace KeyAccount.Rules.Execution;

internal enum SumKind
{
    /// <summary>Weight × points of what is known or has points of its own.</summary>
    Points,

    /// <summary>Weight of the same.</summary>
    Weight,

    /// <summary>Weight of what is known.</summary>
    Known,

    /// <summary>Weight × fewest possible points of everything.</summary>
    Low,

    /// <summary>Weight × most possible points of everything.</summary>
    High,
}

/// <summary>A sum over characteristics.</summary>
internal readonly record struct SumField(int Group, SumKind Kind);

/// <summary>Where a sum stands among the packed ones.</summary>
internal readonly record struct PackedField(int Lane, int Shift, long Mask, long Most);

/// <summary>
/// The sums of a scorecard: several to a 64-bit number, since their widths are known beforehand. One addition then adds them all. Which
/// sums there are is decided by who reads them, when the graph is linked.
/// </summary>
internal sealed class SumsNode(Space space, IReadOnlyList<SummedCharacteristic> characteristics, int state) : Node(space)
{
    private readonly Dictionary<SumField, PackedField> _fields = [];
    private readonly SummedCharacteristic[] _characteristics = [.. characteristics];
    private readonly StretchBins?[] _stretches = [.. characteristics.Select(c => c.Source as StretchBins)];
    private long[][][] _entries = [];
    private long[][] _missing = [];
    private int _lanes;

    public override IEnumerable<Node> Inputs => _characteristics.SelectMany(c => c.Inputs);

    /// <summary>Asks for a sum.</summary>
    public void Want(SumField field) => _fields.TryAdd(field, default);

    /// <summary>The largest value of a sum.</summary>
    public long MostOf(SumField field) => _characteristics.Aggregate(0L, (sum, c) => checked(sum + Outcomes(c).Max(o => Value(c, field, o))));

    /// <summary>Packs what was asked for.</summary>
    public void Pack()
    {
        var used = new List<int>();
        foreach (var field in _fields.Keys.Order(Comparer<SumField>.Create((a, b) => a.Group != b.Group ? a.Group.CompareTo(b.Group) : a.Kind.CompareTo(b.Kind))).ToArray())
        {
            var most = MostOf(field);
            var width = Math.Max(1, 64 - BitOperations.LeadingZeroCount((ulong)most));
            var lane = used.FindIndex(u => u + width <= 63);
            if (lane < 0)
            {
                lane = used.Count;
                used.Add(0);
            }

            _fields[field] = new PackedField(lane, used[lane], (1L << width) - 1, most);
            used[lane] += width;
        }

        _lanes = used.Count;
        _entries = [.. _characteristics.Select(c => Enumerable.Range(0, _lanes).Select(lane => Entries(c, lane)).ToArray())];
        _missing = [.. _characteristics.Select(c => Enumerable.Range(0, _lanes).Select(lane => Entry(c, lane, Missing(c, c.Fewest, c.Most))).ToArray())];
    }

    public PackedField Place(SumField field) => _fields[field];

    public ReadOnlySpan<long> Lane(Workspace w, int lane) => w.State<Memory>(state).Lanes[lane].AsSpan(0, w.Count(Space));

    public override void Run(Workspace w)
    {
        var memory = w.State<Memory>(state);
        memory.Ensure(_lanes, w.Count(Space));
        if (w.Count(Space) == 1)
        {
            RunOne(w, memory);
            return;
        }

        for (var lane = 0; lane < _lanes; lane++)
        {
            var sums = memory.Lanes[lane].AsSpan(0, w.Count(Space));
            sums.Clear();
            for (var i = 0; i < _characteristics.Length; i++) Add(w, _characteristics[i], _entries[i][lane], _missing[i][lane], lane, sums);
        }
    }

    /// <summary>A chunk of one row, without the kernels' preparations.</summary>
    private void RunOne(Workspace w, Memory memory)
    {
        var bits = w.Spaces[Space.Index].Bits;
        for (var lane = 0; lane < _lanes; lane++)
        {
            var sum = 0L;
            for (var i = 0; i < _stretches.Length; i++)
            {
                var s = _stretches[i];
                if (s is null || (bits[s.Known.Register] & 1) == 0)
                {
                    sum += s is null ? 0 : _missing[i][lane];
                    continue;
                }

                var (value, stretch) = (w.Lane(s.Values).First, 0);
                foreach (var bound in s.Bounds) stretch += (int)Bits.Of(value >= bound);
                sum += _entries[i][lane][stretch];
            }

            memory.Lanes[lane][0] = sum;
            for (var i = 0; i < _stretches.Length; i++)
                if (_stretches[i] is null) Add(w, _characteristics[i], _entries[i][lane], _missing[i][lane], lane, memory.Lanes[lane].AsSpan(0, 1));
        }
    }

    private void Add(Workspace w, SummedCharacteristic characteristic, long[] entries, long missing, int lane, Span<long> sums)
    {
        switch (characteristic.Source)
        {
            case StretchBins s:
                w.Kernels.AddStretches(w.Numbers(s.Values), w.Bits(s.Known), s.Bounds, entries, missing, sums);
                break;
            case BitmapBins s:
                for (var bin = 0; bin < s.Hits.Length; bin++) w.Kernels.AddWhere(w.Bits(s.Hits[bin]), entries[bin], sums);
                w.Kernels.AddWhere(w.Bits(s.Unknown), missing, sums);
                if (s.Ambiguous is not null) AddAmbiguous(w, characteristic, s, lane, sums);
                break;
        }
    }

    private void AddAmbiguous(Workspace w, SummedCharacteristic characteristic, BitmapBins bins, int lane, Span<long> sums)
    {
        var ambiguous = w.Bits(bins.Ambiguous!);
        for (var row = 0; row < sums.Length; row++)
        {
            if (!Bits.Get(ambiguous, row)) continue;
            var (fewest, most) = Range(w, characteristic, bins, row);
            sums[row] += Entry(characteristic, lane, Missing(characteristic, fewest, most));
        }
    }

    /// <summary>The fewest and most points of an ambiguous row.</summary>
    public static (long Fewest, long Most) Range(Workspace w, SummedCharacteristic characteristic, BitmapBins bins, int row)
    {
        var (fewest, most) = (long.MaxValue, long.MinValue);
        for (var bin = 0; bin < bins.Possible.Length; bin++)
        {
            if (!Bits.Get(w.Bits(bins.Possible[bin]), row)) continue;
            fewest = Math.Min(fewest, characteristic.Points[bin]);
            most = Math.Max(most, characteristic.Points[bin]);
        }

        return (fewest, most);
    }

    /// <summary>What a row adds: points where it has any, and the range that it is in.</summary>
    private readonly record struct Outcome(long? Points, bool IsKnown, long Fewest, long Most);

    private static Outcome Known(long points) => new(points, true, points, points);

    private static Outcome Missing(SummedCharacteristic c, long fewest, long most) => new(c.IsWorst ? fewest : c.MissingPoints, false, fewest, most);

    private static IEnumerable<Outcome> Outcomes(SummedCharacteristic c) => c.Points.Select(Known).Append(Missing(c, c.Most, c.Most));

    private static long Value(SummedCharacteristic c, SumField field, Outcome outcome) => c.WeightIn(field.Group) * field.Kind switch
    {
        SumKind.Points => outcome.Points ?? 0,
        SumKind.Weight => outcome.Points is null ? 0 : 1,
        SumKind.Known => outcome.IsKnown ? 1 : 0,
        SumKind.Low => outcome.Fewest,
        _ => outcome.Most,
    };

    /// <summary>The packed values of each stretch or bin.</summary>
    private long[] Entries(SummedCharacteristic c, int lane)
    {
        long[] bins = [.. c.Points.Select(p => Entry(c, lane, Known(p)))];
        return c.Source is StretchBins s ? [.. s.Bins.Select(bin => bins[bin])] : bins;
    }

    private long Entry(SummedCharacteristic c, int lane, Outcome outcome)
    {
        var entry = 0L;
        foreach (var (field, place) in _fields)
            if (place.Lane == lane) entry |= Value(c, field, outcome) << place.Shift;
        return entry;
    }

    private sealed class Memory
    {
        public long[][] Lanes { get; private set; } = [];

        public void Ensure(int lanes, int rows)
        {
            if (Lanes.Length == lanes && (lanes == 0 || Lanes[0].Length >= rows)) return;
            Lanes = new long[lanes][];
            for (var lane = 0; lane < lanes; lane++) Lanes[lane] = new long[rows];
        }
    }
}
