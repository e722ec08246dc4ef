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
        foreach (var form in function.Signatures)
        {
            if (Ordered(form, s, arguments) is not { } ordered || !ordered.Select((type, place) => type is null || StaticTypes.CanBe(type, form.At(place).Type)).All(fits => fits)) continue;
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

        return Misfit(s, function, arguments);
    }

    /// <summary>The types of the arguments in the order of the parameters; <see langword="null"/> where their number or names do not fit.</summary>
    private static FeelType?[]? Ordered(Signature form, CallSyntax s, ImmutableArray<BoundExpression> arguments)
    {
        if (!s.IsNamed) return arguments.Length >= form.Least && arguments.Length <= form.Most ? [.. arguments.Select(a => a.Type)] : null;
        var ordered = new FeelType?[form.Parameters.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            var place = form.Parameters.Select(p => p.Name).ToList().IndexOf(s.Names[i]);
            if (place < 0 || ordered[place] is not null) return null;
            ordered[place] = arguments[i].Type;
        }

        return form.Parameters.Where((p, i) => ordered[i] is null && !p.IsOptional && !p.IsRepeated).Any() ? null : ordered;
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

    private BoundError Misfit(CallSyntax s, BuiltIn function, ImmutableArray<BoundExpression> arguments)
    {
        if (function.Signatures.FirstOrDefault(form => Ordered(form, s, arguments) is not null) is not { } form)
            return WrongCount(s, string.Join(" / ", function.Signatures.Select(f => $"({string.Join(", ", f.Parameters.Select(Shown))})")));
        for (var i = 0; i < arguments.Length; i++)
        {
            var parameter = s.IsNamed ? form.Parameters.First(p => p.Name == s.Names[i]) : form.At(i);
            if (!StaticTypes.CanBe(arguments[i].Type, parameter.Type))
                return Fail(DiagnosticCatalog.TypeClash, s.Arguments[i].Span, $"\"{s.Function}\"", parameter.Type.ToString(), arguments[i].Type.ToString());
        }

        return new BoundError();
    }

    private static string Shown(Parameter parameter) => parameter.IsRepeated ? $"{parameter.Name}…" : parameter.IsOptional ? $"{parameter.Name}?" : parameter.Name;
}
