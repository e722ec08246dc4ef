using System.Collections.Immutable;
using KeyAccount.Rules;
using KeyAccount.Rules.Diagnostics;

namespace KeyAccount.Fuzz;

/// <summary>What must be true of every input, whatever it is.</summary>
internal static class Checks
{
    private const int RenderEvery = 16;

    /// <summary>Runs something twice: the same input has the same outcome.</summary>
    public static void Twice(Func<string> outcome)
    {
        var (first, second) = (outcome(), outcome());
        if (first != second) throw new FuzzException($"the same input gave {first} and then {second}");
    }

    /// <summary>The findings in a line, after a look at each: they stand within their text, and can be shown.</summary>
    public static string Line(ImmutableArray<Diagnostic> diagnostics)
    {
        foreach (var d in diagnostics)
        {
            if (d.Span.Start < 0 || d.Span.Length < 0 || d.Span.End > d.Source.Text.Length) throw new FuzzException($"{d.Code} stands at {d.Span}, outside its text of {d.Source.Text.Length}");
            if (d.Position.Line < 1 || d.Position.Column < 1) throw new FuzzException($"{d.Code} has the position {d.Position}");
            if (d.Message.Length == 0 || d.Remedy.Length == 0) throw new FuzzException($"{d.Code} says nothing");
        }

        if (diagnostics.Length > 0 && diagnostics[0].Span.Start % RenderEvery == 0)
            foreach (var language in (string[])["en", "zh-Hans"]) DiagnosticRenderer.Render(diagnostics.Take(3), language);
        return string.Join(", ", diagnostics.Select(d => $"{d.Code} {d.Span.Start}+{d.Span.Length}"));
    }

    /// <summary>A refusal says why.</summary>
    public static string Refused(DiagnosticBag diagnostics) =>
        diagnostics.HasErrors ? Line(diagnostics.ToSorted()) : throw new FuzzException("it was refused without an error");
}

/// <summary>An input shows a mistake of ours.</summary>
internal sealed class FuzzException(string message) : Exception(message);
