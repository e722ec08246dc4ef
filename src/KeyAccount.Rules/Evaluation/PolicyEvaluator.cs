namespace KeyAccount.Rules;

/// <summary>
/// Decides batch after batch with the same buffers, so that nothing is allocated per account. Made by
/// <see cref="CompiledPolicy.CreateEvaluator"/>. Not thread-safe: one evaluator per thread.
/// </summary>
public sealed class PolicyEvaluator
{
    private readonly CompiledPolicy _policy;

    internal PolicyEvaluator(CompiledPolicy policy, DecisionOutputs outputs)
    {
        _policy = policy;
        Outputs = outputs;
    }

    /// <summary>What is computed.</summary>
    public DecisionOutputs Outputs { get; }

    /// <summary>Decides a batch.</summary>
    /// <param name="batch">The facts, in columns of the policy's own inputs.</param>
    /// <returns>The decisions, which the next call overwrites: read them, or copy what must last, before.</returns>
    /// <exception cref="ArgumentException">The batch was made for the inputs of another policy.</exception>
    public DecisionBatch Evaluate(ColumnBatch batch) => _policy.Evaluate(batch);
}
