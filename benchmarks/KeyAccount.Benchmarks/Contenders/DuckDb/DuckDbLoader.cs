using DuckDB.NET.Data;
using KeyAccount.Benchmarks.Workload;

namespace KeyAccount.Benchmarks.Contenders.DuckDb;

/// <summary>Puts the accounts into tables in memory; not timed.</summary>
internal static class DuckDbLoader
{
    public static void Load(DuckDBConnection connection, AccountColumns[] batches)
    {
        Execute(connection, StandardPolicy.Resource("schema.sql"));
        using (var accounts = connection.CreateAppender("loaded_accounts"))
        using (var contacts = connection.CreateAppender("loaded_contacts"))
        {
            var first = 0;
            foreach (var batch in batches)
            {
                for (var row = 0; row < batch.Count; row++) Append(batch, row, first + row, accounts, contacts);
                first += batch.Count;
            }
        }

        Execute(connection, StandardPolicy.Resource("typed.sql"));
    }

    public static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Our own files, with whole numbers filled in.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static void Append(AccountColumns batch, int row, int id, DuckDBAppender accounts, DuckDBAppender contacts)
    {
        var account = accounts.CreateRow().AppendValue(id);
        for (var number = 0; number < AccountColumns.NumberCount; number++) account.AppendValue(batch.Number(number, row));
        account.AppendValue(batch.Region[row]).AppendValue(batch.Industry[row]).AppendValue(AccountColumns.Get(batch.Listed, row)).AppendValue(batch.Stage[row]).EndRow();
        for (var at = batch.Offsets[row]; at < batch.Offsets[row + 1]; at++)
        {
            contacts.CreateRow().AppendValue(id).AppendValue(Code(batch.Role[at])).AppendValue(Code(batch.Stance[at]))
                .AppendValue(AccountColumns.Get(batch.LastInterviewKnown, at) ? batch.LastInterview[at] : null)
                .AppendValue(AccountColumns.Get(batch.IsNew, at)).AppendValue(batch.Influence[at]).EndRow();
        }
    }

    private static int? Code(int code) => code < 0 ? null : code;
}
