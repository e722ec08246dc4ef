namespace KeyAccount.Rules.Expressions;

/// <summary>Calls functions of the library: finds the form that takes the arguments, and puts them in its order.</summary>
internal static class BuiltInCall
{
    /// <summary>The result; <c>null</c> where no form takes these arguments.</summary>
    /// <param name="function">The function.</param>
    /// <param name="names">The arguments' names, where the call has them.</param>
    /// <param name="values">The arguments.</param>
    /// <param name="run">The evaluation.</param>
    public static FeelValue Invoke(BuiltIn function, IReadOnlyList<string>? names, IReadOnlyList<FeelValue> values, FeelRun run)
    {
        run.Spend(1);
        foreach (var form in function.FormsFor(names))
        {
            if (form.Order(names, values) is not { } arguments || !Convert(form, arguments, run)) continue;
            for (var i = 0; i < arguments.Length; i++)
                if (arguments[i] is FeelNull && !form.At(i).TakesNull) return FeelValue.Null;
            return form.Body(new Arguments(arguments, run));
        }

        return FeelValue.Null;
    }

    private static bool Convert(Signature form, FeelValue?[] arguments, FeelRun run)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] is not { } value) continue;
            if (value is FeelList list && form.At(i).Type.Element is { Kind: not FeelKind.Any }) run.Spend(list.Items.Count);
            if (Conformance.Convert(value, form.At(i).Type) is not { } converted) return false;
            arguments[i] = converted;
        }

        return true;
    }
}
