using System.Collections.Immutable;

namespace KeyAccount.Rules.Expressions;

/// <summary>A parameter of a function of the library.</summary>
/// <param name="Name">The name, for calls with named arguments.</param>
/// <param name="Type">What it takes.</param>
internal sealed record Parameter(string Name, FeelType Type)
{
    /// <summary>May be left out; only behind all others.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Takes all further arguments; only as the last one.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>Whether <c>null</c> reaches the function; otherwise the call is <c>null</c> when this argument is.</summary>
    public bool TakesNull { get; init; } = Type.Kind == FeelKind.Any;
}

/// <summary>One form of a function: its parameters, the type of its result, and what it does.</summary>
/// <param name="Parameters">The parameters.</param>
/// <param name="Result">The type of the result, by the types of the arguments.</param>
/// <param name="Body">What it does with arguments that fit the parameters.</param>
internal sealed record Signature(ImmutableArray<Parameter> Parameters, Func<ImmutableArray<FeelType>, FeelType> Result, Func<Arguments, FeelValue> Body)
{
    public int Least => Parameters.Count(p => !p.IsOptional && !p.IsRepeated);

    public int Most => Parameters is [.., { IsRepeated: true }] ? int.MaxValue : Parameters.Length;

    /// <summary>The parameter that takes the argument at a place.</summary>
    public Parameter At(int place) => Parameters[Math.Min(place, Parameters.Length - 1)];

    /// <summary>The place of the parameter with a name; -1 when there is none.</summary>
    public int PlaceOf(string name)
    {
        for (var i = 0; i < Parameters.Length; i++)
            if (Parameters[i].Name == name) return i;
        return -1;
    }

    /// <summary>
    /// Arguments, or their types, in the order of the parameters; <see langword="null"/> where their number or names do not fit. What is left out behind
    /// the last one given is not there.
    /// </summary>
    /// <param name="names">The arguments' names, where the call has them.</param>
    /// <param name="arguments">The arguments as they are written.</param>
    public T?[]? Order<T>(IReadOnlyList<string>? names, IReadOnlyList<T> arguments)
        where T : class
    {
        if (names is null) return arguments.Count >= Least && arguments.Count <= Most ? [.. arguments] : null;
        var ordered = new T?[Parameters.Length];
        for (var i = 0; i < names.Count; i++)
        {
            var place = PlaceOf(names[i]);
            if (place < 0 || ordered[place] is not null) return null;
            ordered[place] = arguments[i];
        }

        for (var i = 0; i < ordered.Length; i++)
            if (ordered[i] is null && Parameters[i] is { IsOptional: false, IsRepeated: false }) return null;
        return ordered[..(Array.FindLastIndex(ordered, argument => argument is not null) + 1)];
    }

    /// <summary>Whether named arguments stand in another order than the parameters.</summary>
    public bool IsReordered(IReadOnlyList<string> names)
    {
        for (var i = 1; i < names.Count; i++)
            if (PlaceOf(names[i]) < PlaceOf(names[i - 1])) return true;
        return false;
    }
}

/// <summary>A function of the library, with all its forms; the first form that takes the arguments is used.</summary>
internal sealed record BuiltIn(string Name, ImmutableArray<Signature> Signatures)
{
    /// <summary>
    /// The forms in the order in which a call tries them. Those whose parameters the named arguments are not in the order of come last:
    /// <c>before(point, range)</c> and <c>before(range, point)</c> have the same names.
    /// </summary>
    public IEnumerable<Signature> FormsFor(IReadOnlyList<string>? names) => names is null ? Signatures : Signatures.OrderBy(form => form.IsReordered(names));
}

/// <summary>
/// The arguments of a call, already of their parameters' types; what was left out is <see langword="null"/>.
/// </summary>
internal readonly struct Arguments(IReadOnlyList<FeelValue?> values, FeelRun run)
{
    public FeelRun Run => run;

    public int Count => values.Count;

    /// <summary>The argument, which may be FEEL's null where its parameter takes it.</summary>
    public FeelValue this[int place] => place < values.Count ? values[place] ?? FeelValue.Null : FeelValue.Null;

    /// <summary>Whether the argument was given (a <c>null</c> that was written is given).</summary>
    public bool Has(int place) => place < values.Count && values[place] is not null;

    public double Number(int place) => ((FeelNumber)this[place]).Value;

    public double Number(int place, double otherwise) => this[place] is FeelNumber number ? number.Value : otherwise;

    public string Text(int place) => ((FeelString)this[place]).Value;

    public bool Truth(int place) => ((FeelBoolean)this[place]).Value;

    public IReadOnlyList<FeelValue> List(int place) => ((FeelList)this[place]).Items;

    public FeelContext Context(int place) => (FeelContext)this[place];

    /// <summary>All arguments from a place on.</summary>
    public IReadOnlyList<FeelValue> From(int place)
    {
        var rest = new FeelValue[Math.Max(0, values.Count - place)];
        for (var i = 0; i < rest.Length; i++) rest[i] = this[place + i];
        return rest;
    }
}
