namespace KeyAccount.Arrow.Reading;

/// <summary>Counts what becomes unknown while one record batch is read.</summary>
internal sealed class ReadTally
{
    private List<(int Place, ArrowRejection Rejection)>? _rejections;

    /// <param name="place">The column's place among all columns and fields of the policy, by which the report is ordered.</param>
    /// <param name="input">The column's name.</param>
    public void Add(int place, string input, ArrowRejectionReason reason, int count)
    {
        if (count > 0) (_rejections ??= []).Add((place, new ArrowRejection(input, reason, count)));
    }

    public ArrowReadReport ToReport(int rows) => new(rows, _rejections is null
        ? []
        : [.. _rejections.OrderBy(r => r.Place).ThenBy(r => r.Rejection.Reason).Select(r => r.Rejection)]);
}
