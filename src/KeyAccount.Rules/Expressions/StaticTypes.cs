namespace KeyAccount.Rules.Expressions;

/// <summary>The rules of types for what runs value by value: which operators take which types, and what they give.</summary>
internal static class StaticTypes
{
    private static readonly string[] DateProperties = ["year", "month", "day", "weekday"];
    private static readonly string[] TimeProperties = ["hour", "minute", "second", "time offset", "timezone"];

    /// <summary>The type of a temporal value.</summary>
    public static FeelType Of(FeelValue value) => value switch
    {
        FeelDate => FeelType.Date,
        FeelTime => FeelType.Time,
        FeelDateTime => FeelType.DateTime,
        FeelDaysDuration => FeelType.DaysDuration,
        FeelMonthsDuration => FeelType.MonthsDuration,
        _ => FeelType.Any,
    };

    /// <summary>The type of arithmetic that columns do not do; <see langword="null"/> for any other, and for what has no result.</summary>
    public static FeelType? OfArithmetic(ArithmeticOperator op, FeelType left, FeelType right)
    {
        if (left.Kind == FeelKind.Any || right.Kind == FeelKind.Any)
        {
            var known = left.Kind == FeelKind.Any ? right : left;
            return op == ArithmeticOperator.Power || known.Kind == FeelKind.Number && op != ArithmeticOperator.Multiply ? FeelType.Number
                : known.Kind == FeelKind.String && op == ArithmeticOperator.Add ? FeelType.String
                : FeelType.Any;
        }

        return (op, left.Kind, right.Kind) switch
        {
            (ArithmeticOperator.Subtract, FeelKind.Date or FeelKind.DateTime, FeelKind.Date or FeelKind.DateTime) => FeelType.DaysDuration,
            (ArithmeticOperator.Subtract, FeelKind.Time, FeelKind.Time) => FeelType.DaysDuration,
            (ArithmeticOperator.Add or ArithmeticOperator.Subtract, FeelKind.Date or FeelKind.DateTime or FeelKind.Time, FeelKind.DaysDuration) => left,
            (ArithmeticOperator.Add or ArithmeticOperator.Subtract, FeelKind.Date or FeelKind.DateTime, FeelKind.MonthsDuration) => left,
            (ArithmeticOperator.Add, FeelKind.DaysDuration, FeelKind.Date or FeelKind.DateTime or FeelKind.Time) => right,
            (ArithmeticOperator.Add, FeelKind.MonthsDuration, FeelKind.Date or FeelKind.DateTime) => right,
            (ArithmeticOperator.Add or ArithmeticOperator.Subtract, FeelKind.DaysDuration or FeelKind.MonthsDuration, _) when left.Kind == right.Kind => left,
            (ArithmeticOperator.Multiply or ArithmeticOperator.Divide, FeelKind.DaysDuration or FeelKind.MonthsDuration, FeelKind.Number) => left,
            (ArithmeticOperator.Multiply, FeelKind.Number, FeelKind.DaysDuration or FeelKind.MonthsDuration) => right,
            (ArithmeticOperator.Divide, FeelKind.DaysDuration or FeelKind.MonthsDuration, _) when left.Kind == right.Kind => FeelType.Number,
            _ => null,
        };
    }

    public static bool AreComparable(FeelType left, FeelType right, bool isEquality)
    {
        if (left.Kind is FeelKind.Any or FeelKind.Null or FeelKind.Error || right.Kind is FeelKind.Any or FeelKind.Null or FeelKind.Error) return true;
        if (left.Kind != right.Kind) return (left.Kind, right.Kind) is (FeelKind.Record, FeelKind.Context) or (FeelKind.Context, FeelKind.Record) && isEquality;
        return isEquality || left.Kind is FeelKind.Number or FeelKind.String or FeelKind.Date or FeelKind.Time or FeelKind.DateTime or FeelKind.DaysDuration or FeelKind.MonthsDuration;
    }

    /// <summary>Whether a value of one type can be an argument where another is asked for.</summary>
    public static bool CanBe(FeelType type, FeelType asked) => (type.Kind, asked.Kind) switch
    {
        (FeelKind.Any or FeelKind.Null or FeelKind.Error, _) or (_, FeelKind.Any) => true,
        (FeelKind.Record, FeelKind.Context) => true,
        (FeelKind.List, FeelKind.List) => CanBe(type.Element!, asked.Element!),
        _ => type.Kind == asked.Kind,
    };

    /// <summary>The names of a type's properties; empty for a type without.</summary>
    public static IReadOnlyList<string> Properties(FeelType type) => type.Kind switch
    {
        FeelKind.Date => DateProperties,
        FeelKind.Time => TimeProperties,
        FeelKind.DateTime => [.. DateProperties, .. TimeProperties],
        FeelKind.DaysDuration => ["days", "hours", "minutes", "seconds"],
        FeelKind.MonthsDuration => ["years", "months"],
        FeelKind.Range => ["start", "end", "start included", "end included"],
        _ => [],
    };

    public static FeelType OfProperty(string name) => name switch
    {
        "time offset" => FeelType.DaysDuration,
        "timezone" => FeelType.String,
        "start" or "end" => FeelType.Any,
        "start included" or "end included" => FeelType.Boolean,
        _ => FeelType.Number,
    };

    /// <summary>The type that a type's name stands for.</summary>
    public static FeelType Of(TypeSyntax? type) => type?.Name switch
    {
        "number" => FeelType.Number,
        "string" => FeelType.String,
        "boolean" => FeelType.Boolean,
        "date" => FeelType.Date,
        "time" => FeelType.Time,
        "date and time" => FeelType.DateTime,
        "days and time duration" => FeelType.DaysDuration,
        "years and months duration" => FeelType.MonthsDuration,
        "list" => FeelType.ListOf(type.Parts.IsEmpty ? FeelType.Any : Of(type.Parts[0])),
        "range" => FeelType.Range,
        "context" => FeelType.Context,
        "function" => FeelType.Function,
        _ => FeelType.Any,
    };
}
