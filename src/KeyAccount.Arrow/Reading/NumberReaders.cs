using System.Numerics;
using Apache.Arrow.Types;
using KeyAccount.Arrow.Memory;

namespace KeyAccount.Arrow.Reading;

/// <summary>64-bit floating-point numbers, in place.</summary>
internal sealed class DoubleReader(ColumnPlace place) : ColumnReader(place)
{
    public override Column Read(ArraySlice slice, ReadTally tally)
    {
        slice.Expect(ArrowTypeId.Double, Path);
        var values = slice.Values<double>(1, Path);
        var validity = slice.Validity(Path);
        Reject(tally, ArrowRejectionReason.NotFinite, NonFinite.Remove(values.Span, ref validity));
        return NumberColumn.Finite(values, validity);
    }
}

/// <summary>Numbers of another size, converted to the nearest 64-bit floating-point number.</summary>
internal sealed class ConvertedNumberReader<T>(ColumnPlace place, ArrowTypeId type) : ColumnReader(place)
    where T : unmanaged, INumberBase<T>
{
    public override Column Read(ArraySlice slice, ReadTally tally)
    {
        slice.Expect(type, Path);
        var source = slice.Values<T>(1, Path).Span;
        var values = new double[source.Length];
        for (var i = 0; i < values.Length; i++) values[i] = double.CreateTruncating(source[i]);
        var validity = slice.Validity(Path);
        if (type is ArrowTypeId.Float or ArrowTypeId.HalfFloat)
            Reject(tally, ArrowRejectionReason.NotFinite, NonFinite.Remove(values, ref validity));
        return NumberColumn.Finite(values, validity);
    }
}

/// <summary>Decimals of 4, 8, 16 or 32 bytes, each converted to the 64-bit floating-point number nearest to it.</summary>
internal sealed class DecimalReader(ColumnPlace place, ArrowTypeId type, int width, int scale) : ColumnReader(place)
{
    public override Column Read(ArraySlice slice, ReadTally tally)
    {
        slice.Expect(type, Path);
        var bytes = slice.Values<byte>(1, Path, checked(slice.Start * width), checked(slice.Count * width)).Span;
        var values = new double[slice.Count];
        var validity = slice.Validity(Path);
        for (var i = 0; i < values.Length; i++)
        {
            // What stands in an unknown row may be anything.
            if (validity.IsEmpty || Bitmap.Get(validity.Span, i)) values[i] = DecimalNumber.ToDouble(bytes.Slice(i * width, width), scale);
        }

        return NumberColumn.Finite(values, validity);
    }
}
