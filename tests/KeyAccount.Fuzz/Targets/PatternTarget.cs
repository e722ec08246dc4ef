using KeyAccount.Rules.Expressions;

namespace KeyAccount.Fuzz;

/// <summary>A regular expression in the first line, and the text that it is tried on in the others.</summary>
internal static class PatternTarget
{
    private static readonly string[] Flags = ["", "i", "x", "s", "m", "q", "ism"];

    public static void Run(string text)
    {
        var lines = text.Split('\n', 2);
        foreach (var flags in Flags) Checks.Twice(() => Outcome(lines[0], flags, lines.Length > 1 ? lines[1] : lines[0]));
    }

    private static string Outcome(string pattern, string flags, string text)
    {
        var run = new FeelRun(Facts.Limits);
        try
        {
            FeelValue[] arguments = [FeelValue.Of(text), FeelValue.Of(pattern)];
            return string.Join(" ", Call("matches", [.. arguments, FeelValue.Of(flags)]), Call("replace", [.. arguments, FeelValue.Of("[$0$1]"), FeelValue.Of(flags)]), Call("split", arguments));
        }
        catch (WorkLimitException)
        {
            return "too much work";
        }

        FeelValue Call(string name, FeelValue[] arguments) => BuiltInCall.Invoke(FunctionLibrary.Find(name)!, null, arguments, run);
    }
}
