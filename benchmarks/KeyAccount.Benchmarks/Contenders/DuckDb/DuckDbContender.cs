using System.Globalization;
using DuckDB.NET.Data;
using KeyAccount.Benchmarks.Workload;

namespace KeyAccount.Benchmarks.Contenders.DuckDb;

/// <summary>
/// The policy as one SQL query over tables in memory, into a table in memory; one thread. Contacts are a table of their own, reduced to a few
/// bits per account and joined: of the ways tried (lists of records with lambdas, lists per field, one boolean aggregate per flag) the fastest.
/// </summary>
internal sealed class DuckDbContender : IContender, IDisposable
{
    private readonly Accounts _accounts;
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");
    private readonly string _query = StandardPolicy.Resource("standard.sql");

    public DuckDbContender(Accounts accounts)
    {
        _accounts = accounts;
        _connection.Open();
        // Grouping by the account's number may use a plain array up to so many bits of it, which is faster than hashing.
        DuckDbLoader.Execute(_connection, "SET threads = 1; SET autoinstall_known_extensions = false; SET autoload_known_extensions = false; SET perfect_ht_threshold = 24");
        DuckDbLoader.Load(_connection, accounts.Batches);
    }

    public string Name => "duckdb-sql";

    public string Measures => "tables in memory to a table of answers in memory";

    public bool IsSlow => false;

    public void Run(int first, int count)
    {
        var start = first * Accounts.BatchRows;
        var end = start + _accounts.CountOf(first, count);
        DuckDbLoader.Execute(_connection, _query
            .Replace("{first}", start.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{end}", end.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    public void Read(int first, int count, Memory<Outcome> answers)
    {
        Run(first, count);
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT score, coverage, low, high, grade, best, worst, card, raised, undetermined, next_action FROM answers ORDER BY id";
        using var reader = command.ExecuteReader();
        var row = 0;
        for (; reader.Read(); row++)
        {
            answers.Span[row] = new Outcome
            {
                Score = reader.GetInt32(0),
                Coverage = reader.GetInt32(1),
                Low = reader.GetInt32(2),
                High = reader.GetInt32(3),
                Grade = (sbyte)reader.GetInt32(4),
                GradeBest = (sbyte)reader.GetInt32(5),
                GradeWorst = (sbyte)reader.GetInt32(6),
                Card = (sbyte)reader.GetInt32(7),
                Raised = (byte)reader.GetInt32(8),
                Undetermined = (byte)reader.GetInt32(9),
                NextAction = (sbyte)reader.GetInt32(10),
            };
        }

        if (row != answers.Length) throw new InvalidOperationException(FormattableString.Invariant($"{Name} answered for {row} accounts instead of {answers.Length}."));
    }

    public void Dispose() => _connection.Dispose();
}
