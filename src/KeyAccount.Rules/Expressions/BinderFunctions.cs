using System.Collections.Immutable;
using System.Globalization;
using KeyAccount.Rules.Diagnostics;

namespace KeyAccount.Rules.Expressions;

/// <content>The functions of the language.</content>
internal sealed partial class Binder
{
    private static readonly ImmutableArray<string> Functions = ["abs", "ceiling", "count", "date", "floor", "max", "mean", "min", "not", "sum"];

    private BoundExpression Call(CallSyntax s) => s.Function switch
    {
        "not" => WithArguments(s, 1, "one condition", () => new BoundNot(Operand(s.Arguments[0], FeelType.Boolean, "\"not\""))),
        "count" => WithArguments(s, 1, "one list", () => Count(s)),
        "sum" => NumberAggregate(s, Aggregate.Sum),
        "mean" => NumberAggregate(s, Aggregate.Mean),
        "min" => Extreme(s, Aggregate.Min),
        "max" => Extreme(s, Aggregate.Max),
        "abs" => Number(s, NumberFunction.Abs),
        "floor" => Number(s, NumberFunction.Floor),
        "ceiling" => Number(s, NumberFunction.Ceiling),
        "date" => Date(s),
        _ => Fail(DiagnosticCatalog.UnknownFunction, s.NameSpan, s.Function, Spelling.Suggest(s.Function, Functions)),
    };

    private BoundExpression WithArguments(CallSyntax s, int count, string takes, Func<BoundExpression> bind) =>
        s.Arguments.Length == count ? bind() : WrongCount(s, takes);

    private BoundError WrongCount(CallSyntax s, string takes) =>
        Fail(DiagnosticCatalog.WrongArgumentCount, s.Span, $"\"{s.Function}\"", takes, s.Arguments.Length.ToString(CultureInfo.InvariantCulture));

    private BoundExpression Count(CallSyntax s) => ListArgument(s, s.Arguments[0]) is { } list
        ? new BoundAggregate(Aggregate.Count, list, FeelType.Number, false)
        : new BoundError();

    private BoundExpression NumberAggregate(CallSyntax s, Aggregate function)
    {
        if (Elements(s) is not { } list) return new BoundError();
        if (list.Type.Element!.Kind != FeelKind.Number)
            return Fail(DiagnosticCatalog.TypeClash, s.Arguments[0].Span, $"\"{s.Function}\"", "a list of numbers", list.Type.ToString());
        return new BoundAggregate(function, list, FeelType.Number, true);
    }

    private BoundExpression Extreme(CallSyntax s, Aggregate function)
    {
        if (Elements(s) is not { } list) return new BoundError();
        var element = list.Type.Element!;
        if (element.Kind is not (FeelKind.Number or FeelKind.String or FeelKind.Date))
            return Fail(DiagnosticCatalog.TypeClash, s.Arguments[0].Span, $"\"{s.Function}\"", "a list of numbers, strings or dates", list.Type.ToString());
        return new BoundAggregate(function, list, element, list.IsComputed);
    }

    /// <summary>The list that an aggregate runs over: its one list argument, or its several single arguments.</summary>
    private BoundExpression? Elements(CallSyntax s)
    {
        if (s.Arguments.Length == 1) return ListArgument(s, s.Arguments[0]);
        if (s.Arguments.Length == 0)
        {
            WrongCount(s, "a list, or two or more values");
            return null;
        }

        return List([.. s.Arguments.Select(a => (Value(a), a.Span))]) is BoundList list ? list : null;
    }

    private BoundExpression? ListArgument(CallSyntax call, Syntax argument)
    {
        var list = Value(argument);
        if (list is BoundError) return null;
        if (list.Type.Kind == FeelKind.Null) return Coerce(list, FeelType.ListOf(FeelType.Number));
        if (list.Type.Kind == FeelKind.List) return list;
        Report(DiagnosticCatalog.TypeClash, argument.Span, $"\"{call.Function}\"", "a list", list.Type.ToString());
        return null;
    }

    private BoundExpression Number(CallSyntax s, NumberFunction function) => WithArguments(s, 1, "one number", () =>
        new BoundNumberFunction(function, Operand(s.Arguments[0], FeelType.Number, $"\"{s.Function}\"")));

    private BoundExpression Date(CallSyntax s) => s.Arguments.Length switch
    {
        1 => DateOfText(s.Arguments[0]),
        3 => DateOfParts(s),
        _ => WrongCount(s, "a text, or year, month and day"),
    };

    private BoundExpression DateOfText(Syntax argument)
    {
        var text = Value(argument);
        switch (text)
        {
            case BoundConstant { Value: string written }:
                return CalendarDate.TryParse(written, out var date) ? new BoundConstant(FeelType.Date, date) : Fail(DiagnosticCatalog.BadDate, argument.Span, written);
            case { Type.Kind: FeelKind.Error or FeelKind.Date }:
                return text;
            case { Type.Kind: FeelKind.Null }:
                return Coerce(text, FeelType.Date);
            default:
                var operand = Checked(text, argument.Span, FeelType.String, "\"date\"");
                return operand is BoundError ? operand : new BoundDateOfText(operand);
        }
    }

    private BoundExpression DateOfParts(CallSyntax s)
    {
        BoundExpression[] parts = [.. s.Arguments.Select(a => Operand(a, FeelType.Number, "\"date\""))];
        if (parts is not [BoundConstant { Value: double year }, BoundConstant { Value: double month }, BoundConstant { Value: double day }])
            return new BoundDate(parts[0], parts[1], parts[2]);
        return CalendarDate.TryCreate(year, month, day, out var date)
            ? new BoundConstant(FeelType.Date, date)
            : Fail(DiagnosticCatalog.BadDate, s.Span, _source.Read(s.Span));
    }
}
