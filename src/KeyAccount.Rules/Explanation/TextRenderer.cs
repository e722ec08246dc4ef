using System.Globalization;
using System.Text;
using KeyAccount.Rules.Expressions;
using KeyAccount.Rules.Model;

namespace KeyAccount.Rules;

/// <summary>Fills the placeholders of texts.</summary>
internal static class TextRenderer
{
    private const string UnknownMark = "?";

    public static string Render(LocalizedText text, int row, string language, DecisionBatch decisions)
    {
        if (text.Templates.IsEmpty) return text.In(language);
        var template = text.Templates[text.IndexOf(language)];
        if (template.Segments is [{ Words: { } only }]) return only;
        var rendered = new StringBuilder();
        foreach (var segment in template.Segments)
        {
            if (segment.Words is not null) rendered.Append(segment.Words);
            else rendered.Append(Show(segment, row, language, decisions));
        }

        return rendered.ToString();
    }

    /// <summary>A number as people read it: thousands separators, at most two decimals.</summary>
    public static string Number(double value, TextFormat format) => format switch
    {
        TextFormat.Whole => Rounded(value, 0).ToString("#,##0", CultureInfo.InvariantCulture),
        TextFormat.OneDecimal => Rounded(value, 1).ToString("#,##0.0", CultureInfo.InvariantCulture),
        TextFormat.TwoDecimals => Rounded(value, 2).ToString("#,##0.00", CultureInfo.InvariantCulture),
        TextFormat.Percent => Rounded(value * 100, 1).ToString("#,##0.#", CultureInfo.InvariantCulture) + "%",
        _ => Rounded(value, 2).ToString("#,##0.##", CultureInfo.InvariantCulture),
    };

    private static double Rounded(double value, int decimals)
    {
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        return rounded == 0 ? 0 : rounded;
    }

    /// <summary>What people call a decision table's answer; <see langword="null"/> where the policy does not say.</summary>
    private static LocalizedText? LabelOf(string text, Symbol symbol, PolicyModel policy) =>
        policy.Tables.SelectMany(t => t.Outputs).FirstOrDefault(o => o.Slot == symbol.Slot)?.Labels.GetValueOrDefault(text);

    private static string Show(TextSegment segment, int row, string language, DecisionBatch decisions)
    {
        // A scorecard's question is asked in the policy's own words.
        if (segment.Value is BoundSymbol symbol && decisions.Policy.Scorecards.FirstOrDefault(s => s.QuestionSlot == symbol.Symbol.Slot) is { } card)
        {
            var name = ((StringColumn)decisions.ValueOf(symbol)).Text(row);
            var asked = card.Characteristics.FirstOrDefault(c => c.Name == name);
            if ((asked?.Question ?? asked?.Title) is { } question) return Render(question, row, language, decisions);
        }

        var value = decisions.ValueOf(segment.Value!)[row];
        if (segment.Value is BoundSymbol answer && value.Text is { } text && LabelOf(text, answer.Symbol, decisions.Policy) is { } label) return label.In(language);
        return value.Kind switch
        {
            FactKind.Unknown => UnknownMark,
            FactKind.Number => Number(value.Number!.Value, segment.Format),
            _ => value.ToString(),
        };
    }
}
