using Apache.Arrow;
using Apache.Arrow.Types;
using KeyAccount.Arrow.Tests.Arrays;

namespace KeyAccount.Arrow.Tests.Binding;

public sealed class BindingTests
{
    private const string Policy = """
        { "policy": "p", "version": "1", "inputs": {
            "revenue": { "type": "number" }, "region": { "type": "string", "values": ["north"] }, "listed": { "type": "boolean" }, "since": { "type": "date" },
            "contacts": { "type": "list", "items": { "role": { "type": "string" }, "days": { "type": "number" } } } } }
        """;

    private static readonly InputSchema Inputs = CompiledPolicy.Load(Policy).Model.Inputs;

    [Fact]
    public void All_that_does_not_fit_is_said_at_once()
    {
        var contact = new StructType([new("role", BooleanType.Default, true), new("days", StringType.Default, true)]);
        var exception = Assert.Throws<ArrowBindingException>(() => ArrowBinding.For(Inputs, Schema(
            ("contacts", new ListType(contact)), ("since", new TimestampType(TimeUnit.Second, "Asia/Shanghai")), ("revenue", StringType.Default),
            ("listed", Int8Type.Default), ("region", new DictionaryType(Int8Type.Default, Int32Type.Default, false)))));
        Assert.Equal(
            [("revenue", "utf8"), ("region", "dictionary<int8, int32>"), ("listed", "int8"), ("since", "timestamp[Second, Asia/Shanghai]"), ("contacts.role", "bool"), ("contacts.days", "utf8")],
            exception.Mismatches.Select(m => (m.Input, m.Found)));
        Assert.All(exception.Mismatches, m => Assert.Contains(m.ToString(), exception.Message, StringComparison.Ordinal));
        Assert.Contains("date32 in the time zone", exception.Mismatches[3].Remedy, StringComparison.Ordinal);
        Assert.Contains("date32", exception.Mismatches[3].Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_must_be_of_records()
    {
        foreach (var type in (IArrowType[])[DoubleType.Default, new ListType(DoubleType.Default), new ListViewType(Contact), Contact])
        {
            var mismatch = Assert.Single(Assert.Throws<ArrowBindingException>(() => ArrowBinding.For(Inputs, Schema(("contacts", type)))).Mismatches);
            Assert.Equal("contacts", mismatch.Input);
            Assert.Contains("list<struct<role, days>>", mismatch.Expected, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_name_that_stands_for_several_columns_is_no_name()
    {
        var mismatch = Assert.Single(Assert.Throws<ArrowBindingException>(() => ArrowBinding.For(Inputs, Schema(("revenue", DoubleType.Default), ("revenue", DoubleType.Default)))).Mismatches);
        Assert.Equal("several columns of this name", mismatch.Found);
    }

    [Fact]
    public void Inputs_without_a_column_are_unknown_and_columns_without_an_input_are_left()
    {
        var binding = ArrowBinding.For(Inputs, Schema(("Revenue", DoubleType.Default), ("since", Date32Type.Default), ("id", StringType.Default)));
        Assert.Equal(["revenue", "region", "listed", "contacts"], binding.MissingInputs);
        Assert.Equal(["Revenue", "id"], binding.ExtraColumns);

        var layout = new ArrayLayout(new Random(1));
        var batch = Batch.Of(
            ("Revenue", layout.Values(DoubleType.Default, (double?[])[1, 2])), ("since", layout.Values(Date32Type.Default, (int?[])[0, null])), ("id", layout.Texts(StringType.Default, ["a", "b"])));
        var read = binding.Read(batch);
        Assert.Equal(["null", "null", "null", "1970-01-01", "null"], Inputs.Inputs.Select(i => read[i.Ordinal][0].ToString()));
        Assert.False(read[4].IsKnown(1));
    }

    [Fact]
    public void A_batch_of_another_schema_is_refused_and_one_of_the_same_layout_is_not()
    {
        var layout = new ArrayLayout(new Random(1));
        var binding = ArrowBinding.For(Inputs, Schema(("revenue", DoubleType.Default), ("id", StringType.Default)));
        var same = Batch.Of(("revenue", layout.Values(DoubleType.Default, (double?[])[1])), ("anything", layout.Values(Int8Type.Default, (sbyte?[])[1])));
        Assert.Equal(1, binding.Read(same)[0][0].Number);

        var moved = Batch.Of(("id", layout.Texts(StringType.Default, ["a"])), ("revenue", layout.Values(DoubleType.Default, (double?[])[1])));
        var retyped = Batch.Of(("revenue", layout.Values(FloatType.Default, (float?[])[1])));
        foreach (var batch in (RecordBatch[])[moved, retyped, Batch.Of(1)])
            Assert.Contains("the binding was made for \"revenue\" of type double", Assert.Throws<ArgumentException>("batch", () => binding.Read(batch)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_timestamp_of_another_zone_is_another_type()
    {
        var layout = new ArrayLayout(new Random(1));
        var binding = ArrowBinding.For(Inputs, Schema(("since", new TimestampType(TimeUnit.Second, "UTC"))));
        var batch = Batch.Of(("since", layout.Values(new TimestampType(TimeUnit.Second, "+08:00"), (long?[])[0])));
        Assert.Throws<ArgumentException>(() => binding.Read(batch));
    }

    [Fact]
    public void A_binding_serves_many_threads()
    {
        var layout = new ArrayLayout(new Random(1));
        RecordBatch[] batches = [.. Enumerable.Range(0, 16).Select(i => Batch.Of(
            ("revenue", layout.Values(DoubleType.Default, (double?[])[i])),
            ("region", layout.Indices(Int8Type.Default, layout.Texts(StringType.Default, ["west", "north"]), (sbyte?[])[(sbyte)(i % 2)]))))];
        var binding = ArrowBinding.For(Inputs, batches[0].Schema);
        Parallel.For(0, 400, i =>
        {
            var read = binding.Read(batches[i % 16], out var report);
            Assert.Equal(i % 16, read[0][0].Number);
            Assert.Equal(i % 2 == 0 ? null : "north", read[1][0].Text);
            Assert.Equal(i % 2 == 0 ? 1 : 0, report.Rejections.Length);
        });
    }

    [Fact]
    public void Reports_add_up()
    {
        var layout = new ArrayLayout(new Random(1));
        var binding = ArrowBinding.For(Inputs, Schema(("revenue", DoubleType.Default), ("region", StringType.Default)));
        var sum = ArrowReadReport.Empty;
        foreach (var (number, region) in ((double, string)[])[(1, "north"), (double.NaN, "north"), (double.NaN, "west"), (2, "east")])
        {
            binding.Read(Batch.Of(("revenue", layout.Values(DoubleType.Default, (double?[])[number])), ("region", layout.Texts(StringType.Default, [region]))), out var report);
            sum = sum.Add(report);
        }

        Assert.Equal(4, sum.Rows);
        Assert.Equal([new("revenue", ArrowRejectionReason.NotFinite, 2), new ArrowRejection("region", ArrowRejectionReason.OutsideClosedSet, 2)], sum.Rejections);
    }

    private static StructType Contact => new([new("role", StringType.Default, true)]);

    private static Apache.Arrow.Schema Schema(params (string Name, IArrowType Type)[] fields) => new(fields.Select(f => new Field(f.Name, f.Type, true)), null);
}
