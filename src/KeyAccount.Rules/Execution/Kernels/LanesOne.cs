using System.Runtime.CompilerServices;

namespace KeyAccount.Rules.Execution;

/// <summary>One at a time: the path of machines without vectors, and the measure that the others are tested against.</summary>
internal readonly struct LanesOne : ILanes<double, long, int>
{
    public static int Width => 1;

    public static int CodeWidth => 1;

    public static double Load(ref readonly double source, int at) => Unsafe.Add(ref Unsafe.AsRef(in source), at);

    public static void Store(double value, ref double target, int at) => Unsafe.Add(ref target, at) = value;

    public static double Splat(double value) => value;

    public static double LoadWhole(ref readonly int source, int at) => Unsafe.Add(ref Unsafe.AsRef(in source), at);

    public static double Add(double a, double b) => a + b;

    public static double Subtract(double a, double b) => a - b;

    public static double Multiply(double a, double b) => a * b;

    public static double Divide(double a, double b) => a / b;

    public static double Negate(double a) => -a;

    public static double Abs(double a) => Math.Abs(a);

    public static double Floor(double a) => Math.Floor(a);

    public static double Ceiling(double a) => Math.Ceiling(a);

    public static uint AtLeast(double a, double b) => a >= b ? 1u : 0u;

    public static uint Less(double a, double b) => a < b ? 1u : 0u;

    public static uint Same(double a, double b) => a == b ? 1u : 0u;

    public static double Choose(uint mask, double whenSet, double whenClear) => mask != 0 ? whenSet : whenClear;

    public static long LoadQ(ref readonly long source, int at) => Unsafe.Add(ref Unsafe.AsRef(in source), at);

    public static void StoreQ(long value, ref long target, int at) => Unsafe.Add(ref target, at) = value;

    public static long SplatQ(long value) => value;

    public static long AddQ(long a, long b) => a + b;

    public static long AndQ(long a, long b) => a & b;

    public static long OrQ(long a, long b) => a | b;

    public static long WithoutQ(long a, long b) => a & ~b;

    public static long NotQ(long a) => ~a;

    public static long ChooseAtLeastQ(double value, double bound, long then, long otherwise) => value >= bound ? then : otherwise;

    public static long ChooseQ(uint mask, long whenSet, long whenClear) => mask != 0 ? whenSet : whenClear;

    public static double Field(long packed, int shift, long mask) => (packed >>> shift) & mask;

    public static int LoadC(ref readonly int source, int at) => Unsafe.Add(ref Unsafe.AsRef(in source), at);

    public static void StoreC(int value, ref int target, int at) => Unsafe.Add(ref target, at) = value;

    public static int SplatC(int value) => value;

    public static uint SameC(int a, int b) => a == b ? 1u : 0u;

    public static uint NegativeC(int a) => a < 0 ? 1u : 0u;

    public static int ChooseC(uint mask, int whenSet, int whenClear) => mask != 0 ? whenSet : whenClear;
}
