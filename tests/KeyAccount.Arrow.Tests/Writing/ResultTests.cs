using Apache.Arrow;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;
using FsCheck.Xunit;
using KeyAccount.Arrow.Tests.Laws;

namespace KeyAccount.Arrow.Tests.Writing;

[Properties(MaxTest = 30, Replay = "20260731,17")]
public sealed class ResultTests
{
    private static readonly ArrowResults All = ArrowResults.For(TrialPolicy.Compiled);

    [Property]
    public void A_record_batch_says_what_was_decided(byte count, int seed)
    {
        var decisions = Decide(count, seed);
        AssertSame(ResultRows.Columns(decisions), All.ToRecordBatch(decisions));
    }

    [Property(MaxTest = 8)]
    public void Results_survive_a_stream_and_can_be_read_in_again(int seed)
    {
        var decisions = new[] { Decide(70, seed), Decide(0, seed), Decide(3, seed + 1) };
        using var stream = new MemoryStream();
        using (var writer = new ArrowStreamWriter(stream, All.Schema, leaveOpen: true))
        {
            foreach (var batch in decisions) writer.WriteRecordBatch(All.ToRecordBatch(batch));
            writer.WriteEnd();
        }

        stream.Position = 0;
        using var reader = new ArrowStreamReader(stream);
        foreach (var batch in decisions) AssertSame(ResultRows.Columns(batch), reader.ReadNextRecordBatch());
        Assert.Null(reader.ReadNextRecordBatch());
    }

    [Property(MaxTest = 8)]
    public void A_record_batch_stays_as_it_is_when_the_evaluator_goes_on(byte count, int seed)
    {
        var (first, second) = (Facts(count, seed), Facts(count, seed + 1));
        var evaluator = TrialPolicy.Compiled.CreateEvaluator();
        var batch = All.ToRecordBatch(evaluator.Evaluate(first));
        evaluator.Evaluate(second);
        AssertSame(ResultRows.Columns(TrialPolicy.Compiled.Evaluate(first)), batch);
    }

    [Fact]
    public void Results_of_one_policy_are_inputs_of_the_next()
    {
        var next = CompiledPolicy.Load("""
            { "policy": "next", "version": "1", "inputs": { "grade": { "type": "string", "values": ["A", "B", "C"] }, "margin": { "type": "number" }, "old": { "type": "boolean" }, "first_met": { "type": "date" }, "where": { "type": "string" } } }
            """);
        var decisions = Decide(100, 5);
        var batch = All.ToRecordBatch(decisions);
        var read = ArrowBinding.For(next.Model.Inputs, batch.Schema).Read(batch, out var report);
        Assert.Empty(report.Rejections);
        var expected = ResultRows.Columns(decisions).ToDictionary(c => c.Name, c => c.Column, StringComparer.Ordinal);
        foreach (var input in next.Model.Inputs.Inputs) Assert.Equal(Arrays.Batch.Values(expected[input.Name]), Arrays.Batch.Values(read[input.Ordinal]));
    }

    [Fact]
    public void Only_what_is_asked_for_is_written()
    {
        var model = TrialPolicy.Compiled.Model;
        var outputs = DecisionOutputs.None.With(model.Scorecards[0]).With(model.Bands[0]).With(model.Flags[1]).With(model.Values[0]).With(model.Scorecards[0].Perspectives[1]).WithNextAction();
        var results = ArrowResults.For(TrialPolicy.Compiled, outputs);
        Assert.Equal(
            [
                "margin", "value.score", "value.coverage", "value.low", "value.high", "value.knocked_out", "value.place.score", "value.place.coverage", "value.place.low", "value.place.high",
                "grade", "grade.best", "grade.worst", "grade.certain", "flags.new-user", "next_action",
            ],
            results.Schema.FieldsList.Select(f => f.Name));
        var rows = Enumerable.Range(0, 9).Select(i => AccountRow.Random(new Random(i))).ToArray();
        var batch = results.ToRecordBatch(TrialPolicy.Compiled.CreateEvaluator(outputs).Evaluate(TrialPolicy.Columns(rows)));
        Assert.Equal(9, batch.Length);
        Assert.Equal("value.question", Assert.Single(ArrowResults.For(TrialPolicy.Compiled, DecisionOutputs.None.WithQuestion(model.Scorecards[0])).Schema.FieldsList).Name);
        Assert.Empty(ArrowResults.For(TrialPolicy.Compiled, DecisionOutputs.None).Schema.FieldsList);
    }

