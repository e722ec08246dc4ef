namespace KeyAccount.Rules.Expressions;

/// <summary>Whether values are of a type that an expression names (DMN 1.5, 10.3.2.9).</summary>
internal static class TypeTest
{
    /// <summary><c>value instance of type</c>: <c>null</c> is an instance of <c>Null</c> only.</summary>
    public static bool IsInstance(FeelValue value, TypeSyntax type, FeelRun run) => value.IsNull ? type.Name == "Null" : Fits(value, type, run);

    /// <summary>The argument as a parameter of this type takes it; <see langword="null"/> where it does not.</summary>
    public static FeelValue? Convert(FeelValue value, TypeSyntax type, FeelRun run)
    {
        if (value.IsNull || Fits(value, type, run)) return value;
        if (type.Name == "list") return new FeelList([value]) is var list && Fits(list, type, run) ? list : null;
        return value is FeelList { Items: [var only] } && Fits(only, type, run) ? only : null;
    }

    /// <summary>Whether a value may stand where the type is asked for; <c>null</c> may stand anywhere.</summary>
    private static bool Fits(FeelValue value, TypeSyntax type, FeelRun run)
    {
        run.Spend(1);
        return value.IsNull || FitsKnown(value, type, run);
    }

    private static bool FitsKnown(FeelValue value, TypeSyntax type, FeelRun run) => type.Name switch
    {
        "Any" => true,
        "number" => value is FeelNumber,
        "string" => value is FeelString,
        "boolean" => value is FeelBoolean,
        "date" => value is FeelDate,
        "time" => value is FeelTime,
        "date and time" => value is FeelDateTime,
        "days and time duration" => value is FeelDaysDuration,
        "years and months duration" => value is FeelMonthsDuration,
        "list" => value is FeelList list && (type.Parts.IsEmpty || list.Items.All(item => Fits(item, type.Parts[0], run))),
        "range" when value is FeelPoint point => type.Parts.IsEmpty || Fits(point.Value, type.Parts[0], run),
        "range" => value is FeelRange range && (type.Parts.IsEmpty || EndsFit(range, type.Parts[0], run)),
        "context" => value is FeelContext context && EntriesFit(context, type, run),
        "function" => value is FeelFunction function && ParametersFit(function, type),
        _ => false,
    };

    private static bool EndsFit(FeelRange range, TypeSyntax type, FeelRun run) =>
        (range.Low is null || Fits(range.Low, type, run)) && (range.High is null || Fits(range.High, type, run));

    private static bool EntriesFit(FeelContext context, TypeSyntax type, FeelRun run)
    {
        for (var i = 0; i < type.Names.Length; i++)
            if (context.Find(type.Names[i]) is not { } entry || !Fits(entry, type.Parts[i], run)) return false;
        return true;
    }

    private static bool ParametersFit(FeelFunction function, TypeSyntax type) =>
        (type.Parts.IsEmpty && type.Result is null) || function.Parameters is not { } parameters || parameters.Count == type.Parts.Length;
}
