using System.Collections.Frozen;
using System.Collections.Immutable;
using KeyAccount.Rules.Diagnostics;

namespace KeyAccount.Rules.Expressions;

/// <summary>The functions of FEEL's standard library (DMN 1.5, chapter 10.3.4), by name.</summary>
internal static class FunctionLibrary
{
    public static FrozenDictionary<string, BuiltIn> All { get; } = Gather();

    public static BuiltIn? Find(string name) => All.GetValueOrDefault(name);

    /// <summary>What to say to somebody who wrote a name that is no function's.</summary>
    public static string Suggest(string name) => Spelling.Suggest(name, [.. All.Keys.Order(StringComparer.Ordinal)]);

    private static FrozenDictionary<string, BuiltIn> Gather()
    {
        (string Name, Signature Form)[] forms =
        [
            .. ContextFunctions.Forms,
            .. ConversionFunctions.Forms,
            .. NumericFunctions.Forms,
            .. PatternFunctions.Forms,
            .. StringFunctions.Forms,
            .. TemporalConstructors.Forms,
            .. TemporalFunctions.Forms,
            .. ListFunctions.Forms,
            .. ListSorting.Forms,
            .. ListStatistics.Forms,
            .. RangeFunctions.Forms,
        ];
        return forms
            .GroupBy(f => f.Name, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => new BuiltIn(g.Key, [.. g.Select(f => f.Form)]), StringComparer.Ordinal);
    }
}

/// <summary>How the files of the library write down a form of a function.</summary>
internal static class Form
{
    public static (string Name, Signature Form) Of(string name, FeelType result, Parameter[] parameters, Func<Arguments, FeelValue> body) =>
        (name, new Signature([.. parameters], _ => result, body));

    public static (string Name, Signature Form) Of(string name, Func<ImmutableArray<FeelType>, FeelType> result, Parameter[] parameters, Func<Arguments, FeelValue> body) =>
        (name, new Signature([.. parameters], result, body));

    public static Parameter Number(string name) => new(name, FeelType.Number);

    public static Parameter Text(string name) => new(name, FeelType.String);

    public static Parameter List(string name) => new(name, FeelType.ListOf(FeelType.Any));

    public static Parameter Any(string name) => new(name, FeelType.Any);

    public static Parameter Optional(Parameter parameter) => parameter with { IsOptional = true };

    public static Parameter Repeated(Parameter parameter) => parameter with { IsRepeated = true };

    public static Parameter OrNull(Parameter parameter) => parameter with { TakesNull = true };
}
