using System.Collections.Immutable;

namespace KeyAccount.Rules.Expressions;

internal enum FeelKind
{
    /// <summary>Already reported as wrong; fits everywhere, so that one mistake gives one message.</summary>
    Error,
    Null,
    Boolean,
    Number,
    String,
    Date,
    List,
    Record,

    /// <summary>Anything: known only when the expression runs. Only what runs row by row can have it.</summary>
    Any,
    Time,
    DateTime,

    /// <summary>A duration of days and time.</summary>
    DaysDuration,

    /// <summary>A duration of years and months.</summary>
    MonthsDuration,
    Range,
    Context,
    Function,
}

/// <summary>The static type of an expression. Immutable.</summary>
internal sealed class FeelType
{
    public static readonly FeelType Error = new(FeelKind.Error);
    public static readonly FeelType Null = new(FeelKind.Null);
    public static readonly FeelType Boolean = new(FeelKind.Boolean);
    public static readonly FeelType Number = new(FeelKind.Number);
    public static readonly FeelType String = new(FeelKind.String);
    public static readonly FeelType Date = new(FeelKind.Date);
    public static readonly FeelType Any = new(FeelKind.Any);
    public static readonly FeelType Time = new(FeelKind.Time);
    public static readonly FeelType DateTime = new(FeelKind.DateTime);
    public static readonly FeelType DaysDuration = new(FeelKind.DaysDuration);
    public static readonly FeelType MonthsDuration = new(FeelKind.MonthsDuration);
    public static readonly FeelType Range = new(FeelKind.Range);
    public static readonly FeelType Context = new(FeelKind.Context);
    public static readonly FeelType Function = new(FeelKind.Function);

    private FeelType(FeelKind kind) => Kind = kind;

    public FeelKind Kind { get; }

    /// <summary>The closed set of a string type; empty when open.</summary>
    public ImmutableArray<string> Values { get; private init; } = [];

    /// <summary>What the closed set belongs to, for messages.</summary>
    public string? ValuesOf { get; private init; }

    /// <summary>The type of a list's elements.</summary>
    public FeelType? Element { get; private init; }

    /// <summary>The entries of a context whose text shows them; <see langword="null"/> for any other.</summary>
    public ImmutableDictionary<string, FeelType>? Entries { get; private init; }

    /// <summary>The fields of a record.</summary>
    public InputSchema? Fields { get; private init; }

    /// <summary>A value that a column holds.</summary>
    public bool IsScalar => Kind is FeelKind.Boolean or FeelKind.Number or FeelKind.String or FeelKind.Date;

    public static FeelType ClosedString(ImmutableArray<string> values, string valuesOf) =>
        values.IsEmpty ? String : new FeelType(FeelKind.String) { Values = values, ValuesOf = valuesOf };

    public static FeelType ListOf(FeelType element) => element.Kind == FeelKind.Error ? Error : new(FeelKind.List) { Element = element };

    public static FeelType ContextOf(ImmutableDictionary<string, FeelType> entries) => new(FeelKind.Context) { Entries = entries };

    public static FeelType RecordOf(InputSchema fields) => new(FeelKind.Record) { Fields = fields };

    public static FeelType Of(InputDefinition input) => !input.HasType ? Error : input.Type switch
    {
        InputType.Number => Number,
        InputType.String => ClosedString(input.Values, $"\"{input.Name}\""),
        InputType.Boolean => Boolean,
        InputType.Date => Date,
        _ => ListOf(RecordOf(input.Items)),
    };

    /// <summary>Whether two types are the same but for closed sets; errors fit everything.</summary>
    public bool Fits(FeelType other) =>
        Kind == FeelKind.Error || other.Kind == FeelKind.Error || (Kind == other.Kind && Kind switch
        {
            FeelKind.List => Element!.Fits(other.Element!),
            FeelKind.Record => ReferenceEquals(Fields, other.Fields),
            _ => true,
        });

    /// <summary>For messages: <c>a number</c>, <c>a list of records</c>, …</summary>
    public override string ToString() => Kind switch
    {
        FeelKind.Null => "null",
        FeelKind.Boolean => "a boolean",
        FeelKind.Number => "a number",
        FeelKind.String => "a string",
        FeelKind.Date => "a date",
        FeelKind.Record => "a record",
        FeelKind.Any => "a value of any type",
        FeelKind.Time => "a time",
        FeelKind.DateTime => "a date and time",
        FeelKind.DaysDuration => "a duration of days and time",
        FeelKind.MonthsDuration => "a duration of years and months",
        FeelKind.Range => "a range",
        FeelKind.Context => "a context",
        FeelKind.Function => "a function",
        FeelKind.List => "a list of " + Element!.Kind switch
        {
            FeelKind.Boolean => "booleans",
            FeelKind.Number => "numbers",
            FeelKind.String => "strings",
            FeelKind.Date => "dates",
            FeelKind.Record => "records",
            FeelKind.Null => "nulls",
            FeelKind.List => "lists",
            FeelKind.Context => "contexts",
            FeelKind.Time => "times",
            FeelKind.DateTime => "dates and times",
            FeelKind.DaysDuration or FeelKind.MonthsDuration => "durations",
            FeelKind.Range => "ranges",
            FeelKind.Function => "functions",
            _ => "values",
        },
        _ => "an error",
    };
}
