using System.Collections.Immutable;

namespace KeyAccount.Rules.Testing;

/// <summary>What of a policy its tests reached. Immutable.</summary>
public sealed class PolicyCoverage
{
    internal PolicyCoverage(ImmutableArray<CoverageItem> items, ImmutableArray<CoverageExemption> exemptions)
    {
        Items = items;
        var missed = items.Where(i => !i.IsReached).Select(i => i.ToString()).ToHashSet(StringComparer.Ordinal);
        Stale = [.. exemptions.Where(e => !missed.Contains(e.What))];
        var excused = exemptions.Select(e => e.What).ToHashSet(StringComparer.Ordinal);
        Missed = [.. items.Where(i => !i.IsReached && !excused.Contains(i.ToString()))];
    }

    /// <summary>Everything that counts, in the order of the policy's parts.</summary>
    public ImmutableArray<CoverageItem> Items { get; }

    /// <summary>What no test reaches and the document does not excuse.</summary>
    public ImmutableArray<CoverageItem> Missed { get; }

    /// <summary>What the document excuses although it is reached, or is no item at all.</summary>
    public ImmutableArray<CoverageExemption> Stale { get; }

    /// <summary>How many items some test reaches.</summary>
    public int Reached => Items.Count(i => i.IsReached);
}

/// <summary>A kind of thing that tests can reach.</summary>
public enum CoverageKind
{
    /// <summary>A bin of a characteristic, matched.</summary>
    Bin,

    /// <summary>An adjustment of a scorecard, adding or taking points.</summary>
    Adjustment,

    /// <summary>A cap of a scorecard, holding.</summary>
    Cap,

    /// <summary>A knock-out of a scorecard, holding.</summary>
    KnockOut,

    /// <summary>A rule of a decision table, holding; of those of which the first or the best counts, the one that does.</summary>
    TableRule,

    /// <summary>A label of a band, given.</summary>
    Label,

    /// <summary>A flag, raised.</summary>
    Flag,

    /// <summary>A severity of a flag that has several, raised with it.</summary>
    Severity,

    /// <summary>A key node, met.</summary>
    NodeMet,

    /// <summary>A key node, not met.</summary>
    NodeMissing,

    /// <summary>An action, proposed.</summary>
    Action,
}

/// <summary>One thing that tests can reach.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">Which one: <c>value.margin[2]</c>, <c>grade=A</c>, <c>no-coach</c>.</param>
/// <param name="Tests">How many tests reach it.</param>
public sealed record CoverageItem(CoverageKind Kind, string Name, int Tests)
{
    /// <summary>Whether any test reaches it.</summary>
    public bool IsReached => Tests > 0;

    /// <summary>The item as <c>uncovered</c> in a tests document names it: <c>bin value.margin[2]</c>, <c>node pipeline.find-coach missing</c>.</summary>
    public override string ToString() => Kind switch
    {
        CoverageKind.Bin => $"bin {Name}",
        CoverageKind.Adjustment => $"adjustment {Name}",
        CoverageKind.Cap => $"cap {Name}",
        CoverageKind.KnockOut => $"knock-out {Name}",
        CoverageKind.Severity => $"severity {Name}",
        CoverageKind.TableRule => $"rule {Name}",
        CoverageKind.Label => $"label {Name}",
        CoverageKind.Flag => $"flag {Name}",
        CoverageKind.NodeMet => $"node {Name} met",
        CoverageKind.NodeMissing => $"node {Name} missing",
        _ => $"action {Name}",
    };
}
