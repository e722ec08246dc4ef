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
