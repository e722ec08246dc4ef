using KeyAccount.Tck.Cases;
using KeyAccount.Tck.Models;

namespace KeyAccount.Tck.Comparing;

/// <summary>What the standard does with the value of an input or of a decision that has a declared type: it is kept, converted, or null.</summary>
/// <remarks>The values that a type allows are not asked for here: that is a question for FEEL.</remarks>
internal static class Conformance
{
    public static KitValue Apply(KitValue value, FeelType type)
    {
        if (value is NilValue || Conforms(value, type)) return value;
        if (value is ListValue { Items: [var only] } && Conforms(only, type)) return only;
        if (type is ListType list && Conforms(value, list.Item)) return new ListValue([value]);
        return type is SimpleType { Name: "date and time" } && Is("date", value) ? Midnight(value) : KitValue.Nil;
    }

    private static bool Conforms(KitValue value, FeelType type) => (type, value) switch
    {
        (_, NilValue) or (SimpleType { Name: "Any" }, _) => true,
        (SimpleType { Name: "number" }, NumberValue) or (SimpleType { Name: "string" }, TextValue) or (SimpleType { Name: "boolean" }, TruthValue) => true,
        (SimpleType { Name: "date and time" }, _) => Is("dateTime", value),
        (SimpleType { Name: "date" or "time" } simple, _) => Is(simple.Name, value),
        (SimpleType { Name: "years and months duration" }, _) => Is("duration", value) && TemporalText.IsMonths(Text(value)),
        (SimpleType { Name: "days and time duration" }, _) => Is("duration", value) && !TemporalText.IsMonths(Text(value)),
        (ListType list, ListValue items) => items.Items.All(item => Conforms(item, list.Item)),
        (ContextType context, ContextValue components) => context.Components.All(component => components.Find(component.Name) is { } found && Conforms(found, component.Type)),
        (FunctionType, _) => true, // Functions do not come out: there is nothing to look at.
        _ => false,
    };

    private static KitValue Midnight(KitValue date) => date is TemporalValue ? new TemporalValue("dateTime", Text(date) + "T00:00:00Z") : new TextValue(Text(date) + "T00:00:00Z");

    private static bool Is(string kind, KitValue value) => value switch
    {
        TemporalValue temporal => temporal.Kind == kind,
        TextValue text => TemporalText.Is(kind, text.Text),
        _ => false,
    };

    private static string Text(KitValue value) => value is TemporalValue temporal ? temporal.Text : ((TextValue)value).Text;
}
