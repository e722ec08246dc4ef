using System.Globalization;
using KeyAccount.Cli.Import;
using KeyAccount.Cli.Mapping;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Tests.Import;

public sealed class MappedValuesTests
{
    [Fact]
    public void Cells_are_trimmed_cleared_of_unknown_words_stripped_translated_and_scaled()
    {
        using var folder = new DataFolder().With("a.csv", "id,name,sector,sales,listed,size,founded,seats\n  7.0 , Select ,technolgy,\"1.234,5\",ja,SMALL,31.12.2020,12\n8.0,None,n/a,,,,,x\n");
        var result = folder.Import("""
            { "mapping": "m", "unknown": ["Select"], "decimal_mark": ",", "group_mark": ".",
              "sources": { "a": { "file": "a.csv", "unknown": ["n/a"] } },
              "accounts": { "from": "a", "id": { "column": "id", "strip_suffix": ".0" }, "name": "name",
                "industry": { "column": "sector", "words": { "technolgy": "technology" } },
                "annual_sales": { "column": "sales", "factor": 1000 },
                "is_listed": { "column": "listed", "words": { "ja": true, "nein": false } },
                "enterprise_size": "size",
                "evaluated_on": { "column": "founded", "dates": ["yyyy/M/d", "dd.MM.yyyy"] },
                "employees": { "column": "seats", "unreadable": "unknown" },
                "facts": { "label": { "concat": ["sector", { "constant": "/" }, "id"] }, "seats": { "column": "seats", "type": "number", "unreadable": "unknown" } } } }
            """);
        var first = result.Portfolio.Find("7")!;
        Assert.Equal((null, "technology", 1_234_500m, true), (first.Name, first.Company.Industry, first.Company.AnnualSales, first.Company.IsListed));
        Assert.Equal((EnterpriseSize.Small, new DateOnly(2020, 12, 31), 12d), (first.Company.EnterpriseSize, first.Standing.EvaluatedOn, first.Company.Employees));
        Assert.Equal(("technolgy/7.0", 12d), (first.Facts["label"].Text, first.Facts["seats"].Number));
        var second = result.Portfolio.Find("8")!;
        Assert.Equal("None", second.Name);
        Assert.Null(second.Company.Industry);
        Assert.Null(second.Company.Employees);
        Assert.Equal(2, result.Report.Source("a").Warnings["not-a-number"]);
        Assert.Equal(["3 not-a-number", "3 not-a-number"], result.Warnings.Select(w => $"{w.Line} {w.Reason}"));
        Assert.True(first.Orders.IsDefault);
    }

    [Fact]
    public void Contacts_and_deals_have_personal_attributes_and_facts_of_their_own()
    {
        using var folder = new DataFolder()
            .With("c.csv", "who,id,age,income,car,need\nk,p,44,30000,true,4\nk,q,,,,\n")
            .With("d.csv", "who,id,urgency\nk,d,high\n");
        var result = folder.Import("""
            { "mapping": "m", "sources": { "c": "c.csv", "d": "d.csv" },
              "contacts": { "from": "c", "account": "who", "id": "id", "age": "age", "monthly_income": "income", "owns_car": "car",
                "facts": { "advice_need": { "column": "need", "type": "number" } } },
              "opportunities": { "from": "d", "account": "who", "id": "id", "facts": { "urgency": "urgency" } } }
            """);
        var account = result.Portfolio.Find("k")!;
        Assert.Equal(new PersonalAttributes { Age = 44, MonthlyIncome = 30_000m, OwnsCar = true }, account.Contacts[0].Personal);
        Assert.Equal(4, account.Contacts[0].Facts["advice_need"].Number);
        Assert.Equal(PersonalAttributes.Unknown, account.Contacts[1].Personal);
        Assert.Empty(account.Contacts[1].Facts);
        Assert.Equal("high", account.Opportunities[0].Facts["urgency"].Text);
    }

