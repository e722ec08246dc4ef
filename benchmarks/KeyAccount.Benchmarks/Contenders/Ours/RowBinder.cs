using KeyAccount.Benchmarks.Workload;
using KeyAccount.Rules;

namespace KeyAccount.Benchmarks.Contenders.Ours;

/// <summary>Puts row objects into the engine's columns, through its public builders: the one place where objects meet columns.</summary>
internal sealed class RowBinder(InputSchema inputs)
{
    // The policy declares its inputs in the order of the properties.
    private const int Contacts = 20;

    /// <summary>These rows as a batch, valid until the next call.</summary>
    public ColumnBatch Bind(ReadOnlySpan<AccountRow> rows)
    {
        var batch = new ColumnBatchBuilder(inputs);
        foreach (var row in rows) Append(batch, row);
        return batch.Build();
    }

    private static void Append(ColumnBatchBuilder batch, AccountRow row)
    {
        batch[0].Add(FactValue.Of(row.Revenue));
        batch[1].Add(FactValue.Of(row.GrossMargin));
        batch[2].Add(FactValue.Of(row.OrderCount));
        batch[3].Add(FactValue.Of(row.TenureDays));
        batch[4].Add(FactValue.Of(row.DaysSinceOrder));
        batch[5].Add(FactValue.Of(row.RevenueTrend));
        batch[6].Add(FactValue.Of(row.LatePaymentRatio));
        batch[7].Add(FactValue.Of(row.ArrearsRate));
        batch[8].Add(FactValue.Of(row.WalletShare));
        batch[9].Add(FactValue.Of(row.AnnualSales));
        batch[10].Add(FactValue.Of(row.Employees));
        batch[11].Add(FactValue.Of(row.Satisfaction));
        batch[12].Add(FactValue.Of(row.ReturnRate));
        batch[13].Add(FactValue.Of(row.ComplaintRatio));
        batch[14].Add(FactValue.Of(row.CumulativeContracts));
        batch[15].Add(FactValue.Of(row.DaysSinceContact));
        batch[16].Add(FactValue.Of(StandardPolicy.Regions[(int)row.Region]));
        batch[17].Add(FactValue.Of(StandardPolicy.Industries[(int)row.Industry]));
        batch[18].Add(FactValue.Of(row.Listed));
        batch[19].Add(FactValue.Of(StandardPolicy.Stages[(int)row.Stage]));
        var contacts = batch.List(Contacts);
        contacts.BeginList(known: true);
        var fields = contacts.Fields;
        foreach (var contact in row.Contacts)
        {
            fields[0].Add(contact.Role is { } role ? FactValue.Of(StandardPolicy.Roles[(int)role]) : FactValue.Unknown);
            fields[1].Add(contact.Stance is { } stance ? FactValue.Of(StandardPolicy.Stances[(int)stance]) : FactValue.Unknown);
            fields[2].Add(FactValue.Of(contact.LastInterviewDays));
            fields[3].Add(FactValue.Of(contact.IsNew));
            fields[4].Add(FactValue.Of(contact.Influence));
        }

        batch.EndRow();
    }
}
