using System.Collections.Immutable;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Documents;

namespace KeyAccount.Rules.Analysis;

/// <summary>Orders the parts of a policy so that each comes after those it reads; reports circles.</summary>
internal static class DependencyGraph
{
    /// <summary>The parts in an order in which they can be computed; the declaration's order where there is a choice.</summary>
    public static ImmutableArray<PolicyPart> Order(IReadOnlyList<PolicyPart> parts, SourceText source, DiagnosticBag diagnostics)
    {
        var ordered = ImmutableArray.CreateBuilder<PolicyPart>(parts.Count);
        var state = new Dictionary<PolicyPart, bool>();
        var path = new List<PolicyPart>();
        foreach (var part in parts) Visit(part);
        return ordered.ToImmutable();

        void Visit(PolicyPart part)
        {
            if (state.TryGetValue(part, out var isDone))
            {
                if (!isDone) Report(part);
                return;
            }

            state[part] = false;
            path.Add(part);
            foreach (var needed in part.Reads.Select(s => s.Owner).OfType<PolicyPart>().Distinct()) Visit(needed);
            path.RemoveAt(path.Count - 1);
            state[part] = true;
            ordered.Add(part);
        }

        void Report(PolicyPart part)
        {
            var circle = path.Skip(path.IndexOf(part)).Append(part).Select(p => p.Description);
            diagnostics.Add(DiagnosticCatalog.Cycle, source, part.Span, string.Join(" → ", circle));
        }
    }
}
