using System.Text.Json;

namespace KeyAccount.Cli.Import;

/// <summary>Writes an import report as members of a run summary: <c>sources</c>, <c>accounts</c>, <c>totals</c>, <c>as_of</c>.</summary>
internal static class ImportReportJson
{
    /// <summary>Writes the members into the object that the writer has begun.</summary>
    public static void Write(Utf8JsonWriter json, ImportReport report)
    {
        json.WriteStartObject("sources");
        foreach (var source in report.Sources) Source(json, source);
        json.WriteEndObject();
        json.WriteNumber("accounts", report.Accounts);
        json.WriteStartObject("totals");
        Totals(json, report.Totals);
        json.WriteStartObject("window");
        json.WriteNumber("days", report.Window.Days);
        Totals(json, report.WindowTotals);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("as_of", report.Window.AsOf.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Writes what became of the rows of one source, under its name.</summary>
    public static void Source(Utf8JsonWriter json, SourceReport source)
    {
        json.WriteStartObject(source.Name);
        json.WriteString("file", source.File);
        json.WriteNumber("read", source.Read);
        json.WriteNumber("used", source.Used);
        json.WriteNumber("rejected", source.Rejected);
        json.WriteStartObject("reasons");
        foreach (var (reason, count) in source.Reasons) json.WriteNumber(reason, count);
        json.WriteEndObject();
        json.WriteStartObject("rejected_amounts");
        foreach (var (reason, amount) in source.RejectedAmounts) json.WriteNumber(reason, amount);
        json.WriteEndObject();
        json.WriteStartObject("warnings");
        foreach (var (reason, count) in source.Warnings) json.WriteNumber(reason, count);
        json.WriteEndObject();
        json.WriteStartArray("problems");
        foreach (var problem in source.Problems) json.WriteStringValue(problem.Reason);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Totals(Utf8JsonWriter json, PortfolioTotals totals)
    {
        if (totals.Contacts is { } contacts)
        {
            json.WriteStartObject("contacts");
            json.WriteNumber("count", contacts);
            json.WriteEndObject();
        }

        if (totals.Opportunities is { } opportunities)
        {
            json.WriteStartObject("opportunities");
            json.WriteNumber("count", opportunities.Count);
            Part(json, "open", opportunities.Open);
            Part(json, "won", opportunities.Won);
            Part(json, "lost", opportunities.Lost);
            Part(json, "unknown", opportunities.UnknownStatus);
            json.WriteEndObject();
        }

        if (totals.Orders is { } orders)
        {
            json.WriteStartObject("orders");
            json.WriteNumber("lines", orders.Lines);
            json.WriteNumber("documents", orders.Documents);
            json.WriteNumber("amount", orders.NetAmount);
            Part(json, "orders", orders.Orders);
            Part(json, "returns", orders.Returns);
            json.WriteEndObject();
        }

        if (totals.Invoices is { } invoices)
        {
            json.WriteStartObject("invoices");
            json.WriteNumber("count", invoices.Invoices.Count);
            json.WriteNumber("amount", invoices.Invoices.Amount);
            Part(json, "disputed", invoices.Disputed);
            Part(json, "settled", invoices.Settled);
            Part(json, "settled_late", invoices.SettledLate);
            Part(json, "receipts", invoices.Receipts);
            json.WriteEndObject();
        }

        if (totals.Interactions is not { } interactions) return;
        json.WriteStartObject("interactions");
        json.WriteNumber("count", interactions.Count);
        json.WriteNumber("compliments", interactions.Compliments);
        json.WriteNumber("complaints", interactions.Complaints);
        json.WriteNumber("suggestions", interactions.Suggestions);
        json.WriteEndObject();
    }

    private static void Part(Utf8JsonWriter json, string name, CountAndAmount part)
    {
        json.WriteStartObject(name);
        json.WriteNumber("count", part.Count);
        json.WriteNumber("amount", part.Amount);
        json.WriteEndObject();
    }
}
