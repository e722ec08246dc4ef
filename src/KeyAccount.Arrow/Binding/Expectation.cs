using Apache.Arrow.Types;

namespace KeyAccount.Arrow.Binding;

/// <summary>What an input can be read from, and what to do about a column that it cannot.</summary>
internal static class Expectation
{
    public static ArrowMismatch Mismatch(InputDefinition input, string path, IArrowType found) =>
        new(path, StorageType.Describe(found), Expected(input), Remedy(input, StorageType.Of(found)));

    private static string Expected(InputDefinition input) => input.Type switch
    {
        InputType.Number => "a number (double, float, half_float, an integer or a decimal)",
        InputType.Boolean => "bool",
        InputType.Date => "date32, date64, or a timestamp without a time zone or with a fixed offset",
        InputType.String => "utf8, large_utf8, utf8_view, or a dictionary of one of these",
        _ => $"list<struct<{string.Join(", ", input.Items.Inputs.Select(i => i.Name))}>> (or large_list, or fixed_size_list)",
    };

    private static string Remedy(InputDefinition input, IArrowType found) => (input.Type, found) switch
    {
        (InputType.Date, TimestampType { IsTimeZoneAware: true }) => "Cast the column to date32 in the time zone that the days are meant in.",
        (InputType.List, ListType or LargeListType or FixedSizeListType) => "Wrap each element in a struct with the fields of the record.",
        (InputType.List, ListViewType or LargeListViewType or MapType) => "Cast the column to a list of structs.",
        (InputType.List, _) => "Gather the records of each row into a list of structs.",
        (_, DictionaryType or RunEndEncodedType) => "Decode the column into its plain values.",
        _ => "Cast the column, or declare the input with another type.",
    };
}
