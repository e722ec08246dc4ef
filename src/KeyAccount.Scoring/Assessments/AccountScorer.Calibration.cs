namespace KeyAccount.Scoring;

/// <content>Measuring the policy's relative cuts.</content>
public sealed partial class AccountScorer
{
    /// <summary>
    /// Measures the relative cuts of <see cref="Policy"/> over accounts, one row per account. Write the numbers into the policy with
    /// <see cref="PolicyCalibration.Apply"/> and load it again: from then on each account is scored by itself.
    /// </summary>
    /// <param name="accounts">The accounts, in any order; read once, batch by batch.</param>
    /// <param name="options">As-of date, window and batch size; parallelism plays no part.</param>
    public AccountCalibration Calibrate(IEnumerable<Account> accounts, AssessmentOptions options)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        ArgumentNullException.ThrowIfNull(options);
        var rejections = new List<FactRejection>();
        var measured = PolicyCalibration.Measure(Policy, accounts.Chunk(options.BatchSize).Select(Batch));
        return new AccountCalibration(measured, [.. rejections]);

        ColumnBatch Batch(Account[] chunk)
        {
            var builder = new ColumnBatchBuilder(Policy.Model.Inputs);
            foreach (var account in chunk) _columns.Append(builder, Snapshot(account, options.Window, StageProbabilities), rejections);
            return builder.Build();
        }
    }
}
