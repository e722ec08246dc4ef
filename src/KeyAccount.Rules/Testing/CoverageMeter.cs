using System.Collections.Immutable;
using System.Globalization;
using KeyAccount.Rules.Expressions;
using KeyAccount.Rules.Planning;

namespace KeyAccount.Rules.Testing;

/// <summary>Counts what of a policy the tests reach.</summary>
internal sealed class CoverageMeter
{
    private readonly List<(CoverageKind Kind, string Name, Func<DecisionBatch, bool> IsReached)> _items = [];
    private readonly int[] _tests;

    public CoverageMeter(CompiledPolicy policy)
    {
        foreach (var card in policy.Model.Scorecards) AddBins(card);
        foreach (var card in policy.Model.Scorecards) AddCorrections(card);
        foreach (var table in policy.Model.Tables) AddRules(table);
        foreach (var band in policy.Model.Bands)
            foreach (var label in band.Cuts.Select(c => c.Label).Distinct(StringComparer.Ordinal))
                _items.Add((CoverageKind.Label, $"{band.Name}={label}", d => d.Label(band).Text(0) == label));
        foreach (var flag in policy.Model.Flags)
        {
            _items.Add((CoverageKind.Flag, flag.Id, d => d.FlagState(flag, 0) == FlagState.Raised));
            AddSeverities(flag);
        }

        foreach (var playbook in policy.Model.Playbooks) AddNodes(playbook);
        foreach (var action in policy.Model.Actions) _items.Add((CoverageKind.Action, action.Id, d => d.Actions(0).Contains(action)));
        _tests = new int[_items.Count];
    }

    public void Add(DecisionBatch decisions)
    {
        for (var i = 0; i < _tests.Length; i++)
            if (_items[i].IsReached(decisions)) _tests[i]++;
    }

    public PolicyCoverage ToCoverage(ImmutableArray<CoverageExemption> exemptions) =>
        new([.. _items.Select((item, i) => new CoverageItem(item.Kind, item.Name, _tests[i]))], exemptions);

    private void AddBins(Scorecard card)
    {
        foreach (var characteristic in card.Characteristics)
        {
            for (var bin = 0; bin < characteristic.Bins.Length; bin++)
            {
                var (at, name) = (bin, string.Create(CultureInfo.InvariantCulture, $"{card.Name}.{characteristic.Name}[{bin + 1}]"));
                _items.Add((CoverageKind.Bin, name, d => BinMatch.Find(d.Plan.Scores[card].Characteristics.First(c => c.Characteristic == characteristic), d).Bin == at));
            }
        }
    }

    private void AddCorrections(Scorecard card)
    {
        foreach (var adjustment in card.Adjustments)
        {
            var plan = AdjustmentPlan.Create(adjustment, 1);
            _items.Add((CoverageKind.Adjustment, $"{card.Name}.{adjustment.Id}", adjustment.Steps is { } steps
                ? d => d.ValueOf(steps.Number)[0].Number is { } number && plan.Of(number) != 0
                : d => IsTrue(d, adjustment.Condition!)));
        }

        foreach (var cap in card.Caps) _items.Add((CoverageKind.Cap, $"{card.Name}.{cap.Id}", d => IsTrue(d, cap.Condition)));
        foreach (var knockOut in card.KnockOuts) _items.Add((CoverageKind.KnockOut, $"{card.Name}.{knockOut.Id}", d => IsTrue(d, knockOut.Condition)));
    }

    /// <summary>A severity is reached where the flag is raised with it.</summary>
    private void AddSeverities(Flag flag)
    {
        if (flag.SeverityCuts.IsEmpty) return;
        foreach (var severity in flag.SeverityCuts.Select(c => c.Severity).Append(flag.Severity).Distinct())
            _items.Add((CoverageKind.Severity, $"{flag.Id}={SeverityWords.Of(severity)}", d => d.FlagState(flag, 0) == FlagState.Raised && d.SeverityOf(flag, 0) == severity));
    }

    private static bool IsTrue(DecisionBatch decisions, BoundExpression condition) => ((TruthColumn)decisions.ValueOf(condition)).Truth(0) == true;

    /// <summary>A rule is reached where it holds; of those of which one gives the answer, where it is that one.</summary>
    private void AddRules(DecisionTable table)
    {
        foreach (var rule in table.Rules)
        {
            var decides = table.HitPolicy is HitPolicy.First or HitPolicy.Priority;
            _items.Add((CoverageKind.TableRule, string.Create(CultureInfo.InvariantCulture, $"{table.Name}[{rule.Number}]"), d => decides
                ? d.Table(table).Rule[0].Number == rule.Number
                : IsTrue(d, rule.Condition)));
        }
    }

    private void AddNodes(Playbook playbook)
    {
        foreach (var node in playbook.Nodes)
        {
            bool? Truth(DecisionBatch decisions) => ((TruthColumn)decisions.ValueOf(node.Condition)).Truth(0);
            _items.Add((CoverageKind.NodeMet, $"{playbook.Name}.{node.Id}", d => Truth(d) == true));
            _items.Add((CoverageKind.NodeMissing, $"{playbook.Name}.{node.Id}", d => Truth(d) == false));
        }
    }
}
