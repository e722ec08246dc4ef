using KeyAccount.Cli.Demo;
using KeyAccount.Cli.Export;
using KeyAccount.Cli.Reports;
using KeyAccount.Rules;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Tests.Reports;

/// <summary>What is filled column by column is what an assessment says of its account.</summary>
public sealed class ResultColumnsTests
{
    [Theory]
    [InlineData("en", 500)]
    [InlineData("zh-Hans", 37)]
    public void Columns_say_what_assessments_say(string language, int batchSize)
    {
        var columns = new ResultColumns(KeyAccountPolicy.Compiled.Model, language, withIndicators: true);
        var table = new TableBatch(columns.Columns);
        var options = new AssessmentOptions(DemoPortfolio.AsOf) { BatchSize = batchSize };
        var assessed = 0;
        foreach (var batch in AccountScorer.BuiltIn.AssessBatches(DemoPortfolio.Create(), options))
        {
            table.Clear();
            columns.Fill(table, batch);
            for (var row = 0; row < batch.Count; row++) Assert.Equal(Expected(batch[row], language).Select(v => v.ToString()), Enumerable.Range(0, columns.Columns.Length).Select(i => Shown(table[i], row)));
            assessed += batch.Count;
        }

        Assert.InRange(assessed, 100, 1_000);
    }

    [Fact]
    public void Flags_stand_by_severity_however_many_there_are()
    {
        string[] severities = ["low", "critical", "medium", "high"];
        var flags = Enumerable.Range(0, 150).Select(i => $$"""{ "id": "f{{i}}", "severity": "{{severities[i % 4]}}", "title": "F", "when": "x > {{i}} or y > {{i}}" }""");
        var policy = CompiledPolicy.Load($$"""{ "policy": "p", "version": "1.0.0", "inputs": { "x": { "type": "number" }, "y": { "type": "number" } }, "flags": [ {{string.Join(", ", flags)}} ] }""");
        double?[][] rows = [[-1, -1], [200, null], [75, 3], [75, null], [null, null]];
        var builder = new ColumnBatchBuilder(policy.Model.Inputs);
        foreach (var row in rows)
        {
            builder[0].Add(FactValue.Of(row[0]));
            builder[1].Add(FactValue.Of(row[1]));
            builder.EndRow();
        }

        var decisions = policy.Evaluate(builder.Build());
        var columns = new ResultColumns(policy.Model, "en", withIndicators: false);
        var table = new TableBatch(columns.Columns);
        int[] wanted = [0, 1, 3, 4];
        columns.Fill(table, decisions, wanted, (id, name, owner) =>
        {
            foreach (var _ in wanted)
            {
                id.Add("A");
                name.AddUnknown();
                owner.AddUnknown();
            }
        });
        for (var i = 0; i < wanted.Length; i++)
        {
            Assert.Equal(Ids(policy, f => decisions.FlagState(f, wanted[i]) == FlagState.Raised), Shown(table[11], i));
            Assert.Equal(Ids(policy, f => decisions.FlagState(f, wanted[i]) == FlagState.Undetermined), Shown(table[12], i));
        }

        Assert.Equal(150, Shown(table[11], 1).Split(';').Length);
        Assert.StartsWith("f1;f5;f9;", Shown(table[11], 1), StringComparison.Ordinal);
    }

    private static string Ids(CompiledPolicy policy, Func<Flag, bool> isWanted) => string.Join(';', policy.Model.Flags.Where(isWanted).OrderByDescending(f => f.Severity).Select(f => f.Id));

    private static IEnumerable<TableValue> Expected(Assessment assessment, string language)
    {
        var score = assessment.Score;
        var actions = assessment.Actions;
        return
        [
            TableValue.Of(assessment.Account.Id), TableValue.Of(assessment.Account.Name), TableValue.Of(assessment.Account.Owner),
            TableValue.Of(score?.Value), TableValue.Of(score?.Coverage), TableValue.Of(score?.Low), TableValue.Of(score?.High),
            TableValue.Of(assessment.Grade?.Label), TableValue.Of(assessment.Grade?.Best), TableValue.Of(assessment.Grade?.Worst), TableValue.Of(assessment.Card?.Label),
            TableValue.Of(string.Join(';', assessment.Flags.Select(f => f.Id))), TableValue.Of(string.Join(';', assessment.UndeterminedFlags.Select(f => f.Id))),
            TableValue.Of(assessment.Stage?.Claimed), TableValue.Of(assessment.Stage?.Supported),
            TableValue.Of(actions.IsEmpty ? null : actions[0].Id), TableValue.Of(actions.IsEmpty ? null : assessment.Reason(actions[0], language)), TableValue.Of(string.Join(';', actions.Skip(1).Select(a => a.Id))),
            .. assessment.Policy.Bands.Where(b => b.Name is not ("grade" or "card")).Select(b => TableValue.Of(assessment.BandOf(b.Name).Label)),
            .. IndicatorCatalog.All.Select(i => TableValue.Of(i.Get(assessment.Indicators))),
        ];
    }

    private static string Shown(ColumnBuffer buffer, int row) => !buffer.IsKnown(row) ? "" : buffer switch
    {
        TextBuffer texts => System.Text.Encoding.UTF8.GetString(texts.Utf8(row)),
        ValueBuffer<double> numbers => TableValue.Of(numbers.Values[row]).ToString(),
        _ => throw new ArgumentException($"A column of type {buffer.Type} is not expected.", nameof(buffer)),
    };
}
