using KeyAccount.Rules.Execution;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Planning;

/// <content>Operators and functions on single values.</content>
internal sealed partial class ExpressionLowering
{
    // ---- logic ------------------------------------------------------------------------------------------------------------------

    private LoweredTruth Logical(BoundLogical e)
    {
        var result = Truth(e.Operands[0]);
        foreach (var operand in e.Operands.AsSpan()[1..])
        {
            var (a, b) = Align(result, Truth(operand));
            var (x, y) = ((LoweredTruth)a, (LoweredTruth)b);
            result = e.IsAnd
                ? new LoweredTruth(graph.And(x.Yes, y.Yes), graph.Or(x.No, y.No))
                : new LoweredTruth(graph.Or(x.Yes, y.Yes), graph.And(x.No, y.No));
        }

        return result;
    }

    private LoweredTruth IsNull(BoundIsNull e)
    {
        var known = KnownOf(Lower(e.Operand));
        var truth = new LoweredTruth(known, graph.Not(known));
        return e.Negated ? truth : truth.Negated;
    }

    private Lowered If(BoundIf e)
    {
        var (then, otherwise) = Align(Lower(e.Then), Lower(e.Else));
        var (condition, _) = Align(Truth(e.Condition), then);
        return Choose(((LoweredTruth)condition).Yes, Broadcast(then, condition.Space), Broadcast(otherwise, condition.Space));
    }

    /// <summary>One of two values of a space: the first in some of its rows, the second in the others.</summary>
    public Lowered Choose(BitsNode met, Lowered then, Lowered otherwise)
    {
        if (NodeGraph.IsAll(met)) return then;
        if (NodeGraph.IsNone(met)) return otherwise;
        switch (then, otherwise)
        {
            case (LoweredTruth a, LoweredTruth b):
                return new LoweredTruth(Choose(met, a.Yes, b.Yes), Choose(met, a.No, b.No));
            case (LoweredNumber a, LoweredNumber b):
                return new LoweredNumber(graph.Get(() => new ChosenNumbers(met, a.Values, b.Values), met, a.Values, b.Values), Choose(met, a.Known, b.Known), a.IsDate);
            case (LoweredText a, LoweredText b):
                var texts = graph.Get(() => new ChosenTexts(met, a.Codes, b.Codes, graph.NewState()), met, a.Codes, b.Codes);
                return new LoweredText(texts, Choose(met, a.Known, b.Known));
            default:
                throw new InvalidOperationException("A condition chooses between single values of one type.");
        }
    }

    private BitsNode Choose(BitsNode condition, BitsNode then, BitsNode otherwise) => graph.Or(graph.And(condition, then), graph.Without(otherwise, condition));

    // ---- numbers ----------------------------------------------------------------------------------------------------------------

    private LoweredNumber Arithmetic(ArithmeticOperator op, LoweredNumber left, LoweredNumber right)
    {
        if (left.Constant is { } a && right.Constant is { } b && double.IsFinite(Calculate(op, a, b))) return Constant(Calculate(op, a, b), graph.Root);
        var (x, y) = Align(left, right);
        var (first, second) = ((LoweredNumber)x, (LoweredNumber)y);
        NumbersNode values = op == ArithmeticOperator.Power
            ? graph.Get(() => new PowerNode(first.Values, second.Values), first.Values, second.Values)
            : graph.Get(() => new CalculationNode(Calculation(op), first.Values, second.Values), first.Values, second.Values, more: op);
        return Finite(values, graph.And(first.Known, second.Known));
    }

    /// <summary>Numbers that are unknown where they are not finite.</summary>
    private LoweredNumber Finite(NumbersNode values, BitsNode known, bool isDate = false) =>
        new(values, graph.And(known, graph.Get(() => new FiniteNode(values), values)), isDate);

    private LoweredNumber Unary(UnaryCalculation calculation, LoweredNumber operand) =>
        new(graph.Get(() => new UnaryNode(calculation, operand.Values), operand.Values, more: calculation), operand.Known);

