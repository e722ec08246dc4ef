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
        var isDone = new Dictionary<PolicyPart, bool>();

        // A stack of its own: parts can rest on parts without end.
        var open = new Stack<(PolicyPart Part, IEnumerator<PolicyPart> Needed)>();
        foreach (var part in parts) Visit(part);
        return ordered.ToImmutable();

        void Visit(PolicyPart first)
        {
            Enter(first);
            while (open.TryPeek(out var top))
            {
                if (top.Needed.MoveNext())
                {
                    Enter(top.Needed.Current);
                    continue;
                }

                open.Pop();
                isDone[top.Part] = true;
                ordered.Add(top.Part);
            }
        }

        void Enter(PolicyPart part)
        {
            if (!isDone.TryGetValue(part, out var done))
            {
                isDone.Add(part, false);
                open.Push((part, part.Reads.Select(s => s.Owner).OfType<PolicyPart>().Distinct().GetEnumerator()));
            }
            else if (!done)
            {
                Report(part);
            }
        }

        void Report(PolicyPart part)
        {
            var circle = open.Select(entry => entry.Part).Reverse().SkipWhile(p => p != part).Append(part).Select(p => p.Description);
            diagnostics.Add(DiagnosticCatalog.Cycle, source, part.Span, string.Join(" → ", circle));
        }
    }
}
