using KeyAccount.Rules;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Cli.Evaluation;

/// <summary>Values for people to read: FEEL's text, with strings in quotes, and without characters that would act on a terminal.</summary>
internal static class ShownValue
{
    private const int BriefLength = 60;

    private static readonly PolicyLimits Limits = PolicyLimits.Default with { MaxWorkPerRow = 1_000_000 };

    /// <summary>The text, on one line; <see langword="null"/> where it would be too long, which is reported at the expression.</summary>
    public static string? Of(FeelValue value, ExpressionText text, DiagnosticBag diagnostics)
    {
        try
        {
            return TextCell.Visible(FeelText.Literal(value, new FeelRun(Limits)));
        }
        catch (WorkLimitException)
        {
            diagnostics.Add(DiagnosticCatalog.ResultTooLarge, text.Document, text.Locate(new SourceSpan(0, text.Text.Length)));
            return null;
        }
    }

    /// <summary>The text, or how it begins.</summary>
    public static string Brief(FeelValue value)
    {
        var diagnostics = new DiagnosticBag();
        if (Of(value, new ExpressionText("fact", ""), diagnostics) is not { } text) return "…";
        if (text.Length <= BriefLength) return text;
        return text[..(char.IsHighSurrogate(text[BriefLength - 1]) ? BriefLength - 1 : BriefLength)] + "…";
    }
}
