using System.Globalization;
using KeyAccount.Cli.Commands;
using KeyAccount.Rules;

namespace KeyAccount.Cli.Reports;

/// <summary>Shows values to people: invariant, with thousands separators.</summary>
internal static class ValueText
{
    /// <summary>A value with its unit in mind; a question mark when unknown.</summary>
    public static string Show(FactValue value, string? unit, Session session) => value.Kind switch
    {
        FactKind.Unknown => "?",
        FactKind.Boolean => session.Text(value.Boolean!.Value ? "value.yes" : "value.no"),
        FactKind.Number when unit == "days" => session.Text("value.days", value.Number!.Value.ToString("#,##0.##", CultureInfo.InvariantCulture)),
        FactKind.Number when unit == "ratio" => Percent(value.Number!.Value),
        FactKind.Number => value.Number!.Value.ToString("#,##0.##", CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <summary>A share of 1 as a percentage.</summary>
    public static string Percent(double share) => (share * 100).ToString("#,##0.#", CultureInfo.InvariantCulture) + " %";

    /// <summary>A share of 1 as a percentage.</summary>
    public static string Percent(decimal share) => Percent((double)share);

    /// <summary>A score or contribution, with every digit it has, so that the sum can be checked by hand.</summary>
    public static string Points(decimal? points) => points?.ToString("0.00########", CultureInfo.InvariantCulture) ?? "?";

    /// <summary>A whole number.</summary>
    public static string Whole(double number) => number.ToString("#,##0", CultureInfo.InvariantCulture);
}
