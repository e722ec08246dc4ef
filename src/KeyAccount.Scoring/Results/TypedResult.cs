using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>
/// A system's result under the names of the field. A light view: nothing is computed before it is asked for. Each view reads the parts that the built-in policy
/// names, so it also serves a policy of your own that kept those names, whatever its id. Immutable and thread-safe.
/// </summary>
public abstract class TypedResult
{
    private protected TypedResult(SystemResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        Result = result;
    }

    /// <summary>The result itself: everything that has no property here, by name, and why.</summary>
    public SystemResult Result { get; }

    /// <summary>The number of a named value; <see langword="null"/> when unknown.</summary>
    private protected decimal? Number(string value) => ExactArithmetic.ToDecimal(Result.ValueOf(value).Number);

    /// <summary>How far away a criterion is, by the named value of the policy.</summary>
    private protected CriterionDistance Distance(string value) =>
        new(value, Number(value), Result.Policy.Values.First(v => v.Name == value).Unit);

    /// <summary>The key nodes of the supported stage that are not met, or not known to be.</summary>
    private protected ImmutableArray<NodeExplanation> OpenNodes(string playbook, string language)
    {
        PlaybookExplanation stages = Result.Explain(language).Playbooks.First(p => p.Name == playbook);
        return [.. stages.Nodes.Where(n => n.Stage == stages.Supported.Id && n.IsMet != true)];
    }
}
