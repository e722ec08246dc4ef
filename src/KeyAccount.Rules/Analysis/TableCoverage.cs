using System.Collections.Immutable;
using System.Globalization;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Analysis;

/// <summary>Finds rules of a decision table that contradict each other, that never count, and cases that none takes; as far as the tests show it.</summary>
internal static class TableCoverage
{
    /// <summary>Tables with more rules are not looked through pair by pair.</summary>
    private const int MostRules = 700;

    /// <summary>Overlaps reported of one table.</summary>
    private const int MostOverlaps = 20;

    /// <summary>Cases looked at for a gap.</summary>
    private const int MostCases = 20_000;

    public static void Check(DecisionTable table, SourceText source, SourceSpan span, DiagnosticBag diagnostics)
    {
        if (table.Rules.Length > MostRules) return;
        ValueSet?[][] sets = [.. table.Rules.Select(r => table.Inputs.Zip(r.Tests, (input, test) => TestedValues.Of(test, input.Tested)).ToArray())];
        FindDead(table, sets, diagnostics);
        if (table.HitPolicy == HitPolicy.Unique) FindOverlaps(table, sets, diagnostics);
        if (table.HitPolicy == HitPolicy.First) FindHidden(table, sets, diagnostics);
        if (table.IsSingleHit && table.Outputs.Any(o => o.DefaultAnswer is null) && Gap(table, sets) is { } gap)
            diagnostics.Add(DiagnosticCatalog.TableLeavesGap, source, span, gap);
    }

    private static void FindDead(DecisionTable table, ValueSet?[][] sets, DiagnosticBag diagnostics)
    {
        for (var rule = 0; rule < sets.Length; rule++)
        {
            var input = Array.FindIndex(sets[rule], s => s is { IsEmpty: true });
            if (input >= 0) Report(DiagnosticCatalog.UnreachableRule, table.Rules[rule], [], diagnostics, Number(rule), $"no value of {table.Inputs[input].Text} passes its test");
        }
    }

    private static void FindOverlaps(DecisionTable table, ValueSet?[][] sets, DiagnosticBag diagnostics)
    {
        // Only different facts can have any values at the same time; of computed values nobody knows which go together.
        var areFacts = table.Inputs.All(i => i.Expression is BoundSymbol { Symbol.Input: not null }) && table.Inputs.DistinctBy(i => ((BoundSymbol)i.Expression).Symbol).Count() == table.Inputs.Length;
        var descriptor = areFacts ? DiagnosticCatalog.RulesOverlap : DiagnosticCatalog.RulesMayOverlap;
        var found = 0;
        for (var second = 1; second < sets.Length; second++)
        {
            for (var first = 0; first < second && found < MostOverlaps; first++)
            {
                var common = sets[first].Zip(sets[second], (a, b) => b is null ? null : a?.Intersect(b)).ToArray();
                if (common.Any(c => c is null or { IsEmpty: true })) continue;
                found++;
                Report(descriptor, table.Rules[second], [Place(table.Rules[first], "holds together with this rule")], diagnostics, Number(first), Number(second), Describe(table, common!));
            }
        }
    }

    private static void FindHidden(DecisionTable table, ValueSet?[][] sets, DiagnosticBag diagnostics)
    {
        for (var rule = 1; rule < sets.Length; rule++)
        {
            if (sets[rule].Any(s => s is null or { IsEmpty: true })) continue;
            var hiding = Array.FindIndex(sets, 0, rule, earlier => earlier.Zip(sets[rule]).All(p => p.First is not null && p.Second!.Except(p.First).IsEmpty));
            if (hiding >= 0) Report(DiagnosticCatalog.UnreachableRule, table.Rules[rule], [Place(table.Rules[hiding], "this rule comes first")], diagnostics, Number(rule), $"rule {Number(hiding)} takes everything that it takes");
        }
    }

    /// <summary>A case that no rule takes; <see langword="null"/> when there is none, or it cannot be seen.</summary>
    private static string? Gap(DecisionTable table, ValueSet?[][] sets)
    {
        if (sets.Any(rule => rule.Contains(null))) return null;
        var atoms = new List<ValueSet>[table.Inputs.Length];
        long cases = 1;
        for (var input = 0; input < atoms.Length; input++)
        {
            atoms[input] = [TestedValues.Universe(table.Inputs[input].Tested.Type)];
            foreach (var set in sets.Select(rule => rule[input]!)) atoms[input] = [.. atoms[input].SelectMany(a => new[] { a.Intersect(set), a.Except(set) }).Where(a => !a.IsEmpty)];
            cases *= atoms[input].Count;
            if (cases > MostCases) return null;
        }

        var at = new int[atoms.Length];
        for (long i = 0; i < cases; i++)
        {
            var rest = i;
            for (var input = 0; input < at.Length; input++) (rest, at[input]) = (rest / atoms[input].Count, (int)(rest % atoms[input].Count));
            ValueSet[] values = [.. at.Select((place, input) => atoms[input][place])];
            if (!sets.Any(rule => rule.Zip(values).All(p => !p.First!.Intersect(p.Second).IsEmpty))) return Describe(table, values);
        }

        return null;
    }

    private static string Describe(DecisionTable table, IEnumerable<ValueSet> values) =>
        string.Join(", ", table.Inputs.Zip(values, (input, set) => $"{input.Text} has {set.Describe()}").DefaultIfEmpty("anything holds"));

    private static string Number(int rule) => (rule + 1).ToString(CultureInfo.InvariantCulture);

    private static RelatedPlace Place(TableRule rule, string label) => new(rule.Source, rule.Span, label);

    private static void Report(DiagnosticDescriptor descriptor, TableRule rule, ImmutableArray<RelatedPlace> related, DiagnosticBag diagnostics, params ReadOnlySpan<string> arguments) =>
        diagnostics.Add(descriptor, rule.Source, rule.Span, related, arguments);
}
