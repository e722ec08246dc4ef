using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace KeyAccount.Rules.Execution;

/// <summary>4 doubles, or 8 codes, at a time.</summary>
internal readonly struct Lanes256 : ILanes<Vector256<double>, Vector256<long>, Vector256<int>>
{
    public static int Width => 4;

    public static int CodeWidth => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Load(ref readonly double source, int at) => Vector256.LoadUnsafe(in source, (nuint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<double> value, ref double target, int at) => value.StoreUnsafe(ref target, (nuint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Splat(double value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LoadWhole(ref readonly int source, int at) => Vector256.ConvertToDouble(Vector256.Create(Vector128.WidenLower(Vector128.LoadUnsafe(in source, (nuint)at)), Vector128.WidenUpper(Vector128.LoadUnsafe(in source, (nuint)at))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Add(Vector256<double> a, Vector256<double> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Subtract(Vector256<double> a, Vector256<double> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Multiply(Vector256<double> a, Vector256<double> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Divide(Vector256<double> a, Vector256<double> b) => a / b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Negate(Vector256<double> a) => -a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Abs(Vector256<double> a) => Vector256.Abs(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Floor(Vector256<double> a) => Vector256.Floor(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Ceiling(Vector256<double> a) => Vector256.Ceiling(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint AtLeast(Vector256<double> a, Vector256<double> b) => Vector256.GreaterThanOrEqual(a, b).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Less(Vector256<double> a, Vector256<double> b) => Vector256.LessThan(a, b).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Same(Vector256<double> a, Vector256<double> b) => Vector256.Equals(a, b).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Choose(uint mask, Vector256<double> whenSet, Vector256<double> whenClear) => Vector256.ConditionalSelect(Spread(mask).AsDouble(), whenSet, whenClear);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> LoadQ(ref readonly long source, int at) => Vector256.LoadUnsafe(in source, (nuint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreQ(Vector256<long> value, ref long target, int at) => value.StoreUnsafe(ref target, (nuint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> SplatQ(long value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> AddQ(Vector256<long> a, Vector256<long> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> AndQ(Vector256<long> a, Vector256<long> b) => a & b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> OrQ(Vector256<long> a, Vector256<long> b) => a | b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> WithoutQ(Vector256<long> a, Vector256<long> b) => Vector256.AndNot(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> NotQ(Vector256<long> a) => ~a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> ChooseAtLeastQ(Vector256<double> value, Vector256<double> bound, Vector256<long> then, Vector256<long> otherwise) => Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(value, bound).AsInt64(), then, otherwise);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> ChooseQ(uint mask, Vector256<long> whenSet, Vector256<long> whenClear) => Vector256.ConditionalSelect(Spread(mask), whenSet, whenClear);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Field(Vector256<long> packed, int shift, Vector256<long> mask) => Vector256.ConvertToDouble(Vector256.ShiftRightLogical(packed, shift) & mask);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> LoadC(ref readonly int source, int at) => Vector256.LoadUnsafe(in source, (nuint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreC(Vector256<int> value, ref int target, int at) => value.StoreUnsafe(ref target, (nuint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> SplatC(int value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint SameC(Vector256<int> a, Vector256<int> b) => Vector256.Equals(a, b).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint NegativeC(Vector256<int> a) => a.ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> ChooseC(uint mask, Vector256<int> whenSet, Vector256<int> whenClear) => Vector256.ConditionalSelect(SpreadC(mask), whenSet, whenClear);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> Spread(uint mask) => Vector256.Equals(Vector256.Create((long)mask) & Places, Places);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> SpreadC(uint mask) => Vector256.Equals(Vector256.Create((int)mask) & CodePlaces, CodePlaces);

    private static Vector256<long> Places => Vector256.Create(1L, 2L, 4L, 8L);

    private static Vector256<int> CodePlaces => Vector256.Create(1, 2, 4, 8, 16, 32, 64, 128);
}
