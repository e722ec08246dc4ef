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
        foreach (var form in names is null ? function.Signatures : [.. function.Signatures.OrderBy(form => IsReordered(form, names))])
        {
            if (Ordered(form, names, values) is not { } arguments || !Convert(form, arguments, run)) continue;
            for (var i = 0; i < arguments.Length; i++)
                if (arguments[i] is FeelNull && !form.At(i).TakesNull) return FeelValue.Null;
            return form.Body(new Arguments(arguments, run));
        }

        return FeelValue.Null;
    }

    /// <summary>The arguments in the order of the parameters; <see langword="null"/> where their number or names do not fit.</summary>
    private static FeelValue?[]? Ordered(Signature form, IReadOnlyList<string>? names, IReadOnlyList<FeelValue> values)
    {
        if (names is null) return values.Count >= form.Least && values.Count <= form.Most ? [.. values] : null;
        var ordered = new FeelValue?[form.Parameters.Length];
        for (var i = 0; i < names.Count; i++)
        {
            var place = Place(form, names[i]);
            if (place < 0 || ordered[place] is not null) return null;
            ordered[place] = values[i];
        }

        for (var i = 0; i < ordered.Length; i++)
            if (ordered[i] is null && form.Parameters[i] is { IsOptional: false, IsRepeated: false }) return null;
        return ordered[..(Array.FindLastIndex(ordered, value => value is not null) + 1)];
    }

    /// <summary>
    /// Whether the named arguments stand in another order than the parameters. Such forms come last: <c>before(point, range)</c> and
    /// <c>before(range, point)</c> have the same names.
    /// </summary>
    private static bool IsReordered(Signature form, IReadOnlyList<string> names)
    {
        for (var i = 1; i < names.Count; i++)
            if (Place(form, names[i]) < Place(form, names[i - 1])) return true;
        return false;
    }

    private static int Place(Signature form, string name)
    {
        for (var i = 0; i < form.Parameters.Length; i++)
            if (form.Parameters[i].Name == name) return i;
        return -1;
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
