using KeyAccount.Cli.Import;

namespace KeyAccount.Cli.Tests.Import;

public sealed class BrokenTextTests
{
    private const string Header = "account,number,day,amount\n";

    public static TheoryData<string, string, string[]> Csv => new()
    {
        { "too few fields", "a,1,2026-01-01,10\na,2\na,3,2026-01-01,10\n", ["3 wrong-field-count"] },
        { "too many fields", "a,1,2026-01-01,10\na,2,2026-01-01,10,x\na,3,2026-01-01,10\n", ["3 wrong-field-count"] },
        { "text after a closing quote", "a,1,2026-01-01,10\n\"a\"b,2,2026-01-01,10\na,3,2026-01-01,10\n", ["3 stray-quote"] },
        { "a quote opened and closed by the next quoted field", "a,1,2026-01-01,10\n\"a,2,2026-01-01,10\na,3,2026-01-01,\"10\"\n", ["3 stray-quote"] },
        { "a quote never closed", "a,1,2026-01-01,10\n\"a,2,2026-01-01,10\na,3,2026-01-01,10\n", ["3 unterminated-quote"] },
        { "cut off in the middle of a line", "a,1,2026-01-01,10\na,3,2026-01-01,10\na,2,20", ["4 cut-off"] },
        { "cut off inside quotes", "a,1,2026-01-01,10\na,3,2026-01-01,10\n\"a", ["4 cut-off"] },
        { "blank lines are no rows but are lines", "a,1,2026-01-01,10\n\n\na,2,x,10\na,3,2026-01-01,10\n", ["5 bad-date"] },
        { "a field over several lines counts as its lines", "\"a\nb\",1,2026-01-01,10\na,2,x,10\n\"a\r\nb\",3,2026-01-01,10\n", ["4 bad-date"] },
        { "a NUL character", "a,1,2026-01-01,10\na\0,2,2026-01-01,10\na,3,2026-01-01,10\n", ["3 nul-character"] },
        { "wrong type", "a,1,2026-01-01,10\na,2,2026-01-01,ten\na,3,2026-01-01,10\n", ["3 not-a-number"] },
        { "NaN", "a,1,2026-01-01,10\na,2,2026-01-01,NaN\na,3,2026-01-01,10\n", ["3 nan"] },
        { "infinities", "a,1,2026-01-01,10\na,2,2026-01-01,-Infinity\na,2,2026-01-01,inf\na,2,2026-01-01,1e400\na,3,2026-01-01,10\n", ["3 infinite", "4 infinite", "5 infinite"] },
        { "out of a decimal's range", "a,1,2026-01-01,10\na,2,2026-01-01,1e40\na,3,2026-01-01,10\n", ["3 out-of-range"] },
        { "an impossible date", "a,1,2026-01-01,10\na,2,2026-02-30,10\na,3,2026-01-01,10\n", ["3 bad-date"] },
        { "missing keys and values", "a,1,2026-01-01,10\n,2,2026-01-01,10\na,2,,10\na,2,2026-01-01, \na,3,2026-01-01,10\n", ["3 missing-account", "4 missing-value", "5 missing-value"] },
        { "a duplicate key", "a,1,2026-01-01,10\na,1,2026-01-02,20\na,3,2026-01-01,10\n", ["3 duplicate-key"] },
    };

    [Theory]
    [MemberData(nameof(Csv))]
    public void Every_good_row_is_kept_and_every_broken_one_named(string what, string rows, string[] rejected)
    {
        foreach (var file in (string[])["orders.csv", "orders.csv.gz"])
        {
            foreach (var text in (string[])[rows, rows.ReplaceLineEndings("\r\n")])
            {
                using var folder = new DataFolder().With(file, Header, text);
                var result = folder.Orders(file);
                Assert.True(rejected.SequenceEqual(result.Lines()), $"{what}: {string.Join(", ", result.Lines())}");
                Assert.Equal("1 3", result.Kept());
                var source = result.Report.Source("orders");
                Assert.Equal(2 + rejected.Length, source.Read);
                Assert.Equal(source.Read, source.Used + source.Rejected);
                Assert.Equal(source.Rejected, source.Reasons.Values.Sum());
            }
        }
    }

