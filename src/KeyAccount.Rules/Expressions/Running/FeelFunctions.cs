namespace KeyAccount.Rules.Expressions;

/// <summary>A function written in an expression, with the names around it.</summary>
internal sealed class FeelLambda(IReadOnlyList<ParameterSyntax> parameters, Code body, FeelScope scope) : FeelFunction
{
    private readonly string[] _names = [.. parameters.Select(p => p.Name)];

    public override IReadOnlyList<string> Parameters => _names;

    public override FeelValue Invoke(IReadOnlyList<FeelValue> arguments, FeelRun run)
    {
        if (arguments.Count != _names.Length) return Null;
        using var call = run.Enter();
        var inner = scope;
        for (var i = 0; i < _names.Length; i++)
        {
            var argument = arguments[i];
            if (parameters[i].Type is { } type)
            {
                if (TypeTest.Convert(argument, type, run) is not { } converted) return Null;
                argument = converted;
            }

            inner = inner.With(_names[i], argument);
        }

        return body(inner, run);
    }
}

/// <summary>A function of the library as a value.</summary>
internal sealed class FeelBuiltIn(BuiltIn function) : FeelFunction
{
    public BuiltIn Function => function;

    public override IReadOnlyList<string>? Parameters => null;

    public override FeelValue Invoke(IReadOnlyList<FeelValue> arguments, FeelRun run) => BuiltInCall.Invoke(function, null, arguments, run);
}
