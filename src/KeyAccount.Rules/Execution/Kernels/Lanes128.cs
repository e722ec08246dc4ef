using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace KeyAccount.Rules.Execution;

/// <summary>2 doubles, or 4 codes, at a time.</summary>
internal readonly struct Lanes128 : ILanes<Vector128<double>, Vector128<long>, Vector128<int>>
{
    public static int Width => 2;

    public static int CodeWidth => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Load(ref readonly double source, int at) => Vector128.LoadUnsafe(in source, (nuint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<double> value, ref double target, int at) => value.StoreUnsafe(ref target, (nuint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Splat(double value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> LoadWhole(ref readonly int source, int at) => Vector128.Create((double)Unsafe.Add(ref Unsafe.AsRef(in source), at), Unsafe.Add(ref Unsafe.AsRef(in source), at + 1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Add(Vector128<double> a, Vector128<double> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Subtract(Vector128<double> a, Vector128<double> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Multiply(Vector128<double> a, Vector128<double> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Divide(Vector128<double> a, Vector128<double> b) => a / b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Negate(Vector128<double> a) => -a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Abs(Vector128<double> a) => Vector128.Abs(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Floor(Vector128<double> a) => Vector128.Floor(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Ceiling(Vector128<double> a) => Vector128.Ceiling(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint AtLeast(Vector128<double> a, Vector128<double> b) => Vector128.GreaterThanOrEqual(a, b).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Less(Vector128<double> a, Vector128<double> b) => Vector128.LessThan(a, b).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Same(Vector128<double> a, Vector128<double> b) => Vector128.Equals(a, b).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Choose(uint mask, Vector128<double> whenSet, Vector128<double> whenClear) => Vector128.ConditionalSelect(Spread(mask).AsDouble(), whenSet, whenClear);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<long> LoadQ(ref readonly long source, int at) => Vector128.LoadUnsafe(in source, (nuint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreQ(Vector128<long> value, ref long target, int at) => value.StoreUnsafe(ref target, (nuint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<long> SplatQ(long value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<long> AddQ(Vector128<long> a, Vector128<long> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<long> AndQ(Vector128<long> a, Vector128<long> b) => a & b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<long> OrQ(Vector128<long> a, Vector128<long> b) => a | b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<long> WithoutQ(Vector128<long> a, Vector128<long> b) => Vector128.AndNot(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<long> NotQ(Vector128<long> a) => ~a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<long> ChooseAtLeastQ(Vector128<double> value, Vector128<double> bound, Vector128<long> then, Vector128<long> otherwise) => Vector128.ConditionalSelect(Vector128.GreaterThanOrEqual(value, bound).AsInt64(), then, otherwise);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<long> ChooseQ(uint mask, Vector128<long> whenSet, Vector128<long> whenClear) => Vector128.ConditionalSelect(Spread(mask), whenSet, whenClear);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Field(Vector128<long> packed, int shift, Vector128<long> mask) => Vector128.ConvertToDouble(Vector128.ShiftRightLogical(packed, shift) & mask);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> LoadC(ref readonly int source, int at) => Vector128.LoadUnsafe(in source, (nuint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreC(Vector128<int> value, ref int target, int at) => value.StoreUnsafe(ref target, (nuint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> SplatC(int value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint SameC(Vector128<int> a, Vector128<int> b) => Vector128.Equals(a, b).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint NegativeC(Vector128<int> a) => a.ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> ChooseC(uint mask, Vector128<int> whenSet, Vector128<int> whenClear) => Vector128.ConditionalSelect(SpreadC(mask), whenSet, whenClear);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<long> Spread(uint mask) => Vector128.Equals(Vector128.Create((long)mask) & Places, Places);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> SpreadC(uint mask) => Vector128.Equals(Vector128.Create((int)mask) & CodePlaces, CodePlaces);

    private static Vector128<long> Places => Vector128.Create(1L, 2L);

    private static Vector128<int> CodePlaces => Vector128.Create(1, 2, 4, 8);
}