    [Fact]
    public void A_field_of_a_megabyte_is_named_and_its_neighbours_are_kept()
    {
        using var folder = new DataFolder().With("orders.csv", Header, "a,1,2026-01-01,10\n", new string('x', 1_000_000), ",2,2026-01-01,10\na,3,2026-01-01,10\n");
        var result = folder.Orders("orders.csv");
        Assert.Equal(["3 field-too-long"], result.Lines());
        Assert.Equal("1 3", result.Kept());
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"")]
    public void A_record_over_the_limit_is_skipped_without_being_held(string quote)
    {
        using var folder = new DataFolder().With("orders.csv", Header, "a,1,2026-01-01,10\n", quote, new string('x', 3_000_000), quote, ",2,2026-01-01,10\na,3,2026-01-01,10\n");
        var result = folder.Orders("orders.csv", new ReadingLimits(1000, 100_000));
        Assert.Equal(["3 record-too-long"], result.Lines());
        Assert.Equal("1 3", result.Kept());
    }

    [Fact]
    public void Invalid_UTF8_is_named_where_it_stands()
    {
        using var folder = new DataFolder().With("orders.csv", Header, "a,1,2026-01-01,10\n", new byte[] { 0xC3, 0x28 }, ",2,2026-01-01,10\nä,3,2026-01-01,10\n");
        var result = folder.Orders("orders.csv");
        Assert.Equal(["3 invalid-encoding"], result.Lines());
        Assert.Equal("1 3", result.Kept());
    }

    [Fact]
    public void A_byte_order_mark_and_a_missing_final_newline_do_no_harm()
    {
        using var folder = new DataFolder().With("orders.csv", "\uFEFF", Header, "a,1,2026-01-01,10\na,3,2026-01-01,10");
        var result = folder.Orders("orders.csv");
        Assert.Empty(result.Rejects);
        Assert.Equal("1 3", result.Kept());
    }

    [Fact]
    public void Quotes_commas_and_line_breaks_in_quoted_fields_are_text()
    {
        using var folder = new DataFolder().With("orders.csv", Header, "\"A \"\"B\"\", C\nD\",1,2026-01-01,10\n\"5\" x\",2,2026-01-01,10\n5\" x,3,2026-01-01,10\n");
        var result = folder.Orders("orders.csv");
        Assert.Equal(["4 stray-quote"], result.Lines());
        Assert.Equal(["5\" x", "A \"B\", C\nD"], result.Portfolio.Accounts.Select(a => a.Id));
    }

    [Fact]
    public void An_empty_file_is_reported_and_a_file_with_only_a_header_has_no_rows()
    {
        using var folder = new DataFolder().With("orders.csv", "").With("header.csv", Header.TrimEnd());
        Assert.Equal("empty", Assert.Single(folder.Orders("orders.csv").Report.Source("orders").Problems).Reason);
        var header = folder.Orders("header.csv").Report.Source("orders");
        Assert.Empty(header.Problems);
        Assert.Equal(0, header.Read);
    }

    [Fact]
    public void A_compressed_file_cut_off_keeps_the_rows_before_and_says_so()
    {
        var seed = 1L;
        var rows = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"a{(seed = seed * 48271 % 65537) % 977},{i},2026-01-01,{seed}\n"));
        using var folder = new DataFolder().With("orders.csv.gz", Header, rows).Cut("orders.csv.gz", 2000);
        var result = folder.Orders("orders.csv.gz");
        var source = result.Report.Source("orders");
        Assert.Equal(["truncated"], source.Problems.Select(p => p.Reason));
        Assert.InRange(source.Used, 1, 19_999);
        Assert.Equal(source.Read, source.Used + source.Rejected);
        Assert.All(result.Rejects, r => Assert.Equal("cut-off", r.Reason));
    }

    [Fact]
    public void JSON_lines_keep_good_rows_and_name_broken_ones()
    {
        const string Rows = """
            {"account":"a","number":"1","day":"2026-01-01","amount":10.10,"other":{"x":[1]}}
            {"account":"a","number":"2","day":"2026-01-01","amount":NaN}

            {"account":"a","number":"2","day":"2026-01-01","amount":1e400}
            [1]
            {"account":"a","number":"2","day":"2026-01-01","amount":{"value":1}}
            {"account":null,"number":"2","day":"2026-01-01","amount":1}
            {"account":"a","number":"3","day":"2026-01-01T23:30:00-05:00","amount":"7"}
            {"account":"a","number":"2","da
            """;
        foreach (var file in (string[])["orders.jsonl", "orders.ndjson.gz"])
        {
            using var folder = new DataFolder().With(file, Rows);
            var result = folder.Orders(file);
            Assert.Equal(["2 invalid-json", "4 infinite", "5 invalid-json", "6 not-a-number", "7 missing-account", "9 cut-off"], result.Lines());
            Assert.Equal("1 3", result.Kept());
            var orders = Assert.Single(result.Portfolio.Accounts).Orders;
            Assert.Equal(10.10m, orders[0].Amount);
            Assert.Equal(new DateOnly(2026, 1, 1), orders[1].Date);
        }
    }

    [Fact]
    public void A_column_that_no_JSON_line_has_is_reported()
    {
        using var folder = new DataFolder().With("orders.jsonl", """{"account":"a","nr":"1","day":"2026-01-01","amount":1}""");
        var problem = Assert.Single(folder.Orders("orders.jsonl").Report.Source("orders").Problems);
        Assert.Equal(("column-never-seen", "number"), (problem.Reason, problem.Column));
    }

    [Fact]
    public void Parquet_values_go_through_the_same_checks_and_are_named_by_record()
    {
        using var folder = new DataFolder().WithParquet("orders.parquet", """
            SELECT * FROM (VALUES ('a', 1, DATE '2026-01-01', 10.25::DOUBLE), ('a', 2, DATE '2026-01-01', 'nan'::DOUBLE), ('a', 2, NULL, 1), (NULL, 2, DATE '2026-01-01', 1),
                ('a', 2, DATE '2026-01-01', '-inf'::DOUBLE), ('a', 3, DATE '2026-01-02', 0.1)) t(account, number, day, amount)
            """);
        var result = folder.Orders("orders.parquet");
        Assert.Equal(["2 nan", "3 missing-value", "4 missing-account", "5 infinite"], result.Lines());
        Assert.Equal("1 3", result.Kept());
        Assert.Equal(10.35m, result.Report.Totals.Orders!.NetAmount);
    }

    [Fact]
    public void A_file_that_is_not_Parquet_is_a_mistake_with_a_place()
    {
        using var folder = new DataFolder().With("orders.parquet", "this is no Parquet");
        var mistake = Assert.Throws<KeyAccount.Cli.Mapping.MappingException>(() => folder.Orders("orders.parquet"));
        Assert.Equal("mapping.file-unreadable", Assert.Single(mistake.Diagnostics).Code);
    }

    [Fact]
    public void Breaking_a_file_at_every_position_never_loses_a_row_silently()
    {
        const string Rows = Header + "\"a\"\"b\",1,2026-01-01,10\n\"x\r\ny\",2,2026-01-02,20\nc,3,2026-01-03,30\n";
        for (var length = Header.Length; length <= Rows.Length; length++)
        {
            using var folder = new DataFolder().With("orders.csv", Rows[..length]);
            var source = folder.Orders("orders.csv").Report.Source("orders");
            Assert.Equal(source.Read, source.Used + source.Rejected);
            var whole = ((int[])[Rows.IndexOf("\n\"x", StringComparison.Ordinal), Rows.IndexOf("\nc", StringComparison.Ordinal), Rows.Length - 1]).Count(end => length >= end);
            var begun = Rows[Header.Length..length].TrimEnd('\n').Length > 0 ? 1 : 0;
            Assert.True(source.Used >= whole && source.Read >= Math.Max(whole, begun), $"cut at {length}: {source.Used} of {source.Read}");
        }
    }
}
