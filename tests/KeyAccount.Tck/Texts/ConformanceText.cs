using KeyAccount.Tck.Models;

namespace KeyAccount.Tck.Texts;

/// <summary>Says in FEEL what the standard does with a value of a declared type: it is kept, converted, or null.</summary>
internal static class ConformanceText
{
    private const string Value = "it"; // Short: it stands in every conversion, and texts have a greatest length.

    /// <summary>The value of an expression as a type takes it.</summary>
    public static string Of(string expression, FeelType type)
    {
        if (type.IsAny && !type.IsConstrained) return expression;
        return FeelText.Let([(Value, expression)], $"if {Test(type)} then {Value} {Conversion(type)}else null");
    }

    /// <summary>A named value, already of the type, if it is one of those that the type allows.</summary>
    public static string Allowed(string name, FeelType type) => $"if {All(Constraints(name, type, 1))} then {name} else null";

    /// <summary>Whether it conforms to a type.</summary>
    private static string Test(FeelType type) => All([.. type.IsAny ? [] : new[] { $"{Value} instance of {type.Text}" }, .. Constraints(Value, type, 1)]);

    private static IEnumerable<string> Constraints(string value, FeelType type, int depth)
    {
        if (type.Allowed is { } allowed) yield return $"{value} in ({FeelText.Closed(allowed)})";
        if (type is ListType list && list.Item.IsConstrained)
        {
            var element = $"element{depth}";
            yield return $"(every {element} in {value} satisfies {All(Constraints(element, list.Item, depth + 1))})";
        }

        if (type is not ContextType context) yield break;
        foreach (var (name, component) in context.Components.Where(component => component.Type.IsConstrained))
        {
            var path = name.All(char.IsLetterOrDigit) ? $"{value}.{name}" : $"get value({value}, {FeelText.Quoted(name)})";
            yield return $"({path} = null or ({All(Constraints(path, component, depth))}))";
        }
    }

    /// <summary>A list of one and its element stand for each other; a date stands for its midnight.</summary>
    private static string Conversion(FeelType type) => type switch
    {
        ListType { Item: { IsAny: true, IsConstrained: false } } => $"else if {Value} != null then [{Value}] ",
        ListType list => $"else if {Test(list.Item)} then [{Value}] ",
        SimpleType { Name: "date and time" } => $"{OnlyOne(type)}else if {Value} instance of date then date and time({Value}, time(\"00:00:00Z\")) ",
        _ => OnlyOne(type),
    };

    private static string OnlyOne(FeelType type) => $"else if {All([$"{Value} instance of list<{type.Text}>", $"count({Value}) = 1", .. Constraints($"{Value}[1]", type, 1)])} then {Value}[1] ";

    private static string All(IEnumerable<string> tests) => string.Join(" and ", tests);
}
