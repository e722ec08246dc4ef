using KeyAccount.Cli.Facts;
using KeyAccount.Cli.Import;
using KeyAccount.Rules;

namespace KeyAccount.Cli.Tests.Facts;

/// <summary>Vectors as other queries than a plain read leave them.</summary>
public sealed class FactVectorTests
{
    private static readonly InputSchema Schema = FactFolder.Policy.Model.Inputs;

    [Theory]
    [InlineData("account_id IN (SELECT 'A-' || 3 * i FROM range(2000) r(i))")]
    [InlineData("length(note) > 8")]
    [InlineData("contacts IS NOT NULL AND len(contacts) <> 2")]
    public void Lists_that_stand_in_another_order_than_their_rows_are_rearranged(string where)
    {
        using var folder = new FactFolder();
        var rows = FactSample.Rows(4_000).ToDictionary(r => r.Id!, StringComparer.Ordinal);
        FactSample.Write(folder.Files, "facts.parquet", rows.Values);
        foreach (var order in (string[])["", " ORDER BY account_id DESC"])
        {
            var read = 0;
            Read(folder["facts.parquet"], $" WHERE {where}{order}", (chunk, ids, batch) =>
            {
                read += batch.Count;
                Same(FactSample.Batch(FactFolder.Policy, ids.Select(id => rows[id])), batch);
            });
            Assert.InRange(read, 100, 3_999);
        }
    }

    [Fact]
    public void A_record_that_is_null_is_a_record_of_which_nothing_is_known()
    {
        using var folder = new FactFolder();
        folder.Files.WithParquet("facts.parquet", """
            SELECT 'A' AS account_id, 1.0::DOUBLE AS amount, [NULL, {'role': 'user', 'name': 'Lin', 'weight': 0.5::DOUBLE, 'is_new': true, 'met': DATE '2026-01-02'}] AS contacts
            UNION ALL SELECT 'B', NULL, [] UNION ALL SELECT 'C', 2, NULL
            """);
        Read(folder["facts.parquet"], "", (_, _, batch) =>
        {
            var list = (ListColumn)batch[6];
            Assert.Equal([0, 2, 2, 2], list.Offsets.ToArray());
            Assert.Equal([true, true, false], Enumerable.Range(0, 3).Select(list.IsKnown));
            Assert.Equal(["null", "null", "null", "null", "null"], list.Children.Select(c => c[0].ToString()));
            Assert.Equal(["user", "Lin", "0.5", "true", "2026-01-02"], list.Children.Select(c => c[1].ToString()));
        });
    }

    [Fact]
    public void Numbers_and_validity_are_not_copied_and_a_column_that_outlived_its_chunk_cannot_be_read()
    {
        using var folder = new FactFolder();
        FactSample.Write(folder.Files, "facts.parquet", FactSample.Rows(2_048).Select(r => r with { Amount = r.Visits + 0.5 }));
        NumberColumn? column = null;
        Read(folder["facts.parquet"], "", (chunk, _, batch) =>
        {
            column = (NumberColumn)batch[0];
            unsafe
            {
                var vector = chunk.Vector(2); // Behind the id and the name.
                fixed (double* values = column.Values.Span) Assert.Equal((nint)vector.Data, (nint)values);
                fixed (ulong* validity = column.Validity.Span) Assert.Equal((nint)vector.Validity, (nint)validity);
            }
        });
        Assert.Throws<ArgumentOutOfRangeException>(() => column![0]);
    }

    [Fact]
    public void Texts_are_found_whatever_their_length_and_however_many_there_are()
    {
        using var folder = new FactFolder();
        string[] notes = [.. Enumerable.Range(0, 20_000).Select(i => i % 50 == 0 ? "often" : new string((char)('a' + (i % 26)), i % 30) + i)];
        folder.Files.With("notes.csv", "i,note\n", string.Join('\n', notes.Select((n, i) => $"{i},{n}")));
        folder.Files.WithParquet("facts.parquet", $"SELECT 'A' || i AS account_id, note FROM read_csv('{folder["notes.csv"]}', header = true, all_varchar = true)");
        var at = 0;
        Read(folder["facts.parquet"], "", (_, _, batch) =>
        {
            var column = (StringColumn)batch[3];
            Assert.InRange(column.Dictionary.Count, 1, 4_096 + 2 * 2_048);
            for (var row = 0; row < batch.Count; row++) Assert.Equal(notes[at++], column.Text(row));
        });
        Assert.Equal(notes.Length, at);
    }

    private static void Read(string file, string rest, Action<FactChunk, string[], ColumnBatch> check)
    {
        using var connection = Duck.Open();
        var binding = new FactBinding(FactFile.Open(connection, file), Schema, "account_id");
        Assert.Empty(binding.Mistakes);
        var decoder = new BatchDecoder(binding, Schema);
        using var query = new FactQuery(connection, binding.Sql + rest);
        while (query.Fetch() is { } data)
        {
            using var chunk = new FactChunk(data, 1);
            check(chunk, Ids(chunk, binding.Id), decoder.Decode(chunk, []));
            decoder.Release();
        }
    }

    private static unsafe string[] Ids(FactChunk chunk, int place)
    {
        var vector = chunk.Vector(place);
        return [.. Enumerable.Range(0, chunk.Count).Select(row => TextCodes.TextOf((DuckDB.NET.Native.DuckDBString*)vector.Data + row))];
    }

    private static void Same(ColumnBatch expected, ColumnBatch actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (var i = 0; i < Schema.Inputs.Length; i++) Same(expected[i], actual[i]);
    }

    private static void Same(Column expected, Column actual)
    {
        Assert.Equal(Enumerable.Range(0, expected.Count).Select(row => (expected.IsKnown(row), expected[row])), Enumerable.Range(0, actual.Count).Select(row => (actual.IsKnown(row), actual[row])));
        if (expected is not ListColumn list) return;
        Assert.Equal(list.Offsets.ToArray(), ((ListColumn)actual).Offsets.ToArray());
        for (var i = 0; i < list.Children.Count; i++) Same(list.Children[i], ((ListColumn)actual).Children[i]);
    }
}