    [Fact]
    public void The_schema_is_in_the_order_of_the_policy_and_names_it()
    {
        Assert.Equal(ResultRows.Columns(Decide(1, 1)).Select(c => c.Name), All.Schema.FieldsList.Select(f => f.Name));
        Assert.Equal("trial", All.Schema.Metadata["keyaccount.policy"]);
        Assert.Equal("1.2.3", All.Schema.Metadata["keyaccount.policy.version"]);
        Assert.Equal(TrialPolicy.Compiled.Hash, All.Schema.Metadata["keyaccount.policy.sha256"]);
        Assert.IsType<DoubleType>(All.Schema.GetFieldByName("value.score").DataType);
        Assert.IsType<BooleanType>(All.Schema.GetFieldByName("flags.no-coach").DataType);
        Assert.IsType<Date32Type>(All.Schema.GetFieldByName("first_met").DataType);
        Assert.IsType<StringType>(All.Schema.GetFieldByName("where").DataType);
        Assert.IsType<DictionaryType>(All.Schema.GetFieldByName("next_action").DataType);
    }

    [Fact]
    public void Dictionaries_are_the_same_arrays_in_every_batch()
    {
        var (first, second) = (All.ToRecordBatch(Decide(5, 1)), All.ToRecordBatch(Decide(6, 2)));
        Assert.Same(first.Column("grade").Data.Dictionary, second.Column("grade").Data.Dictionary);
    }

    [Fact]
    public void A_value_called_next_action_keeps_its_name()
    {
        var policy = CompiledPolicy.Load("""{ "policy": "p", "version": "1", "inputs": { "x": { "type": "number" } }, "values": { "next_action": "x + 1" } }""");
        Assert.Equal(["next_action", "actions.next"], ArrowResults.For(policy).Schema.FieldsList.Select(f => f.Name));
    }

    [Fact]
    public void Decisions_of_another_policy_are_refused()
    {
        var other = CompiledPolicy.Load("""{ "policy": "other", "version": "1", "inputs": { "x": { "type": "number" } } }""");
        var decisions = other.Evaluate(new ColumnBatchBuilder(other.Model.Inputs).Build());
        Assert.Contains("\"other\"", Assert.Throws<ArgumentException>("decisions", () => All.ToRecordBatch(decisions)).Message, StringComparison.Ordinal);
    }

    private static DecisionBatch Decide(int count, int seed) => TrialPolicy.Compiled.Evaluate(Facts(count, seed));

    private static ColumnBatch Facts(int count, int seed)
    {
        var random = new Random(seed);
        return TrialPolicy.Columns(Enumerable.Range(0, count).Select(_ => AccountRow.Random(random)));
    }

    private static void AssertSame(List<(string Name, Column Column)> expected, RecordBatch batch)
    {
        Assert.Equal(expected.Select(c => c.Name), batch.Schema.FieldsList.Select(f => f.Name));
        foreach (var (name, column) in expected)
        {
            var array = batch.Column(name);
            Assert.Equal(column.Count, array.Length);
            Assert.Equal(Arrays.Batch.Values(column), Enumerable.Range(0, array.Length).Select(row => Value(array, row)));
            Assert.Equal(Enumerable.Range(0, column.Count).Count(row => !column.IsKnown(row)), array.NullCount);
        }
    }

    /// <summary>A value by Arrow's own reading.</summary>
    private static FactValue Value(IArrowArray array, int row) => array switch
    {
        DoubleArray numbers => FactValue.Of(numbers.GetValue(row)),
        BooleanArray truths => FactValue.Of(truths.GetValue(row)),
        Date32Array dates => FactValue.Of(dates.GetDateOnly(row)),
        StringArray texts => FactValue.Of(texts.GetString(row)),
        DictionaryArray codes => FactValue.Of(((Int32Array)codes.Indices).GetValue(row) is { } code ? ((StringArray)codes.Dictionary).GetString(code) : null),
        _ => throw new InvalidOperationException(array.GetType().Name),
    };
}
