using System.Collections.Immutable;
using System.Globalization;
using KeyAccount.Rules.Diagnostics;

namespace KeyAccount.Rules.Expressions;

/// <content>The functions that columns compute; those of the rest of the library are in BinderLibrary.cs.</content>
internal sealed partial class Binder
{
    private BoundExpression Call(CallSyntax s)
    {
        if (_locals.Any(l => l.IsOfPart && l.Variable.Name == s.Function && l.Variable.Type.Kind is FeelKind.Function or FeelKind.Any or FeelKind.Error)) return CallOfVariable(s);
        if (FunctionLibrary.Find(s.Function) is not { } function)
            return Fail(DiagnosticCatalog.UnknownFunction, s.NameSpan, s.Function, FunctionLibrary.Suggest(s.Function));

        ImmutableArray<BoundExpression> arguments = [.. s.Arguments.Select(a => a is FunctionSyntax ? new BoundError() : Value(a))];
        if (s.IsNamed || arguments.Any(IsOpen) || s.Arguments.Any(a => a is FunctionSyntax)) return LibraryCall(s, function, arguments);
        return s.Function switch
        {
            "not" => arguments.Length == 1 ? new BoundNot(Checked(arguments[0], s.Arguments[0].Span, FeelType.Boolean, "\"not\"")) : WrongCount(s, "one condition"),
            "count" => arguments.Length == 1 ? Count(s, arguments[0]) : WrongCount(s, "one list"),
            "sum" => NumberAggregate(s, arguments, Aggregate.Sum),
            "mean" => NumberAggregate(s, arguments, Aggregate.Mean),
            "min" => Extreme(s, arguments, Aggregate.Min),
            "max" => Extreme(s, arguments, Aggregate.Max),
            "abs" => Number(s, arguments, NumberFunction.Abs),
            "floor" when arguments.Length < 2 => Number(s, arguments, NumberFunction.Floor),
            "ceiling" when arguments.Length < 2 => Number(s, arguments, NumberFunction.Ceiling),
            "date" => Date(s, arguments),
            _ => LibraryCall(s, function, arguments),
        };
    }

    private BoundError WrongCount(CallSyntax s, string takes) =>
        Fail(DiagnosticCatalog.WrongArgumentCount, s.Span, $"\"{s.Function}\"", takes, s.Arguments.Length.ToString(CultureInfo.InvariantCulture));

    private BoundExpression Count(CallSyntax s, BoundExpression argument) => ListArgument(s, argument) is { } list
        ? new BoundAggregate(Aggregate.Count, list, FeelType.Number, false)
        : new BoundError();

    private BoundExpression NumberAggregate(CallSyntax s, ImmutableArray<BoundExpression> arguments, Aggregate function)
    {
        if (Elements(s, arguments) is not { } list) return new BoundError();
        if (list.Type.Element!.Kind != FeelKind.Number)
            return Fail(DiagnosticCatalog.TypeClash, s.Arguments[0].Span, $"\"{s.Function}\"", "a list of numbers", list.Type.ToString());
        return new BoundAggregate(function, list, FeelType.Number, true);
    }

    private BoundExpression Extreme(CallSyntax s, ImmutableArray<BoundExpression> arguments, Aggregate function)
    {
        if (Elements(s, arguments) is not { } list) return new BoundError();
        var element = list.Type.Element!;
        if (element.Kind is not (FeelKind.Number or FeelKind.String or FeelKind.Date))
            return Fail(DiagnosticCatalog.TypeClash, s.Arguments[0].Span, $"\"{s.Function}\"", "a list of numbers, strings or dates", list.Type.ToString());
        return new BoundAggregate(function, list, element, list.IsComputed);
    }

    /// <summary>The list that an aggregate runs over: its one list argument, or its several single arguments.</summary>
    private BoundExpression? Elements(CallSyntax s, ImmutableArray<BoundExpression> arguments)
    {
        if (arguments.Length == 1) return ListArgument(s, arguments[0]);
        if (arguments.Length == 0)
        {
            WrongCount(s, "a list, or two or more values");
            return null;
        }

        return List([.. arguments.Zip(s.Arguments, (value, syntax) => (value, syntax.Span))]) is BoundList list ? list : null;
    }

    private BoundExpression? ListArgument(CallSyntax call, BoundExpression list)
    {
        if (list is BoundError) return null;
        if (list.Type.Kind == FeelKind.Null) return Coerce(list, FeelType.ListOf(FeelType.Number));
        if (list.Type.Kind == FeelKind.List) return list;
        Report(DiagnosticCatalog.TypeClash, call.Arguments[0].Span, $"\"{call.Function}\"", "a list", list.Type.ToString());
        return null;
    }

    private BoundExpression Number(CallSyntax s, ImmutableArray<BoundExpression> arguments, NumberFunction function) => arguments.Length == 1
        ? new BoundNumberFunction(function, Checked(arguments[0], s.Arguments[0].Span, FeelType.Number, $"\"{s.Function}\""))
        : WrongCount(s, "one number");

    private BoundExpression Date(CallSyntax s, ImmutableArray<BoundExpression> arguments) => arguments.Length switch
    {
        1 => DateOfText(s.Arguments[0], arguments[0]),
        3 => DateOfParts(s, arguments),
        _ => WrongCount(s, "a text, or year, month and day"),
    };

    private BoundExpression DateOfText(Syntax argument, BoundExpression text)
    {
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

    private BoundExpression DateOfParts(CallSyntax s, ImmutableArray<BoundExpression> arguments)
    {
        BoundExpression[] parts = [.. arguments.Zip(s.Arguments, (value, syntax) => Checked(value, syntax.Span, FeelType.Number, "\"date\""))];
        if (parts is not [BoundConstant { Value: double year }, BoundConstant { Value: double month }, BoundConstant { Value: double day }])
            return new BoundDate(parts[0], parts[1], parts[2]);
        return CalendarDate.TryCreate(year, month, day, out var date)
            ? new BoundConstant(FeelType.Date, date)
            : Fail(DiagnosticCatalog.BadDate, s.Span, _source.Read(s.Span));
    }
}
