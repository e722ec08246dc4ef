using KeyAccount.Oracle.Meaning;
using KeyAccount.Oracle.Text;
using KeyAccount.Rules.Tests.Language;

namespace KeyAccount.Oracle;

/// <summary>The oracle on cases.txt: what the engine is asked for was found by a second, independent implementation too.</summary>
public sealed class OracleLanguageTests
{
    [Fact]
    public void The_oracle_gives_the_value_of_every_case()
    {
        var wrong = LanguageCaseFile.Cases.Where(one => one.Refusal is null)
            .Select(one => (one.Text, one.Value, Found: Evaluate(one)))
            .Where(one => !Plain.Same(one.Value, one.Found))
            .Select(one => $"{one.Text} but found {Plain.Text(one.Found)}");
        Assert.Empty(wrong);
    }

    [Fact]
    public void The_oracle_cannot_read_what_breaks_the_grammar()
    {
        var read = LanguageCaseFile.Cases.Where(one => one.Refusal == "syntax").Where(one => !IsRefused(one)).Select(one => one.Text);
        Assert.Empty(read);
    }

    private static object? Evaluate(LanguageCase one)
    {
        var scope = Scope.Of(one.Facts);
        return one.IsUnary
            ? UnaryTestMeaning.Holds(FeelReader.UnaryTests(one.Expression), scope["?"], scope)
            : ExpressionMeaning.Evaluate(FeelReader.Expression(one.Expression), scope);
    }

    private static bool IsRefused(LanguageCase one)
    {
        try
        {
            if (one.IsUnary) FeelReader.UnaryTests(one.Expression);
            else FeelReader.Expression(one.Expression);
            return false;
        }
        catch (FormatException)
        {
            return true;
        }
    }
}
