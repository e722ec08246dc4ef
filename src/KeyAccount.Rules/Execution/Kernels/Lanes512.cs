using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace KeyAccount.Rules.Execution;

/// <summary>8 doubles, or 16 codes, at a time.</summary>
internal readonly struct Lanes512 : ILanes<Vector512<double>, Vector512<long>, Vector512<int>>
{
    public static int Width => 8;

    public static int CodeWidth => 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Load(ref readonly double source, int at) => Vector512.LoadUnsafe(in source, (nuint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<double> value, ref double target, int at) => value.StoreUnsafe(ref target, (nuint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Splat(double value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LoadWhole(ref readonly int source, int at) => Vector512.ConvertToDouble(Vector512.Create(Vector256.WidenLower(Vector256.LoadUnsafe(in source, (nuint)at)), Vector256.WidenUpper(Vector256.LoadUnsafe(in source, (nuint)at))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Add(Vector512<double> a, Vector512<double> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Subtract(Vector512<double> a, Vector512<double> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Multiply(Vector512<double> a, Vector512<double> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Divide(Vector512<double> a, Vector512<double> b) => a / b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Negate(Vector512<double> a) => -a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Abs(Vector512<double> a) => Vector512.Abs(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Floor(Vector512<double> a) => Vector512.Floor(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Ceiling(Vector512<double> a) => Vector512.Ceiling(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint AtLeast(Vector512<double> a, Vector512<double> b) => (uint)Vector512.GreaterThanOrEqual(a, b).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Less(Vector512<double> a, Vector512<double> b) => (uint)Vector512.LessThan(a, b).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Same(Vector512<double> a, Vector512<double> b) => (uint)Vector512.Equals(a, b).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Choose(uint mask, Vector512<double> whenSet, Vector512<double> whenClear) => Vector512.ConditionalSelect(Spread(mask).AsDouble(), whenSet, whenClear);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<long> LoadQ(ref readonly long source, int at) => Vector512.LoadUnsafe(in source, (nuint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreQ(Vector512<long> value, ref long target, int at) => value.StoreUnsafe(ref target, (nuint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<long> SplatQ(long value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<long> AddQ(Vector512<long> a, Vector512<long> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<long> AndQ(Vector512<long> a, Vector512<long> b) => a & b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<long> OrQ(Vector512<long> a, Vector512<long> b) => a | b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<long> WithoutQ(Vector512<long> a, Vector512<long> b) => Vector512.AndNot(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<long> NotQ(Vector512<long> a) => ~a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<long> ChooseAtLeastQ(Vector512<double> value, Vector512<double> bound, Vector512<long> then, Vector512<long> otherwise) => Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(value, bound).AsInt64(), then, otherwise);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<long> ChooseQ(uint mask, Vector512<long> whenSet, Vector512<long> whenClear) => Vector512.ConditionalSelect(Spread(mask), whenSet, whenClear);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Field(Vector512<long> packed, int shift, Vector512<long> mask) => Vector512.ConvertToDouble(Vector512.ShiftRightLogical(packed, shift) & mask);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> LoadC(ref readonly int source, int at) => Vector512.LoadUnsafe(in source, (nuint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreC(Vector512<int> value, ref int target, int at) => value.StoreUnsafe(ref target, (nuint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> SplatC(int value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint SameC(Vector512<int> a, Vector512<int> b) => (uint)Vector512.Equals(a, b).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint NegativeC(Vector512<int> a) => (uint)a.ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> ChooseC(uint mask, Vector512<int> whenSet, Vector512<int> whenClear) => Vector512.ConditionalSelect(SpreadC(mask), whenSet, whenClear);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<long> Spread(uint mask) => Vector512.Equals(Vector512.Create((long)mask) & Places, Places);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> SpreadC(uint mask) => Vector512.Equals(Vector512.Create((int)mask) & CodePlaces, CodePlaces);

    private static Vector512<long> Places => Vector512.Create(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L);

    private static Vector512<int> CodePlaces => Vector512.Create(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768);
}
