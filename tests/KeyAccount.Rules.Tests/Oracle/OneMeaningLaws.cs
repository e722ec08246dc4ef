using KeyAccount.Oracle.Generation;
using KeyAccount.Rules.Tests.Language;

namespace KeyAccount.Oracle;

/// <summary>FEEL has one meaning, whether columns compute it, or values one by one, or both in one expression.</summary>
public sealed class OneMeaningLaws
{
    private const int Trials = 1500;

    [Fact]
    public void Columns_and_values_give_the_same() => Laws.Hold(Trials, ExpressionTrial.Any, trial =>
    {
        var columns = LanguageUnderTest.Language().EvaluateExpression(trial.Text, trial.Inputs, trial.Facts);
        var values = new ValueByValue().EvaluateExpression(trial.Placed, trial.Inputs, trial.Facts);
        return Difference(columns, values);
    });

    [Fact]
    public void A_part_gives_what_columns_give_in_its_place() => Laws.Hold(Trials, ExpressionTrial.Any, trial =>
    {
        var columns = LanguageUnderTest.Language().EvaluateExpression(trial.Text, trial.Inputs, trial.Facts);
        var parted = LanguageUnderTest.Language().EvaluateExpression(trial.Parted, trial.Inputs, trial.Facts);
        // What is not typed cannot stand everywhere.
        return parted.Refusals.Count > 0 && !trial.IsTyped ? null : Difference(columns, parted);
    });

    private static string? Difference(LanguageOutcome expected, LanguageOutcome found) =>
        found.Refusals.Count > 0 ? $"refused: {string.Join(", ", found.Refusals)}"
        : Plain.Same(expected.Value, found.Value) ? null
        : $"columns give {Plain.Text(expected.Value)}, found {Plain.Text(found.Value)}";
}
