using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using KeyAccount.Cli.Export;
using KeyAccount.Cli.Import;

namespace KeyAccount.Cli.Tests.Import;

public sealed class RecordReaderLaws
{
    private static readonly TableColumn[] Columns = [new("a", ColumnType.Text), new("b", ColumnType.Text), new("c", ColumnType.Text)];

    [Property(MaxTest = 20)]
    public Property What_is_written_is_read_with_its_lines_wherever_the_buffer_ends() =>
        Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), seed =>
        {
            var rows = Rows(new Random(seed), 4000);
            using var folder = new DataFolder();
            foreach (var name in (string[])["t.csv", "t.csv.gz", "t.jsonl"])
            {
                using (var writer = TableWriter.Create(folder[name], [.. Columns]))
                {
                    foreach (var row in rows) writer.Append(row.Select(TableValue.Of).ToArray());
                    writer.Complete();
                }

                using RecordReader reader = name == "t.jsonl" ? new JsonLineRecords(folder[name], false, new()) : new CsvRecords(folder[name], name.EndsWith(".gz", StringComparison.Ordinal), ',', new());
                reader.Select(["c", "a", "b"]);
                var line = name == "t.jsonl" ? 1L : 2L;
                var read = new Row { Cells = new string?[3] };
                foreach (var row in rows)
                {
                    Assert.True(reader.Read(read));
                    Assert.Null(read.Fault);
                    Assert.Equal((row[2], row[0], row[1]), (read.Cells[0], read.Cells[1], read.Cells[2]));
                    Assert.Equal(line, read.Line);
                    line += name == "t.jsonl" ? 1 : 1 + row.Sum(cell => cell.Count(c => c == '\n'));
                }

                Assert.False(reader.Read(read));
            }
        });

    [Property(MaxTest = 60)]
    public Property Any_bytes_at_all_are_read_to_the_end_and_every_whole_row_apart_from_them_is_kept() =>
        Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var noise = new byte[random.Next(1, 60)];
            const string Alphabet = "a,\"\n\r ";
            for (var i = 0; i < noise.Length; i++) noise[i] = random.Next(20) == 0 ? (byte)random.Next(256) : (byte)Alphabet[random.Next(Alphabet.Length)];
            using var folder = new DataFolder().With("t.csv", "a,b,c\nbefore,1,2\n", noise, "\nafter,1,2\nlast,\"3\",4\n");
            using var reader = new CsvRecords(folder["t.csv"], false, ',', new());
            reader.Select(["a"]);
            var row = new Row { Cells = new string?[1] };
            var (good, lines) = (new List<string>(), new List<long>());
            while (reader.Read(row))
            {
                lines.Add(row.Line);
                if (row.Fault is null) good.Add(row.Cells[0]!);
            }

            Assert.Equal("before", good[0]);
            Assert.Equal("last", good[^1]);
            Assert.Equal(lines.Order().Distinct(), lines);
        });

    private static string[][] Rows(Random random, int count)
    {
        string[] pieces = ["x", "\"", ",", "\n", "\r\n", " ", "大客户", "0123456789012345678901234567890123456789", "é", "\r"];
        string Cell()
        {
            var text = new StringBuilder();
            for (var i = random.Next(6); i > 0; i--) text.Append(pieces[random.Next(pieces.Length)]);
            return text.ToString();
        }

        return [.. Enumerable.Range(0, count).Select(i => new[] { Cell(), Cell(), i.ToString(System.Globalization.CultureInfo.InvariantCulture) })];
    }
}
