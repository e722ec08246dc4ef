using Apache.Arrow;
using KeyAccount.Arrow.Writing;

namespace KeyAccount.Arrow;

/// <summary>
/// Writes decisions as Arrow record batches of one schema, made once from a policy and what of it is wanted. Immutable and thread-safe.
/// </summary>
/// <remarks>
/// <para>A column per result, in the order in which the policy declares its parts, under the name that the result has in expressions:</para>
/// <list type="table">
/// <listheader><term>Columns</term><description>Arrow type</description></listheader>
/// <item><term>named values, such as <c>margin</c></term><description>double, bool, date32 or utf8; values that are lists have no column</description></item>
/// <item><term><c>matrix.class</c>: the outputs of decision tables</term><description>double, bool, date32 or utf8; outputs that are lists have no column</description></item>
/// <item><term><c>matrix.rule</c>, <c>.matches</c></term><description>double</description></item>
/// <item><term><c>matrix.violated</c></term><description>bool: true where the row breaks the table's hit policy</description></item>
/// <item><term><c>value.knocked_out</c>, where the scorecard has knock-outs</term><description>bool</description></item>
/// <item><term><c>value.score</c>, <c>.coverage</c>, <c>.low</c>, <c>.high</c>, and of each perspective <c>value.financial.score</c> and so on</term><description>double</description></item>
/// <item><term><c>value.question</c></term><description>dictionary of the characteristics' names</description></item>
/// <item><term><c>grade</c>, <c>grade.best</c>, <c>grade.worst</c></term><description>dictionary of the band's labels</description></item>
/// <item><term><c>grade.certain</c></term><description>bool</description></item>
/// <item><term><c>flags.no-coach</c></term><description>bool: true raised, false clear, null undetermined</description></item>
/// <item><term><c>selling.claimed</c>, <c>.supported</c>, <c>.supported_best</c>, <c>.node</c></term><description>dictionary of the ids of stages and of nodes</description></item>
/// <item><term><c>selling.claimed_step</c>, <c>.supported_step</c>, <c>.gap</c>, <c>.probability</c>, <c>.claimed_probability</c></term><description>double</description></item>
/// <item><term><c>next_action</c></term><description>dictionary of the actions' ids; <c>actions.next</c> where the policy has a value or part called next_action</description></item>
/// </list>
/// <para>Unknown is null. The dictionaries are the same in all batches. The schema's metadata name the policy, its version and its hash.</para>
/// </remarks>
public sealed class ArrowResults
{
    private readonly PolicyModel _policy;
    private readonly ResultColumn[] _columns;

    private ArrowResults(CompiledPolicy policy, ResultColumn[] columns)
    {
        _policy = policy.Model;
        _columns = columns;
        Schema = new Apache.Arrow.Schema(
            columns.Select(c => new Field(c.Name, c.Type, nullable: true)),
            [
                new("keyaccount.policy", _policy.Name),
                new("keyaccount.policy.version", _policy.Version),
                new("keyaccount.policy.sha256", policy.Hash),
            ]);
    }

    /// <summary>The schema of the record batches.</summary>
    public Apache.Arrow.Schema Schema { get; }

    /// <summary>Settles which results are written, and how.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="outputs">Which results; <see langword="null"/> for all. Those that the evaluator computes, or fewer.</param>
    public static ArrowResults For(CompiledPolicy policy, DecisionOutputs? outputs = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return new ArrowResults(policy, ResultCatalogue.Columns(policy, outputs ?? DecisionOutputs.All));
    }

    /// <summary>Writes decisions.</summary>
    /// <param name="decisions">Decisions of the policy, with at least the results that are written.</param>
    /// <returns>A record batch with a row for each account, in their order. It is a copy: it stays as it is when an evaluator decides its next batch.</returns>
    /// <exception cref="ArgumentException">The decisions are another policy's.</exception>
    public RecordBatch ToRecordBatch(DecisionBatch decisions)
    {
        ArgumentNullException.ThrowIfNull(decisions);
        if (!ReferenceEquals(decisions.Policy, _policy))
            throw new ArgumentException($"The decisions are those of policy \"{decisions.Policy.Name}\" {decisions.Policy.Version}, but the results were made for \"{_policy.Name}\" {_policy.Version}, or for another compilation of it.", nameof(decisions));
        return new RecordBatch(Schema, _columns.Select(c => c.Write(decisions)), decisions.Count);
    }
}
