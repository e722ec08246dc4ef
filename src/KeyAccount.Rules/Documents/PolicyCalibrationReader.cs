using System.Globalization;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Documents;

/// <content>The calibration: the numbers that were measured, and when.</content>
internal sealed partial class PolicyReader
{
    private CalibrationRecord? ReadCalibration(JsonObjectSyntax? syntax, out IReadOnlyDictionary<string, double> numbers)
    {
        var measured = new Dictionary<string, double>(StringComparer.Ordinal);
        numbers = measured;
        if (syntax is null) return null;
        var reader = new ObjectReader(syntax, "the calibration", _source, _diagnostics);
        var asOf = reader.RequiredString("as_of", "\"2026-06-30\"");
        DateOnly day = default;
        if (asOf is not null && !CalendarDate.TryParse(asOf.Value, out day)) reader.Report(DiagnosticCatalog.BadDate, asOf.Span, asOf.Value);
        var rows = reader.Number("accounts", NumberRange.Count);
        var source = reader.String("source")?.Value;
        if (!reader.Has("cuts")) reader.Missing("cuts", "{ \"a_cut\": 1000 }");
        if (reader.Object("cuts") is { } cuts) ReadMeasured(new ObjectReader(cuts, "\"cuts\" of the calibration", _source, _diagnostics), measured);
        reader.Done();
        return new CalibrationRecord { AsOf = day, Rows = (long?)rows, Source = source };
    }

    private void ReadMeasured(ObjectReader cuts, Dictionary<string, double> measured)
    {
        string[] declared = [.. _cuts.Select(c => c.Name)];
        foreach (var property in cuts.Syntax.Properties)
        {
            if (!declared.Contains(property.Name, StringComparer.Ordinal))
                cuts.Report(DiagnosticCatalog.UnknownReference, property.NameSpan, property.Name, "cut", Spelling.Suggest(property.Name, declared));
            else if (ReadDouble(cuts, property.Name) is { } number) measured[property.Name] = number;
        }
    }

    /// <summary>A number as an expression has it: the nearest double; <see langword="null"/> when absent or too large, which is reported.</summary>
    private static double? ReadDouble(ObjectReader reader, string name)
    {
        switch (reader.Any(name))
        {
            case null:
                return null;
            case JsonNumberSyntax syntax:
                var number = double.Parse(syntax.Raw, NumberStyles.Float, CultureInfo.InvariantCulture);
                if (double.IsFinite(number)) return number;
                reader.Report(DiagnosticCatalog.BadNumber, syntax.Span, syntax.Raw);
                return null;
            case var other:
                reader.WrongType(other, $"\"{name}\" of {reader.What}", "a number");
                return null;
        }
    }
}