    [Theory]
    [InlineData("subtract", "9.5,2", 7.5)]
    [InlineData("add", "0.1,0.2", 0.3)]
    [InlineData("multiply", "1.1,1.1", 1.21)]
    [InlineData("divide", "1,4", 0.25)]
    public void Arithmetic_is_exact(string operation, string values, double expected)
    {
        using var folder = new DataFolder().With("o.csv", "a,x,y\nk," + values + "\n");
        var result = folder.Import($$"""
            { "mapping": "m", "sources": { "o": { "file": "o.csv", "derive": { "z": { "{{operation}}": ["x", "y"] } } } },
              "orders": { "from": "o", "account": "a", "date": { "constant": "2026-01-01" }, "amount": "z" } }
            """);
        Assert.Equal((decimal)expected, result.Report.Totals.Orders!.NetAmount);
    }

    [Fact]
    public void Lines_become_orders_and_returns_by_declared_rules_and_nothing_is_lost()
    {
        using var folder = new DataFolder().With("l.csv", "who,no,day,n,price\nk,1,2025-01-31,2,1.5\nk,1,2026-01-02,1,2\nk,1,2026-01-02,-1,2\nk,C2,2026-01-03,-4,1\nk,A3,2026-01-03,1,-9\nk,4,2026-01-04,1,-5\nk,4,2026-01-04,1,1\n,5,2026-01-04,1,7\nk,6,2026-01-04,y,1\n");
        var result = folder.Import("""
            { "mapping": "m", "sources": { "l": { "file": "l.csv", "derive": { "amount": { "multiply": ["n", "price"] } } } },
              "orders": { "from": "l", "account": "who", "id": "no", "date": "day", "amount": "amount", "group_lines": true,
                "exclude": [ { "column": "no", "starts_with": "A", "reason": "bad-debt" } ],
                "kind": [ { "column": "no", "starts_with": ["C", "K"], "is": "cancellation" }, { "column": "n", "negative": true, "is": "return" } ] } }
            """);
        Assert.Equal(["6 bad-debt", "7 negative-document", "8 negative-document", "9 missing-account", "10 not-a-number"], result.Lines());
        Assert.Equal(
            [("1", OrderKind.Order, 5m), ("1", OrderKind.Return, 2m), ("C2", OrderKind.Cancellation, 4m)],
            Assert.Single(result.Portfolio.Accounts).Orders.Select(o => (o.Id!, o.Kind, o.Amount)));
        Assert.Equal(new OrderTotals(4, new CountAndAmount(1, 5m), new CountAndAmount(2, 6m)), result.Report.Totals.Orders);
        Assert.Equal(3, result.Report.WindowTotals.Orders!.Lines);
        Assert.Equal((9, 4, 5), (result.Report.Source("l").Read, result.Report.Source("l").Used, result.Report.Source("l").Rejected));
        Assert.Equal(-9m + -4m + 7m, result.Report.Source("l").RejectedAmounts.Values.Sum());
    }

    [Fact]
    public void A_section_takes_only_the_rows_it_asks_for_and_what_nobody_asks_for_is_named()
    {
        using var folder = new DataFolder().With("d.csv", "who,id,stage,day,worth\nk,1,Won,2026-01-02,10\nk,2,Lost,2026-01-02,0\nk,3,Won,,7\nk,4,Dead,2026-01-02,1\n");
        var result = folder.Import("""
            { "mapping": "m", "sources": { "d": "d.csv" },
              "orders": { "from": "d", "only": [ { "column": "stage", "equals": "Won" } ], "account": "who", "id": "id", "date": "day", "amount": "worth" },
              "opportunities": { "from": "d", "only": [ { "column": "stage", "equals": ["Won", "Lost"] } ], "account": "who", "id": "id", "status": "stage" } }
            """);
        // Row 3 is no order (it has no date), so it is no opportunity either: a row is used by all that take it, or by none.
        Assert.Equal(["4 missing-value", "5 not-asked-for"], result.Lines());
        var account = Assert.Single(result.Portfolio.Accounts);
        Assert.Equal(["1"], account.Orders.Select(o => o.Id));
        Assert.Equal(["1", "2"], account.Opportunities.Select(o => o.Id));
        Assert.Equal((4, 2, 2), (result.Report.Source("d").Read, result.Report.Source("d").Used, result.Report.Source("d").Rejected));
    }