    private static double Calculate(ArithmeticOperator op, double a, double b) => op switch
    {
        ArithmeticOperator.Add => a + b,
        ArithmeticOperator.Subtract => a - b,
        ArithmeticOperator.Multiply => a * b,
        ArithmeticOperator.Divide => a / b,
        _ => Math.Pow(a, b),
    };

    private static Calculation Calculation(ArithmeticOperator op) => op switch
    {
        ArithmeticOperator.Add => Execution.Calculation.Add,
        ArithmeticOperator.Subtract => Execution.Calculation.Subtract,
        ArithmeticOperator.Multiply => Execution.Calculation.Multiply,
        _ => Execution.Calculation.Divide,
    };

    private static UnaryCalculation Calculation(NumberFunction function) => function switch
    {
        NumberFunction.Abs => UnaryCalculation.Abs,
        NumberFunction.Floor => UnaryCalculation.Floor,
        _ => UnaryCalculation.Ceiling,
    };

    private LoweredNumber Date(LoweredNumber year, LoweredNumber month, LoweredNumber day)
    {
        var space = Space.Deeper(Space.Deeper(year.Space, month.Space), day.Space);
        var (y, m, d) = ((LoweredNumber)Broadcast(year, space), (LoweredNumber)Broadcast(month, space), (LoweredNumber)Broadcast(day, space));
        var known = graph.And(graph.And(y.Known, m.Known), d.Known);
        return Finite(graph.Get(() => new DatesOfParts(y.Values, m.Values, d.Values, known), y.Values, m.Values, d.Values, known), known, isDate: true);
    }

    // ---- texts ------------------------------------------------------------------------------------------------------------------

    private LoweredText Join(LoweredText left, LoweredText right)
    {
        if (left.Constant is { } first && right.Constant is { } second) return Constant(first + second, graph.Root);
        var (a, b) = Align(left, right);
        var (x, y) = ((LoweredText)a, (LoweredText)b);
        return new LoweredText(graph.Get(() => new JoinedTexts(x.Codes, y.Codes, graph.NewState()), x.Codes, y.Codes), graph.And(x.Known, y.Known));
    }

    private LoweredNumber DateOfText(LoweredText text) =>
        Finite(graph.Get(() => new DatesOfTexts(text.Codes, graph.NewState()), text.Codes), text.Known, isDate: true);

    // ---- comparisons ------------------------------------------------------------------------------------------------------------

    private LoweredTruth Compare(ComparisonOperator op, Lowered left, Lowered right, bool rounded) => (left, right) switch
    {
        (LoweredNumber a, LoweredNumber b) => CompareNumbers(op, a, b, rounded),
        (LoweredText a, LoweredText b) => CompareTexts(op, a, b),
        (LoweredTruth a, LoweredTruth b) => CompareTruths(op, a, b),
        _ => throw new InvalidOperationException("Only single values of one type are compared."),
    };

    private LoweredTruth CompareNumbers(ComparisonOperator op, LoweredNumber left, LoweredNumber right, bool rounded)
    {
        if (right.Constant is { } bound) return CompareWith(op, left, bound, rounded);
        if (left.Constant is { } mirrored) return CompareWith(Comparisons.Mirrored(op), right, mirrored, rounded);
        var (x, y) = Align(left, right);
        var (a, b) = ((LoweredNumber)x, (LoweredNumber)y);
        var known = graph.And(a.Known, b.Known);
        return op switch
        {
            ComparisonOperator.Equal => Within(known, Raw(a, b, known, rounded, isLess: false)),
            ComparisonOperator.NotEqual => Within(known, Raw(a, b, known, rounded, isLess: false)).Negated,
            ComparisonOperator.Less => Within(known, Raw(a, b, known, rounded, isLess: true)),
            ComparisonOperator.GreaterOrEqual => Within(known, Raw(a, b, known, rounded, isLess: true)).Negated,
            ComparisonOperator.Greater => Within(known, Raw(b, a, known, rounded, isLess: true)),
            _ => Within(known, Raw(b, a, known, rounded, isLess: true)).Negated,
        };
    }

