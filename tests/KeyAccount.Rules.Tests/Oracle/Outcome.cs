using KeyAccount.Oracle.Model;

namespace KeyAccount.Oracle;

/// <summary>
/// Everything a policy says about one account, as plain values under flat keys. Numbers are doubles or decimals, ids and labels strings, truths
/// bools, lists <c>IReadOnlyList&lt;string&gt;</c>, unknown is null.
/// <list type="bullet">
/// <item><c>values.NAME</c>: each value of the policy.</item>
/// <item><c>TABLE.OUTPUT</c> (a list where several rules answer), <c>TABLE.rule</c>, <c>TABLE.matches</c>, <c>TABLE.violated</c>.</item>
/// <item><c>CARD.score</c>, <c>.coverage</c>, <c>.low</c>, <c>.high</c>, <c>.question</c> (the characteristic's name);
/// <c>CARD.PERSPECTIVE.score</c>, <c>.coverage</c>, <c>.low</c>, <c>.high</c>.</item>
/// <item><c>CARD.contributions.PERSPECTIVE.CHARACTERISTIC</c>: for every characteristic, 0 where
/// it is left out; no such keys when the score is unknown.</item>
/// <item><c>CARD.knocked_out</c>, where it has knock-outs; <c>CARD.changes.ID</c>: what an adjustment, a cap or a knock-out changed, and under an empty id
/// what the bounds of the score did; no such keys when the score is unknown.</item>
/// <item><c>BAND</c> (the label), <c>BAND.best</c>, <c>BAND.worst</c>, <c>BAND.certain</c>.</item>
/// <item><c>flags.ID</c>: true raised, false clear, null undetermined; <c>severity.ID</c>: how bad it is.</item>
/// <item><c>PLAYBOOK.claimed</c>, <c>.supported</c>, <c>.supported_best</c> (stage ids), <c>.claimed_step</c>,
/// <c>.supported_step</c>, <c>.gap</c>, <c>.probability</c>, <c>.claimed_probability</c>, <c>.node</c> (a node id),
/// <c>.supported_best_step</c>, <c>.applies</c>; <c>playbooks.chosen</c> (a playbook's name), where there are playbooks.</item>
/// <item><c>actions</c>: the ids of the proposed actions, best first; <c>actions.ID.reasons</c>: its triggers in order,
/// each <c>when</c>, <c>flag:ID</c> or <c>node:PLAYBOOK.ID</c>.</item>
/// </list>
/// </summary>
internal sealed class Outcome
{
    private readonly OrderedDictionary<string, object?> _values = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Keys => _values.Keys;

    public object? this[string key]
    {
        get => _values[key];
        set => _values[key] = value;
    }

    public bool Holds(string key) => _values.ContainsKey(key);
}

/// <summary>What is compared with the oracle. The one place that knows the engine's API is the adapter, see <see cref="EngineUnderTest"/>.</summary>
internal interface IPolicyEngine
{
    /// <summary>Evaluates a policy for every row, in batches of the given size, and returns one outcome per row, in the order of the rows.</summary>
    IReadOnlyList<Outcome> Evaluate(string policyJson, IReadOnlyList<Facts> rows, int batchSize);
}