    [Fact]
    public void Sources_are_joined_and_what_does_not_join_is_named()
    {
        using var folder = new DataFolder()
            .With("accounts.csv", "id\na\nb\na\n")
            .With("deals.jsonl", "{\"id\":\"1\",\"account\":\"a\",\"product\":\"x\",\"stage\":\"Won\",\"agent\":\"Ann\"}\n{\"id\":\"2\",\"account\":\"a\",\"product\":\"zz\",\"stage\":\"Won\",\"agent\":\"Ann\"}\n{\"id\":\"3\",\"account\":\"q\",\"product\":\"x\",\"stage\":\"Won\",\"agent\":\"Ann\"}\n{\"id\":\"4\",\"account\":\"b\",\"product\":\"x\",\"stage\":\"Wonn\",\"agent\":\"Ann\"}\n{\"id\":\"1\",\"account\":\"b\",\"product\":\"x\",\"stage\":\"Won\",\"agent\":\"Bob\"}\n")
            .With("prices.csv", "product,price\nx,10\ny,20\nx,30\n")
            .With("agents.csv", "agent,manager\nAnn,Zoe\n")
            .With("people.csv", "account,id,roles,influence\na,p1,Boss;Engineer,0.5\na,p2,,1.5\nb,p1,none,\n")
            .With("calls.csv", "account,day,what,said\na,2026-01-01,call,complaint\nb,2024-01-01,visit,\n");
        var result = folder.Import("""
            { "mapping": "m", "sources": { "accounts": "accounts.csv", "deals": "deals.jsonl", "prices": { "file": "prices.csv", "key": "product" }, "agents": { "file": "agents.csv", "key": "agent" }, "people": "people.csv", "calls": "calls.csv" },
              "accounts": { "from": "accounts", "id": "id" },
              "contacts": { "from": "people", "account": "account", "id": "id", "influence": "influence", "roles": { "column": "roles", "words": { "Boss": "decision_maker", "Engineer": "technical_gatekeeper" } } },
              "opportunities": { "from": "deals", "account": "account", "id": "id", "status": { "column": "stage", "words": { "Won": "won" } },
                "amount": { "lookup": "prices", "key": "product", "column": "price" }, "owner": { "lookup": "agents", "key": "agent", "column": "manager" } },
              "interactions": { "from": "calls", "account": "account", "date": "day", "kind": "what", "feedback": "said" } }
            """);
        Assert.Equal(
            ["accounts 4 duplicate-key", "deals 3 unmatched-account", "deals 4 unknown-stage", "deals 5 duplicate-key", "prices 4 duplicate-key", "people 3 out-of-range"],
            result.Rejects.Select(r => $"{r.Source} {r.Line} {r.Reason}"));
        Assert.Equal(["deals 2 no-match"], result.Warnings.Select(r => $"{r.Source} {r.Line} {r.Reason}"));
        var a = result.Portfolio.Find("a")!;
        Assert.Equal([("1", 10m, "Zoe"), ("2", null, "Zoe")], a.Opportunities.Select(o => (o.Id, o.Amount, o.Owner!)));
        Assert.Equal(BuyingRoles.DecisionMaker | BuyingRoles.TechnicalGatekeeper, Assert.Single(a.Contacts).Roles);
        Assert.Equal(BuyingRoles.None, Assert.Single(result.Portfolio.Find("b")!.Contacts).Roles);
        Assert.Equal((2, 1, 1), (result.Report.Totals.Interactions!.Count, result.Report.WindowTotals.Interactions!.Count, result.Report.WindowTotals.Interactions.Complaints));
        Assert.True(a.Orders.IsDefault);
        Assert.True(result.Portfolio.Find("b")!.Opportunities.IsEmpty);
    }

