using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Documents;

namespace KeyAccount.Rules.Analysis;

/// <summary>Findings that do not stop a policy.</summary>
internal static class Advice
{
    /// <summary>Attributes of a person (domain: personal attributes are optional and off by default).</summary>
    private static readonly HashSet<string> PersonalAttributes = new(StringComparer.Ordinal)
    {
        "age", "education", "marital_status", "monthly_income", "favourite_colour", "owns_car", "has_children",
    };

    public static void Check(PolicyModel model, IReadOnlyList<PolicyPart> parts, SourceText source, DiagnosticBag diagnostics)
    {
        var used = parts.SelectMany(p => p.Reads).Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var input in model.Inputs.Inputs)
        {
            if (!used.Contains(input.Name)) diagnostics.Add(DiagnosticCatalog.UnusedInput, source, input.Span, input.Name);
            foreach (var attribute in input.Items.Inputs.Prepend(input).Where(i => PersonalAttributes.Contains(i.Name)))
                diagnostics.Add(DiagnosticCatalog.PersonalAttribute, source, attribute.Span, attribute.Name);
        }
    }
}
