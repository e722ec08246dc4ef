using System.Text;
using KeyAccount.Cli.Export;
using KeyAccount.Cli.Import;
using KeyAccount.Cli.Tests.Import;

namespace KeyAccount.Cli.Tests.Export;

public sealed class TableWriterTests
{
    private static readonly TableColumn[] Columns =
        [new("id", ColumnType.Text), new("score", ColumnType.Number), new("count", ColumnType.Integer), new("sure", ColumnType.Boolean), new("on", ColumnType.Date)];

    private static readonly TableValue[][] Rows =
    [
        [TableValue.Of("大 \"A\", b\nc"), TableValue.Of(0.1 + 0.2), TableValue.Of(7), TableValue.Of(true), TableValue.Of(new DateOnly(2026, 1, 31))],
        [TableValue.Of(""), TableValue.Of(1e21), TableValue.Unknown, TableValue.Of(false), TableValue.Unknown],
        [TableValue.Unknown, TableValue.Of(double.NaN), TableValue.Of(-1), TableValue.Unknown, TableValue.Unknown],
    ];

    [Fact]
    public void CSV_is_quoted_where_it_must_be_and_ends_its_lines_with_LF() => Assert.Equal(
        "id,score,count,sure,on\n\"大 \"\"A\"\", b\nc\",0.30000000000000004,7,true,2026-01-31\n\"\",1E+21,,false,\n,,-1,,\n", Encoding.UTF8.GetString(Write("r.csv")));

    [Fact]
    public void JSON_lines_have_one_object_per_row() => Assert.Equal(
        "{\"id\":\"大 \\\"A\\\", b\\nc\",\"score\":0.30000000000000004,\"count\":7,\"sure\":true,\"on\":\"2026-01-31\"}\n{\"id\":\"\",\"score\":1E+21,\"count\":null,\"sure\":false,\"on\":null}\n{\"id\":null,\"score\":null,\"count\":-1,\"sure\":null,\"on\":null}\n",
        Encoding.UTF8.GetString(Write("r.jsonl")));

    [Theory]
    [InlineData("r.csv")]
    [InlineData("r.csv.gz")]
    [InlineData("r.jsonl")]
    [InlineData("r.parquet")]
    public void What_was_written_reads_back_the_same_and_equal_rows_give_equal_bytes(string name)
    {
        using var folder = new DataFolder().WithBytes("x", []);
        var bytes = Write(name);
        Assert.Equal(bytes, Write(name));
        File.WriteAllBytes(folder[name], bytes);
        using var connection = Duck.Open();
        using var command = connection.CreateCommand();
        var source = Duck.Literal(folder[name]);
        command.CommandText = name.Contains("csv", StringComparison.Ordinal)
            ? $"SELECT * FROM read_csv({source}, header = true, columns = {{'id': 'VARCHAR', 'score': 'DOUBLE', 'count': 'BIGINT', 'sure': 'BOOLEAN', 'on': 'DATE'}}, allow_quoted_nulls = false)"
            : name.Contains("jsonl", StringComparison.Ordinal)
                ? $"SELECT * FROM read_json({source}, format = 'newline_delimited', columns = {{'id': 'VARCHAR', 'score': 'DOUBLE', 'count': 'BIGINT', 'sure': 'BOOLEAN', 'on': 'DATE'}})"
                : $"SELECT * FROM read_parquet({source})";
        using var reader = command.ExecuteReader();
        foreach (var row in Rows)
        {
            Assert.True(reader.Read());
            Assert.Equal(row.Select(v => v.Content), Enumerable.Range(0, row.Length).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i)));
        }

        Assert.False(reader.Read());
    }

    [Theory]
    [InlineData("r.csv")]
    [InlineData("r.jsonl.gz")]
    [InlineData("r.parquet")]
    public void A_file_that_is_not_completed_leaves_the_older_one_and_nothing_else(string name)
    {
        using var folder = new DataFolder().With("old", "old");
        File.WriteAllText(folder[name], "older");
        using (var writer = TableWriter.Create(folder[name], [.. Columns])) writer.Append(Rows[0]);
        Assert.Equal("older", File.ReadAllText(folder[name]));
        Assert.Equal(2, Directory.GetFiles(folder[""]).Length);
    }

    [Theory]
    [InlineData("r.csv")]
    [InlineData("r.parquet")]
    public void A_file_that_cannot_be_written_says_so_at_the_latest_when_it_is_finished(string name)
    {
        using var folder = new DataFolder();
        using var writer = TableWriter.Create(folder["out/" + name], [.. Columns]);
        Directory.Delete(folder["out"], recursive: true);
        Assert.ThrowsAny<IOException>(() =>
        {
            for (var i = 0; i < 5_000; i++) writer.Append(Rows[0]);
            writer.Complete();
        });
        Directory.CreateDirectory(folder["out"]);
    }

    [Theory]
    [InlineData("r.csv")]
    [InlineData("r.jsonl")]
    [InlineData("r.parquet")]
    public void Rows_and_batches_stand_in_the_order_in_which_they_came_however_many_there_are(string name)
    {
        using var folder = new DataFolder();
        using (var writer = TableWriter.Create(folder[name], [new("i", ColumnType.Integer), new("text", ColumnType.Text)]))
        {
            var batch = new TableBatch(writer.Columns);
            for (long i = 0; i < 100_000; i++)
            {
                if (i % 7_000 is var at && at < 100) writer.Append(TableValue.Of(i), TableValue.Of($"row {i}"));
                else batch.Add([TableValue.Of(i), TableValue.Of($"row number {i}")]);
                if (at is not (99 or 1_500 or 6_999)) continue;
                writer.Append(batch);
                Assert.Equal(0, batch.Count);
            }

            writer.Append(batch);
            writer.Complete();
        }

        using var connection = Duck.Open();
        using var command = connection.CreateCommand();
        var source = name.EndsWith(".jsonl", StringComparison.Ordinal) ? $"read_json('{folder[name]}', format = 'newline_delimited')" : $"'{folder[name]}'";
        command.CommandText = $"SELECT count(*) || ' ' || count(*) FILTER (i = r AND regexp_matches(text, '^row( number)? ' || i || '$')) FROM (SELECT i, text, row_number() OVER () - 1 AS r FROM {source})";
        Assert.Equal("100000 100000", command.ExecuteScalar());
    }

    [Fact]
    public void A_value_of_another_type_or_a_row_of_another_width_is_refused()
    {
        using var folder = new DataFolder();
        using var writer = TableWriter.Create(folder["r.csv"], [.. Columns]);
        Assert.Throws<ArgumentException>(() => writer.Append(TableValue.Of("only one")));
        Assert.Throws<ArgumentException>(() => writer.Append(TableValue.Of(1L), default, default, default, default));
        Assert.Throws<ArgumentException>(() => TableWriter.Create(folder["r.xlsx"], [.. Columns]));
    }

    private static byte[] Write(string name)
    {
        using var folder = new DataFolder();
        using (var writer = TableWriter.Create(folder["out/" + name], [.. Columns]))
        {
            foreach (var row in Rows) writer.Append(row);
            writer.Complete();
        }

        Assert.Single(Directory.GetFiles(folder["out"]));
        return File.ReadAllBytes(folder["out/" + name]);
    }
}
