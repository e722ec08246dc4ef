using System.Globalization;

namespace KeyAccount.Rules.Expressions;

/// <summary>Dates from their written form and from their parts, as FEEL's <c>date</c> takes them.</summary>
internal static class CalendarDate
{
    /// <summary>Reads <c>yyyy-mm-dd</c>.</summary>
    public static bool TryParse(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    /// <summary>The date of these parts; false where they are not whole numbers, or name no day of the calendar.</summary>
    public static bool TryCreate(double year, double month, double day, out DateOnly date)
    {
        date = default;
        if (year is not (>= 1 and <= 9999) || month is not (>= 1 and <= 12) || day is not (>= 1 and <= 31)) return false;
        if (year % 1 != 0 || month % 1 != 0 || day % 1 != 0 || day > DateTime.DaysInMonth((int)year, (int)month)) return false;
        date = new DateOnly((int)year, (int)month, (int)day);
        return true;
    }
}
