using Apache.Arrow;
using KeyAccount.Arrow.Writing;

namespace KeyAccount.Arrow.Tests.Writing;

public sealed class ResultColumnTests
{
    [Fact]
    public void Labels_keep_their_text_whatever_their_numbers_are_in_the_decisions()
    {
        var labels = new Queue<StringColumn>([
            new(new[] { 1, 0, -1 }, StringPool.Of("b", "a")), new(new[] { 0, 2 }, StringPool.Of("c", "a", "b")), new(ReadOnlyMemory<int>.Empty, StringPool.Empty)]);
        var result = new LabelResult("x", ["a", "b", "c"], _ => labels.Dequeue());
        Assert.Equal(["a", "b", null], Texts(result.Write(null!)));
        Assert.Equal(["c", "b"], Texts(result.Write(null!)));
        Assert.Empty(Texts(result.Write(null!)));
    }

    [Fact]
    public void Bits_past_the_last_row_do_not_count()
    {
        ulong[] known = [0b1011 | (ulong.MaxValue << 10)];
        var numbers = new NumberResult("x", _ => new NumberColumn(new double[10], known)).Write(null!);
        Assert.Equal(7, numbers.NullCount);
        var truths = (BooleanArray)new TruthResult("x", _ => new TruthColumn(10, new ulong[] { 0b0011 | (ulong.MaxValue << 10) }, known)).Write(null!);
        Assert.Equal(7, truths.NullCount);
        Assert.Equal(0b0011UL, BitConverter.ToUInt64(truths.ValueBuffer.Span));
        Assert.Equal([true, true, null, false], Enumerable.Range(0, 4).Select(truths.GetValue));
    }

    private static string?[] Texts(IArrowArray array)
    {
        var codes = (DictionaryArray)array;
        return [.. Enumerable.Range(0, array.Length).Select(row => ((Int32Array)codes.Indices).GetValue(row) is { } code ? ((StringArray)codes.Dictionary).GetString(code) : null)];
    }
}
