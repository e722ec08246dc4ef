using System.Globalization;
using System.Text;
using System.Text.Json;
using KeyAccount.Cli.Export;
using KeyAccount.Cli.Reports;
using KeyAccount.Cli.Tests.Import;
using KeyAccount.Rules;

namespace KeyAccount.Cli.Tests.Facts;

/// <summary>Made-up facts of every type: as a Parquet file, and row by row as objects.</summary>
internal static class FactSample
{
    /// <summary>Reads every input, and shows every input in the reason of an action, so that a value read wrongly changes the results.</summary>
    public const string Policy = """
        {
          "policy": "facts", "version": "1.0.0", "languages": ["en", "zh-Hans"],
          "inputs": {
            "amount": { "type": "number" }, "visits": { "type": "number" },
            "region": { "type": "string", "values": ["north", "east", "south and everything beyond it"] },
            "note": { "type": "string" }, "listed": { "type": "boolean" }, "since": { "type": "date" },
            "contacts": { "type": "list", "items": {
              "role": { "type": "string", "values": ["buyer", "user"] }, "name": { "type": "string" }, "weight": { "type": "number" },
              "is_new": { "type": "boolean" }, "met": { "type": "date" } } }
          },
          "scorecards": { "value": { "perspectives": [ { "name": "all", "weight": 1, "characteristics": [
            { "input": "amount", "weight": 3, "bins": [ { "when": ">= 500", "points": 100 }, { "when": "[100..500)", "points": 37 }, { "points": 0 } ] },
            { "input": "visits", "weight": 2, "missing": "worst", "bins": [ { "when": "> 10", "points": 90 }, { "points": 11 } ] },
            { "input": "region", "weight": 1, "bins": [ { "when": "\"north\"", "points": 80 }, { "when": "\"east\"", "points": 60 }, { "points": 7 } ] } ] } ] } },
          "bands": { "grade": { "of": "value.score", "cuts": [ { "at": 70, "label": "A" }, { "at": 40, "label": "B" }, { "label": "C" } ] },
                     "size": { "cuts": [ { "when": "visits > 20", "label": "large" }, { "label": "small" } ] } },
          "flags": [
            { "id": "no-buyer", "severity": "high", "title": "No buyer", "when": "not(some c in contacts satisfies c.role = \"buyer\")" },
            { "id": "new-face", "severity": "low", "title": "New face", "when": "some c in contacts satisfies c.is_new" },
            { "id": "early", "severity": "critical", "title": "Early", "when": "since < date(\"2020-01-01\") or some c in contacts satisfies c.met < date(\"2015-01-01\")" },
            { "id": "unlisted", "severity": "medium", "title": "Unlisted", "when": "not(listed)" } ],
          "actions": [
            { "id": "show", "priority": 2, "title": "Show", "when": "amount = null or amount != null",
              "why": { "en": "{amount}|{visits}|{region}|{note}|{listed}|{since}|{count(contacts)}|{sum(contacts.weight)}|{contacts[1].name}|{contacts[role = \"user\"][1].name}|{contacts[is_new][1].met}|{contacts[1].role}",
                       "zh-Hans": "金额{amount}，{note}" } },
            { "id": "visit", "priority": 1, "title": "Visit", "when": "visits < 5" } ]
        }
        """;

    private static readonly string[] Regions = ["north", "east", "south and everything beyond it", "atlantis"];
    private static readonly string[] Notes = ["", "short", "exactly12byt", "thirteen byte", "比较长的备注，超过十二个字节", "a, \"quoted\"\nnote"];

    /// <summary>The same rows whenever asked.</summary>
    public static FactRow[] Rows(int count)
    {
        var random = new Random(20260130);
        T? Maybe<T>(T value) where T : struct => random.Next(10) == 0 ? null : value;
        string? Known(string text) => random.Next(10) == 0 ? null : text;
        DateOnly Day() => new DateOnly(2012, 1, 1).AddDays(random.Next(5000));
        double Number() => random.Next(40) switch { 0 => double.NaN, 1 => double.PositiveInfinity, 2 => -0.0, _ => Math.Round(random.NextDouble() * 1000, random.Next(4)) };
        var rows = new FactRow[count];
        for (var i = 0; i < count; i++)
        {
            var contacts = random.Next(12) == 0 ? null : Enumerable.Range(0, i == 77 ? 3000 : random.Next(5)).Select(_ => new ContactRow(
                Known(random.Next(9) == 0 ? "ghost" : random.Next(2) == 0 ? "buyer" : "user"), Known(random.Next(3) == 0 ? Notes[1 + random.Next(5)] : $"contact {random.Next(100_000)}"),
                Maybe(Number()), Maybe(random.Next(2) == 0), Maybe(Day()))).ToArray();
            rows[i] = new FactRow($"A-{i}", Known($"Account {i}"), Maybe(Number()), Maybe(random.Next(40)), Known(Regions[random.Next(Regions.Length)]),
                Known(random.Next(2) == 0 ? Notes[random.Next(Notes.Length)] : $"note number {random.Next(9000)}"), Maybe(random.Next(2) == 0), Maybe(Day()), contacts);
        }

        return rows;
    }

