namespace KeyAccount.Rules.Expressions;

/// <summary>Whether values are of a type, and the conversions that a call makes on its own (DMN 1.5, 10.3.2.9.4).</summary>
internal static class Conformance
{
    /// <summary>Whether a value is of a type; <c>null</c> is of every type.</summary>
    public static bool Fits(FeelValue value, FeelType type) => value.IsNull || type.Kind switch
    {
        FeelKind.Any => true,
        FeelKind.Boolean => value is FeelBoolean,
        FeelKind.Number => value is FeelNumber,
        FeelKind.String => value is FeelString,
        FeelKind.Date => value is FeelDate,
        FeelKind.Time => value is FeelTime,
        FeelKind.DateTime => value is FeelDateTime,
        FeelKind.DaysDuration => value is FeelDaysDuration,
        FeelKind.MonthsDuration => value is FeelMonthsDuration,
        FeelKind.List => value is FeelList list && (type.Element!.Kind == FeelKind.Any || list.Items.All(item => Fits(item, type.Element))),
        FeelKind.Context => value is FeelContext,
        FeelKind.Range => value is FeelRange,
        FeelKind.Function => value is FeelFunction,
        _ => false,
    };

    /// <summary>
    /// The value as a type takes it: as it is, the only element of a list, or an element as a list of its own; <see langword="null"/> where it does not fit.
    /// </summary>
    public static FeelValue? Convert(FeelValue value, FeelType type)
    {
        if (Fits(value, type)) return value;
        if (type.Kind == FeelKind.List) return Fits(value, type.Element!) ? new FeelList([value]) : null;
        return value is FeelList { Items: [var only] } && Fits(only, type) ? only : null;
    }
}
