using System.Collections.Immutable;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Documents;

namespace KeyAccount.Rules.Analysis;

/// <summary>Orders the parts of a policy so that each comes after those it reads; reports circles.</summary>
internal static class DependencyGraph
{
    /// <summary>Parts shown of one circle, at most.</summary>
    private const int LongestShown = 20;

    /// <summary>Declarations shown of one circle, besides its first.</summary>
    private const int MostPlaces = 5;

    /// <summary>The parts in an order in which they can be computed; the declaration's order where there is a choice.</summary>
    public static ImmutableArray<PolicyPart> Order(IReadOnlyList<PolicyPart> parts, SourceText source, DiagnosticBag diagnostics)
    {
        var ordered = ImmutableArray.CreateBuilder<PolicyPart>(parts.Count);
        var isDone = new Dictionary<PolicyPart, bool>();
        var path = new Stack<(PolicyPart Part, Queue<PolicyPart> Needed)>();
        foreach (var part in parts) Visit(part);
        return ordered.ToImmutable();

        // A stack of its own: a policy from outside may chain its parts to any length.
        void Visit(PolicyPart root)
        {
            Enter(root);
            while (path.TryPeek(out var step))
            {
                if (step.Needed.TryDequeue(out var needed))
                {
                    Enter(needed);
                }
                else
                {
                    path.Pop();
                    isDone[step.Part] = true;
                    ordered.Add(step.Part);
                }
            }
        }

        void Enter(PolicyPart part)
        {
            if (isDone.TryAdd(part, false)) path.Push((part, new(part.Reads.Select(s => s.Owner).OfType<PolicyPart>().Distinct())));
            else if (!isDone[part]) Report([.. path.TakeWhile(step => step.Part != part).Select(step => step.Part).Append(part).Reverse()]);
        }

        void Report(PolicyPart[] circle) => diagnostics.Add(
            DiagnosticCatalog.Cycle,
            source,
            circle[0].Span,
            [.. circle.Skip(1).Take(MostPlaces).Select(p => new RelatedPlace(source, p.Span, $"{p.Description} is declared here"))],
            Shown([.. circle.Append(circle[0]).Select(p => p.Description)]));

        static string Shown(string[] circle)
        {
            return string.Join(" → ", circle.Length <= LongestShown ? circle : [.. circle[..(LongestShown / 2)], "…", .. circle[^(LongestShown / 2)..]]);
        }
    }
}