    /// <summary>Writes rows as a Parquet file; numbers that JSON does not know go through a detour.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="file">The file's name.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="select">What is selected of them.</param>
    public static void Write(DataFolder folder, string file, IEnumerable<FactRow> rows, string select = "*")
    {
        const string Decode = "CASE {0} WHEN 1e300 THEN 'NaN'::DOUBLE WHEN 2e300 THEN 'Infinity'::DOUBLE ELSE {0} END";
        static double? Encode(double? number) => number switch { null => null, double.NaN => 1e300, double.PositiveInfinity => 2e300, { } value => value };
        var lines = rows.Select(r => JsonSerializer.Serialize(new
        {
            r.Id,
            r.Name,
            Amount = Encode(r.Amount),
            r.Visits,
            r.Region,
            r.Note,
            r.Listed,
            r.Since,
            Contacts = r.Contacts?.Select(c => new { c.Role, c.Name, Weight = Encode(c.Weight), c.IsNew, c.Met }),
        }));
        folder.With(file + ".jsonl", string.Join('\n', lines));
        folder.WithParquet(file, $$"""
            SELECT {{select}} FROM (SELECT Id AS account_id, Name AS account_name, {{string.Format(CultureInfo.InvariantCulture, Decode, "Amount")}} AS amount, Visits AS visits,
              Region AS region, Note AS note, Listed AS listed, Since AS since, list_transform(Contacts, lambda c: {'role': c.Role, 'name': c.Name,
              'weight': {{string.Format(CultureInfo.InvariantCulture, Decode, "c.Weight")}}, 'is_new': c.IsNew, 'met': c.Met}) AS contacts
              FROM read_json('{{folder[file + ".jsonl"]}}', format = 'newline_delimited', columns = {Id: 'VARCHAR', Name: 'VARCHAR', Amount: 'DOUBLE', Visits: 'INTEGER',
              Region: 'VARCHAR', Note: 'VARCHAR', Listed: 'BOOLEAN', Since: 'DATE',
              Contacts: 'STRUCT("Role" VARCHAR, "Name" VARCHAR, "Weight" DOUBLE, "IsNew" BOOLEAN, "Met" DATE)[]'}))
            """);
        File.Delete(folder[file + ".jsonl"]);
    }

    /// <summary>The results of the object path, as a CSV file.</summary>
    public static string Results(CompiledPolicy policy, IEnumerable<FactRow> rows, string language = "en", int batch = 700)
    {
        using var folder = new DataFolder();
        var columns = new ResultColumns(policy.Model, language, withIndicators: false);
        using var writer = TableWriter.Create(folder["r.csv"], columns.Columns);
        foreach (var some in rows.Chunk(batch))
        {
            var table = new TableBatch(columns.Columns);
            columns.Fill(table, policy.Evaluate(Batch(policy, some)), [.. Enumerable.Range(0, some.Length)], (id, name, owner) =>
            {
                foreach (var row in some)
                {
                    id.Add(row.Id);
                    name.Add(row.Name);
                    owner.AddUnknown();
                }
            });
            writer.Append(table);
        }

        writer.Complete();
        return File.ReadAllText(folder["r.csv"], Encoding.UTF8);
    }

    /// <summary>The rows as a column batch, built value by value.</summary>
    public static ColumnBatch Batch(CompiledPolicy policy, IEnumerable<FactRow> rows)
    {
        var builder = new ColumnBatchBuilder(policy.Model.Inputs);
        foreach (var row in rows)
        {
            FactValue[] facts = [FactValue.Of(row.Amount), FactValue.Of((double?)row.Visits), FactValue.Of(row.Region), FactValue.Of(row.Note), FactValue.Of(row.Listed), FactValue.Of(row.Since)];
            for (var i = 0; i < facts.Length; i++) builder[i].Add(facts[i]);
            var list = builder.List(facts.Length);
            list.BeginList(row.Contacts is not null);
            foreach (var contact in row.Contacts ?? [])
            {
                FactValue[] fields = [FactValue.Of(contact.Role), FactValue.Of(contact.Name), FactValue.Of(contact.Weight), FactValue.Of(contact.IsNew), FactValue.Of(contact.Met)];
                for (var i = 0; i < fields.Length; i++) list.Fields[i].Add(fields[i]);
            }

            builder.EndRow();
        }

        return builder.Build();
    }
}

internal sealed record FactRow(string? Id, string? Name, double? Amount, int? Visits, string? Region, string? Note, bool? Listed, DateOnly? Since, ContactRow[]? Contacts);

internal sealed record ContactRow(string? Role, string? Name, double? Weight, bool? IsNew, DateOnly? Met);
