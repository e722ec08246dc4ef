using System.Text.Json;
using KeyAccount.Benchmarks.Workload;

namespace KeyAccount.Benchmarks.Contenders.MicrosoftRulesEngine;

/// <summary>
/// Microsoft RulesEngine as its users would run this policy: bins, flags, bands, cards and actions are rules in workflow JSON
/// (lambda expressions over the same row objects); the host adds up the points of the bins that held, and passes score, grade and raised
/// flags to the next workflow. Rules are true or false, so a flag has two: raised, and undetermined.
/// </summary>
internal sealed class RulesEngineContender : IContender
{
    private readonly RulesEngine.RulesEngine _engine;
    private readonly PointSums _sums;
    private readonly Accounts _accounts;
    private readonly Outcome[] _outcomes = new Outcome[Accounts.BatchRows];

    private RulesEngineContender(string name, Accounts accounts, RulesEngine.Models.ReSettings settings)
    {
        Name = name;
        _accounts = accounts;
        var workflows = JsonSerializer.Deserialize<RulesEngine.Models.Workflow[]>(StandardPolicy.Resource("workflows.json"))!;
        _engine = new RulesEngine.RulesEngine(workflows, settings);
        foreach (var workflow in workflows) Verify(workflow.WorkflowName);
        _sums = new PointSums(StandardPolicy.Load().Model.Scorecards[0]);
    }

    public string Name { get; }

    public string Measures => "row object to answer, account by account";

    /// <summary>With the settings that we found to be its fastest: everything off that costs it time and is not needed here.</summary>
    public static RulesEngineContender Tuned(Accounts accounts) => new("rulesengine-tuned", accounts, new RulesEngine.Models.ReSettings
    {
        UseFastExpressionCompiler = true,
        EnableFormattedErrorMessage = false,
        EnableScopedParams = false,
        AutoExecuteActions = false,
    });

    /// <summary>As it comes out of the box.</summary>
    public static RulesEngineContender OutOfTheBox(Accounts accounts) => new("rulesengine", accounts, new RulesEngine.Models.ReSettings());

    public bool IsSlow => true;

    public void Run(int first, int count)
    {
        for (var i = first; i < first + count; i++) Decide(_accounts.Rows(i));
    }

    public void Read(int first, int count, Memory<Outcome> answers)
    {
        for (var i = first; i < first + count; i++)
        {
            var rows = _accounts.Rows(i);
            Decide(rows);
            _outcomes.AsSpan(0, rows.Length).CopyTo(answers.Span);
            answers = answers[rows.Length..];
        }
    }

    private void Decide(AccountRow[] rows)
    {
        for (var i = 0; i < rows.Length; i++) _outcomes[i] = Decide(rows[i]);
    }

    private Outcome Decide(AccountRow row)
    {
        var account = new RulesEngine.Models.RuleParameter("account", row);
        var facts = Execute("facts", account);
        var sums = _sums.Add(facts);
        var (raised, undetermined) = Flags(facts);

        var standing = new Standing { Score = sums.Score < 0 ? null : sums.Score / 100.0, Low = sums.Low / 100.0, High = sums.High / 100.0 };
        var bands = Execute("bands", new RulesEngine.Models.RuleParameter("standing", standing));
        var grade = sums.Score < 0 ? -1 : First(bands, 0, 3);
        var best = First(bands, 3, 3);
        standing.Tell(grade, best, raised);

        var decisions = Execute("decisions", account, new RulesEngine.Models.RuleParameter("standing", standing));
        var action = First(decisions, 3, decisions.Count - 3);
        return new Outcome
        {
            Score = sums.Score,
            Coverage = sums.Coverage,
            Low = sums.Low,
            High = sums.High,
            Grade = (sbyte)grade,
            GradeBest = (sbyte)best,
            GradeWorst = (sbyte)First(bands, 6, 3),
            Card = (sbyte)First(decisions, 0, 3),
            Raised = (byte)raised,
            Undetermined = (byte)undetermined,
            NextAction = (sbyte)(action == decisions.Count - 3 ? -1 : action),
        };
    }

    // Nothing in these workflows waits, so the task is always complete.
    private List<RulesEngine.Models.RuleResultTree> Execute(string workflow, params RulesEngine.Models.RuleParameter[] parameters) =>
        _engine.ExecuteAllRulesAsync(workflow, parameters).AsTask().GetAwaiter().GetResult();

    /// <summary>A rule that does not compile counts as false and only leaves a message; here it ends the run.</summary>
    private void Verify(string workflow)
    {
        var (account, standing) = (new RulesEngine.Models.RuleParameter("account", _accounts.Rows(0)[0]), new RulesEngine.Models.RuleParameter("standing", new Standing()));
        RulesEngine.Models.RuleParameter[] parameters = workflow switch { "facts" => [account], "bands" => [standing], _ => [account, standing] };
        if (Execute(workflow, parameters).Find(r => !string.IsNullOrEmpty(r.ExceptionMessage)) is { } broken)
            throw new InvalidOperationException($"Rule {broken.Rule.RuleName}: {broken.ExceptionMessage}");
    }

    private (int Raised, int Undetermined) Flags(List<RulesEngine.Models.RuleResultTree> facts)
    {
        var (raised, undetermined) = (0, 0);
        for (var flag = 0; flag < 8; flag++)
        {
            if (facts[_sums.RuleCount + (2 * flag)].IsSuccess) raised |= 1 << flag;
            if (facts[_sums.RuleCount + (2 * flag) + 1].IsSuccess) undetermined |= 1 << flag;
        }

        return (raised, undetermined);
    }

    /// <summary>Which of the rules is the first that holds; their number when none does.</summary>
    private static int First(List<RulesEngine.Models.RuleResultTree> results, int start, int count)
    {
        for (var i = 0; i < count; i++)
            if (results[start + i].IsSuccess) return i;
        return count;
    }
}