    private BitsNode Raw(LoweredNumber a, LoweredNumber b, BitsNode known, bool rounded, bool isLess) => rounded
        ? graph.Get(() => new RoundedNumbersCompared(a.Values, b.Values, known, isLess), a.Values, b.Values, known, more: isLess)
        : graph.Get(() => new NumbersCompared(a.Values, b.Values, isLess), a.Values, b.Values, more: isLess);

    private LoweredTruth CompareWith(ComparisonOperator op, LoweredNumber number, double constant, bool rounded)
    {
        var set = NumberSet.Of(op, constant, rounded);
        if (number.Constant is { } same) return (LoweredTruth)Constant(FeelType.Boolean, set.Contains(same), number.Space);
        var first = Cut(number, set.Bounds[0]);
        var raw = set.Bounds.Length == 1 ? first : graph.Without(first, Cut(number, set.Bounds[1]));
        var truth = Within(number.Known, raw);
        return set.Passes[1] ? truth : truth.Negated;
    }

    /// <summary>Which numbers reach a bound; all known ones reach minus infinity, and none infinity.</summary>
    public BitsNode Cut(LoweredNumber number, double bound) =>
        graph.Get(() => new CutNode(number.Values, bound), number.Values, more: BitConverter.DoubleToInt64Bits(bound));

    private LoweredTruth CompareTexts(ComparisonOperator op, LoweredText left, LoweredText right)
    {
        if (left.Constant is { } one && right.Constant is { } other) return (LoweredTruth)Constant(FeelType.Boolean, Comparisons.Holds(op, CodePoints.Compare(one, other)));
        if (op is ComparisonOperator.Equal or ComparisonOperator.NotEqual)
        {
            var same = right.Constant is { } text ? Is(left, text) : left.Constant is { } mirrored ? Is(right, mirrored) : null;
            if (same is not null) return op == ComparisonOperator.Equal ? same : same.Negated;
        }

        var (x, y) = Align(left, right);
        var (a, b) = ((LoweredText)x, (LoweredText)y);
        var known = graph.And(a.Known, b.Known);
        return op switch
        {
            ComparisonOperator.Equal => Within(known, Raw(a, b, isLess: false)),
            ComparisonOperator.NotEqual => Within(known, Raw(a, b, isLess: false)).Negated,
            ComparisonOperator.Less => Within(known, Raw(a, b, isLess: true)),
            ComparisonOperator.GreaterOrEqual => Within(known, Raw(a, b, isLess: true)).Negated,
            ComparisonOperator.Greater => Within(known, Raw(b, a, isLess: true)),
            _ => Within(known, Raw(b, a, isLess: true)).Negated,
        };
    }

    private TextsCompared Raw(LoweredText a, LoweredText b, bool isLess) =>
        graph.Get(() => new TextsCompared(a.Codes, b.Codes, isLess, graph.NewState()), a.Codes, b.Codes, more: isLess);

    /// <summary>Whether a text is this one. Texts that are one of a few know that already.</summary>
    public LoweredTruth Is(LoweredText text, string wanted)
    {
        var yes = text.Choices is { } choices
            ? choices.GetValueOrDefault(wanted) ?? graph.None(text.Space)
            : graph.Get(() => new OneTextNode(text.Codes, wanted), text.Codes, more: wanted);
        return new LoweredTruth(yes, graph.Without(text.Known, yes));
    }

    private LoweredTruth CompareTruths(ComparisonOperator op, LoweredTruth left, LoweredTruth right)
    {
        var (x, y) = Align(left, right);
        var (a, b) = ((LoweredTruth)x, (LoweredTruth)y);
        var same = new LoweredTruth(
            graph.Or(graph.And(a.Yes, b.Yes), graph.And(a.No, b.No)),
            graph.Or(graph.And(a.Yes, b.No), graph.And(a.No, b.Yes)));
        return op == ComparisonOperator.Equal ? same : same.Negated;
    }

    private LoweredTruth Within(BitsNode known, BitsNode raw) => new(graph.And(known, raw), graph.Without(known, raw));
}
