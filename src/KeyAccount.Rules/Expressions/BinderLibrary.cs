using System.Collections.Immutable;
using KeyAccount.Rules.Diagnostics;

namespace KeyAccount.Rules.Expressions;

/// <content>Calls of the library's functions that run value by value: the first form that takes arguments of these types is the one that runs.</content>
internal sealed partial class Binder
{
    /// <summary>Functions of a text that a literal text either spells right or wrong.</summary>
    private static readonly string[] Readers = ["time", "date and time", "duration"];

    private BoundExpression CallOfVariable(CallSyntax s)
    {
        var callee = new NameSyntax(s.Function, s.NameSpan);
        return Part(s, FeelType.Any, [(callee, Local(callee)!), .. s.Arguments.Select(a => (a, Value(a)))]);
    }

    private BoundExpression LibraryCall(CallSyntax s, BuiltIn function, ImmutableArray<BoundExpression> arguments)
    {
        if (s.Function is "now" or "today")
            return Fail(DiagnosticCatalog.NotSupported, s.Span, $"\"{s.Function}\"", "declare the day as an input, so that the same facts give the same answer on any day");

        // A function among the arguments is about the elements of the list among them.
        var item = arguments.FirstOrDefault(a => a.Type.Kind == FeelKind.List)?.Type.Element;
        arguments = [.. arguments.Zip(s.Arguments, (value, syntax) => syntax is FunctionSyntax written ? Function(written, item) : value)];
        if (arguments.Any(a => a is BoundError)) return new BoundError();
        string[]? names = s.IsNamed ? [.. s.Names] : null;
        FeelType[] types = [.. arguments.Select(a => a.Type)];
        foreach (var form in function.FormsFor(names))
        {
            if (form.Order(names, types) is not { } ordered || !ordered.Select((type, place) => type is null || StaticTypes.CanBe(type, form.At(place).Type)).All(fits => fits)) continue;
            var type = form.Result([.. ordered.Select(t => t ?? FeelType.Any)]);
            if (Readers.Contains(s.Function) && arguments is [BoundConstant { Value: string text }])
            {
                // A literal text is known to be right, and of which kind it is, before anything runs.
                var value = BuiltInCall.Invoke(function, null, [FeelValue.Of(text)], new FeelRun(PolicyLimits.Default));
                if (value.IsNull) return Fail(DiagnosticCatalog.BadDate, s.Arguments[0].Span, text);
                type = StaticTypes.Of(value);
            }

            return IsNoPattern(s, arguments, out var pattern)
                ? Fail(DiagnosticCatalog.BadPattern, s.Arguments[1].Span, pattern)
                : Part(s, type, [.. s.Arguments.Zip(arguments)]);
        }

        return Misfit(s, function, names, arguments);
    }

    /// <summary>Whether a pattern that is written out, with flags that are, is no regular expression.</summary>
    private static bool IsNoPattern(CallSyntax s, ImmutableArray<BoundExpression> arguments, out string pattern)
    {
        pattern = arguments is [_, BoundConstant { Value: string written }, ..] ? written : "";
        var flags = s.Function switch { "matches" => 2, "replace" => 3, "split" => arguments.Length, _ => -1 };
        if (flags < 0 || s.IsNamed || arguments is not [_, BoundConstant { Value: string }, ..]) return false;
        return flags >= arguments.Length
            ? RegularExpression.Find(pattern, "", new FeelRun(PolicyLimits.Default)) is null
            : arguments[flags] is BoundConstant { Value: string given } && RegularExpression.Find(pattern, given, new FeelRun(PolicyLimits.Default)) is null;
    }

    private BoundError Misfit(CallSyntax s, BuiltIn function, string[]? names, ImmutableArray<BoundExpression> arguments)
    {
        if (function.FormsFor(names).FirstOrDefault(form => form.Order(names, arguments) is not null) is not { } form)
            return WrongCount(s, string.Join(" / ", function.Signatures.Select(f => $"({string.Join(", ", f.Parameters.Select(Shown))})")));
        for (var i = 0; i < arguments.Length; i++)
        {
            var parameter = form.At(names is null ? i : form.PlaceOf(names[i]));
            if (!StaticTypes.CanBe(arguments[i].Type, parameter.Type))
                return Fail(DiagnosticCatalog.TypeClash, s.Arguments[i].Span, $"\"{s.Function}\"", parameter.Type.ToString(), arguments[i].Type.ToString());
        }

        return new BoundError();
    }

    private static string Shown(Parameter parameter) => parameter.IsRepeated ? $"{parameter.Name}…" : parameter.IsOptional ? $"{parameter.Name}?" : parameter.Name;
}
