using System.Collections.Immutable;
using System.Text;

namespace KeyAccount.Arrow;

/// <summary>One column that cannot serve a policy's input. Immutable.</summary>
/// <param name="Input">The input; a field of a list's records as <c>contacts.role</c>.</param>
/// <param name="Found">The Arrow type that was found, or what is wrong with the column.</param>
/// <param name="Expected">The Arrow types that the input can be read from.</param>
/// <param name="Remedy">What to do.</param>
public sealed record ArrowMismatch(string Input, string Found, string Expected, string Remedy)
{
    /// <summary>All of it as a sentence.</summary>
    public override string ToString() => $"Column \"{Input}\": found {Found}, expected {Expected}. {Remedy}";
}

/// <summary>An Arrow schema does not fit the inputs of a policy. Carries everything that does not.</summary>
public sealed class ArrowBindingException : Exception
{
    internal ArrowBindingException(ImmutableArray<ArrowMismatch> mismatches)
        : base(Render(mismatches)) => Mismatches = mismatches;

    /// <summary>What does not fit, in the order of the policy's inputs; never empty.</summary>
    public ImmutableArray<ArrowMismatch> Mismatches { get; }

    private static string Render(ImmutableArray<ArrowMismatch> mismatches)
    {
        var text = new StringBuilder("The Arrow schema does not fit the policy's inputs:");
        foreach (var mismatch in mismatches) text.Append('\n').Append("  ").Append(mismatch);
        return text.ToString();
    }
}
