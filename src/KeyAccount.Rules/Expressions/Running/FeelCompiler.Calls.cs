using KeyAccount.Rules.Diagnostics;

namespace KeyAccount.Rules.Expressions;

/// <content>Calls.</content>
internal sealed partial class FeelCompiler
{
    private Code Call(CallSyntax syntax)
    {
        Code[] arguments = [.. syntax.Arguments.Select(Value)];
        var function = FunctionLibrary.Find(syntax.Function);
        var names = syntax.IsNamed ? (string[])[.. syntax.Names] : null;
        if (_known.Contains(syntax.Function) || _insideFilters > 0)
        {
            var name = syntax.Function;
            // A value by the name of a function, which cannot be called, does not hide the function.
            return (scope, run) => scope.Find(name, run) is FeelFunction called ? Invoke(called, names, arguments, scope, run)
                : function is not null ? BuiltInCall.Invoke(function, names, Run(arguments, scope, run), run)
                : FeelValue.Null;
        }

        if (function is null)
        {
            Report(DiagnosticCatalog.UnknownFunction, syntax.NameSpan, syntax.Function, FunctionLibrary.Suggest(syntax.Function));
            return Constant(FeelValue.Null);
        }

        return (scope, run) => BuiltInCall.Invoke(function, names, Run(arguments, scope, run), run);
    }

    private Code Invocation(InvocationSyntax syntax)
    {
        var callee = Value(syntax.Callee);
        Code[] arguments = [.. syntax.Arguments.Select(Value)];
        var names = syntax.IsNamed ? (string[])[.. syntax.Names] : null;
        return (scope, run) => Invoke(callee(scope, run), names, arguments, scope, run);
    }

    private static FeelValue Invoke(FeelValue called, string[]? names, Code[] arguments, FeelScope scope, FeelRun run)
    {
        var values = Run(arguments, scope, run);
        switch (called)
        {
            case FeelBuiltIn builtIn:
                return BuiltInCall.Invoke(builtIn.Function, names, values, run);
            case FeelFunction function when names is null:
                return function.Invoke(values, run);
            case FeelFunction { Parameters: { } parameters } function when parameters.Count == names.Length && parameters.All(names.Contains):
                return function.Invoke([.. parameters.Select(p => values[Array.IndexOf(names, p)])], run);
            default:
                return FeelValue.Null;
        }
    }

    private static FeelValue[] Run(Code[] arguments, FeelScope scope, FeelRun run)
    {
        var values = new FeelValue[arguments.Length];
        for (var i = 0; i < values.Length; i++) values[i] = arguments[i](scope, run);
        return values;
    }
}
