using static KeyAccount.Rules.Expressions.Form;

namespace KeyAccount.Rules.Expressions;

/// <summary>How points and ranges lie to each other (DMN 1.5, 10.3.4.9), and ranges from text.</summary>
internal static class RangeFunctions
{
    private static readonly Parameter s_range = new("range", FeelType.Range);
    private static readonly Parameter s_point = Point("point");

    public static (string Name, Signature Form)[] Forms =>
    [
        Ranges("before", Before), RangeAndPoint("before", Before), PointAndRange("before", Before), Points("before", Before),
        Ranges("after", After), RangeAndPoint("after", After), PointAndRange("after", After), Points("after", After),
        Ranges("meets", p => p.EndToStart == 0),
        Ranges("met by", p => p.StartToEnd == 0),
        Ranges("overlaps", p => p is { EndToStart: >= 0, StartToEnd: <= 0 }),
        Ranges("overlaps before", p => p is { Starts: < 0, EndToStart: >= 0, Ends: <= 0 }),
        Ranges("overlaps after", p => p is { Starts: > 0, StartToEnd: <= 0, Ends: >= 0 }),
        Ranges("finishes", Finishes), PointAndRange("finishes", Finishes),
        Ranges("finished by", FinishedBy), RangeAndPoint("finished by", FinishedBy),
        Ranges("includes", Includes), RangeAndPoint("includes", Includes),
        Ranges("during", During), PointAndRange("during", During),
        Ranges("starts", Starts), PointAndRange("starts", Starts),
        Ranges("started by", StartedBy), RangeAndPoint("started by", StartedBy),
        Ranges("coincides", Coincides), Points("coincides", Coincides),
        Of("range", FeelType.Range, [Text("from")], a => RangeText.Parse(a.Text(0), a.Run)),
    ];

    private static bool Before(Positions p) => p.EndToStart < 0;

    private static bool After(Positions p) => p.StartToEnd > 0;

    private static bool Finishes(Positions p) => p is { Ends: 0, Starts: >= 0 };

    private static bool FinishedBy(Positions p) => p is { Ends: 0, Starts: <= 0 };

    private static bool Includes(Positions p) => p is { Starts: <= 0, Ends: >= 0 };

    private static bool During(Positions p) => p is { Starts: >= 0, Ends: <= 0 };

    private static bool Starts(Positions p) => p is { Starts: 0, Ends: <= 0 };

    private static bool StartedBy(Positions p) => p is { Starts: 0, Ends: >= 0 };

    private static bool Coincides(Positions p) => p is { Starts: 0, Ends: 0 };

    private static (string Name, Signature Form) Ranges(string name, Func<Positions, bool> holds) =>
        Relation(name, s_range with { Name = "range1" }, s_range with { Name = "range2" }, holds);

    private static (string Name, Signature Form) RangeAndPoint(string name, Func<Positions, bool> holds) => Relation(name, s_range, s_point, holds);

    private static (string Name, Signature Form) PointAndRange(string name, Func<Positions, bool> holds) => Relation(name, s_point, s_range, holds);

    private static (string Name, Signature Form) Points(string name, Func<Positions, bool> holds) => Relation(name, Point("point1"), Point("point2"), holds);

    private static (string Name, Signature Form) Relation(string name, Parameter left, Parameter right, Func<Positions, bool> holds) =>
        Of(name, FeelType.Boolean, [left, right], a => FeelValue.Of(Positions.Of(Operand(left, a[0]), Operand(right, a[1]), a.Run) is { } positions ? holds(positions) : (bool?)null));

    /// <summary>A point also as the only element of a list; a range is none, but has a form of its own.</summary>
    private static FeelValue Operand(Parameter parameter, FeelValue value) => (parameter.Type.Kind, value) switch
    {
        (FeelKind.Any, FeelList { Items: [not FeelRange and var only] }) => only,
        (FeelKind.Any, FeelRange) => FeelValue.Null,
        _ => value,
    };

    private static Parameter Point(string name) => Any(name) with { TakesNull = false };
}