    [Fact]
    public void Receipts_from_a_source_of_their_own_settle_their_invoices()
    {
        using var folder = new DataFolder()
            .With("i.csv", "who,no,day,due,amount\na,1,2026-01-01,2026-01-10,100\na,2,2026-01-01,2026-01-10,100\n")
            .With("r.csv", "no,day,amount\n1,2026-01-20,40\n1,2026-01-05,60\n9,2026-01-05,1\n");
        var result = folder.Import("""
            { "mapping": "m", "sources": { "r": "r.csv", "i": "i.csv" },
              "invoices": { "from": "i", "account": "who", "id": "no", "date": "day", "due_date": "due", "amount": "amount" },
              "receipts": { "from": "r", "invoice": "no", "date": "day", "amount": "amount" } }
            """);
        Assert.Equal(["4 unmatched-invoice"], result.Lines());
        Assert.Equal(new InvoiceTotals(new(2, 200m), default, new(1, 100m), new(1, 100m), new(2, 100m)), result.Report.Totals.Invoices);
        Assert.Equal([2, 0], Assert.Single(result.Portfolio.Accounts).Invoices.Select(i => i.Receipts.Length));
    }

    [Fact]
    public void Missing_files_and_columns_are_mistakes_of_the_mapping_with_suggestions()
    {
        using var folder = new DataFolder().With("o.csv", "account,day,amount\n");
        const string Mapping = """{ "mapping": "m", "sources": { "o": "FILE" }, "orders": { "from": "o", "account": "acount", "date": "day", "amount": "sum" } }""";
        var columns = Assert.Throws<MappingException>(() => folder.Import(Mapping.Replace("FILE", "o.csv", StringComparison.Ordinal))).Diagnostics;
        Assert.Equal(["mapping.unknown-column-meant account", "mapping.unknown-column account, day, amount"], columns.Select(d => $"{d.Code} {d.Arguments[^1]}"));
        var file = Assert.Throws<MappingException>(() => folder.Import(Mapping.Replace("FILE", "p.csv", StringComparison.Ordinal))).Diagnostics;
        Assert.Equal("mapping.file-missing", Assert.Single(file).Code);
    }

    [Fact]
    public void The_culture_of_the_process_changes_nothing()
    {
        var before = CultureInfo.CurrentCulture;
        var foreign = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        foreign.NumberFormat.NumberDecimalSeparator = ",";
        foreign.NumberFormat.NegativeSign = "~";
        foreign.DateTimeFormat.DateSeparator = ".";
        try
        {
            CultureInfo.CurrentCulture = foreign;
            using var folder = new DataFolder().With("orders.csv", "account,number,day,amount\na,1,2026-01-01,1.5\na,2,2026-01-01,\"1,5\"\n");
            var result = folder.Orders("orders.csv");
            Assert.Equal(1.5m, result.Report.Totals.Orders!.NetAmount);
            Assert.Equal(["3 not-a-number"], result.Lines());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void An_import_can_be_cancelled_and_tells_how_far_it_is()
    {
        using var folder = new DataFolder().With("orders.csv", "account,number,day,amount\n", string.Concat(Enumerable.Range(0, 20_000).Select(i => $"a,{i},2026-01-01,1\n")));
        using var stop = new CancellationTokenSource();
        var mapping = MappingReader.Read("""{ "mapping": "m", "sources": { "o": "orders.csv" }, "orders": { "from": "o", "account": "account", "date": "day", "amount": "amount" } }"""u8, "m");
        var seen = new List<ImportProgress>();
        PortfolioImporter.Import(mapping, folder[""], new ImportOptions(DataFolder.AsOf), new Listener(seen.Add));
        Assert.Equal((20_000, seen[^1].BytesTotal), (seen[^1].Rows, seen[^1].BytesRead));
        Assert.True(seen.Count > 1);
        Assert.Throws<OperationCanceledException>(() => PortfolioImporter.Import(mapping, folder[""], new ImportOptions(DataFolder.AsOf), new Listener(_ => stop.Cancel()), stop.Token));
    }

    private sealed class Listener(Action<ImportProgress> act) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => act(value);
    }
}
