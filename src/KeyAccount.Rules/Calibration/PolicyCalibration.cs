using System.Collections.Immutable;

namespace KeyAccount.Rules;

/// <summary>
/// The relative cuts of a policy, measured over a portfolio. Neither the order of the rows nor how they are cut into batches makes a difference. Immutable and
/// thread-safe.
/// </summary>
public sealed class PolicyCalibration
{
    private PolicyCalibration(long rows, ImmutableArray<CutMeasurement> cuts)
    {
        Rows = rows;
        Cuts = cuts;
    }

    /// <summary>Number of rows that were measured, also those that did not count.</summary>
    public long Rows { get; }

    /// <summary>One measurement per cut, in the order of the policy; empty for a policy without cuts.</summary>
    public ImmutableArray<CutMeasurement> Cuts { get; }

    /// <summary>Measures the cuts of a policy.</summary>
    /// <param name="policy">The policy; the numbers that its cuts have already play no part.</param>
    /// <param name="batches">The portfolio, in columns of the policy's own inputs. One number per row and cut is kept; a batch is not needed after the next one is asked for.</param>
    /// <exception cref="ArgumentException">A batch was made for the inputs of another policy.</exception>
    public static PolicyCalibration Measure(CompiledPolicy policy, IEnumerable<ColumnBatch> batches)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(batches);
        CutSample[] samples = [.. policy.Model.Cuts.Select(c => new CutSample(policy.Plan, c))];
        long rows = 0;
        foreach (var batch in batches)
        {
            policy.CheckSchema(batch);
            rows += batch.Count;
            foreach (var sample in samples) sample.Add(batch);
        }

        return new PolicyCalibration(rows, [.. samples.Select(s => s.Measure())]);
    }

    /// <summary>
    /// Puts the numbers into a policy's text as its part <c>calibration</c>, in the place of an older one or after <c>cuts</c>. Everything else, comments and
    /// layout included, stays as it is. A cut without a number is left out, and so falls back to its default.
    /// </summary>
    /// <param name="policyText">The text of the policy that was measured.</param>
    /// <param name="asOf">The day as of which the portfolio was measured.</param>
    /// <param name="source">Where the numbers come from, in free words; may be <see langword="null"/>.</param>
    /// <returns>The text with the calibration. Loading it shows whether the numbers fit the bands that they cut.</returns>
    /// <exception cref="PolicyException">The text is not well-formed.</exception>
    /// <exception cref="ArgumentException">The text does not declare the cuts that were measured.</exception>
    public string Apply(string policyText, DateOnly asOf, string? source = null)
    {
        ArgumentNullException.ThrowIfNull(policyText);
        return CalibrationText.Apply(policyText, this, asOf, source);
    }
}
