using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using KeyAccount.Benchmarks.Workload;

namespace KeyAccount.Benchmarks.Contenders.SimdCSharp;

/// <summary>
/// The scorecard for 64 rows. The five sums of an account are fields of one 64-bit lane, so that a characteristic adds to all of them at
/// once: weighted points, low and high in 16 bits each (10,000 at most), weight and known weight in 8 bits each (100 at most).
/// </summary>
internal static class ScorePass
{
    /// <summary>Adds up; the sums of eight rows stand in each of eight vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run(AccountColumns columns, int block, ref Vector512<ulong> sums)
    {
        var known = columns.Known;
        var numbers = columns.Numbers;
        var at = block * 64;
        From(ref numbers[0][at], known[0][block], ref sums, 17, Missing(17, -1, 5, 100), 5_000_000, 1_000_000, 200_000, 20_000, 100, 80, 55, 30, 5);
        From(ref numbers[1][at], known[1][block], ref sums, 12, Missing(12, -1, 0, 100), 0.4, 0.25, 0.1, 100, 75, 40, 0);
        From(ref numbers[2][at], known[2][block], ref sums, 7, Missing(7, -1, 0, 100), 50, 20, 5, 1, 100, 80, 50, 25, 0);
        From(ref numbers[3][at], known[3][block], ref sums, 5, Missing(5, 30, 20, 100), 1825, 730, 180, 100, 70, 45, 20);
        To(ref numbers[4][at], known[4][block], ref sums, 8, Missing(8, 0, 0, 100), 30, 90, 180, 365, 100, 75, 45, 20, 0);
        From(ref numbers[5][at], known[5][block], ref sums, 9, Missing(9, -1, 0, 100), 0.2, 0.05, -0.05, -0.2, 100, 75, 55, 25, 0);
        To(ref numbers[6][at], known[6][block], ref sums, 7, Missing(7, -1, 0, 100), 0.05, 0.2, 0.5, 100, 70, 30, 0);
        To(ref numbers[7][at], known[7][block], ref sums, 6, Missing(6, 5, 5, 100), 0.01, 0.05, 0.15, 100, 65, 25, 5);
        From(ref numbers[8][at], known[8][block], ref sums, 8, Missing(8, -1, 35, 100), 0.6, 0.3, 0.1, 70, 100, 60, 35);
        From(ref numbers[9][at], known[9][block], ref sums, 9, Missing(9, 40, 10, 100), 100_000_000, 20_000_000, 5_000_000, 500_000, 100, 80, 55, 30, 10);
        From(ref numbers[10][at], known[10][block], ref sums, 4, Missing(4, 35, 10, 100), 5000, 1000, 200, 20, 100, 80, 55, 30, 10);
        From(ref numbers[11][at], known[11][block], ref sums, 8, Missing(8, -1, 0, 100), 85, 70, 50, 100, 75, 40, 0);
    }

    /// <summary>Bins "at least a, else at least b …", the last one for the rest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void From(ref double values, ulong known, ref Vector512<ulong> sums, ulong weight, ulong missing, double a, double b, double c, double d, ulong pa, ulong pb, ulong pc, ulong pd, ulong pe)
    {
        for (var i = 0; i < 8; i++)
        {
            var x = Lanes.Eight(ref values, i);
            var found = Vector512.Create(Found(weight, pe));
            found = Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(x, Vector512.Create(d)).AsUInt64(), Vector512.Create(Found(weight, pd)), found);
            found = Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(x, Vector512.Create(c)).AsUInt64(), Vector512.Create(Found(weight, pc)), found);
            found = Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(x, Vector512.Create(b)).AsUInt64(), Vector512.Create(Found(weight, pb)), found);
            found = Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(x, Vector512.Create(a)).AsUInt64(), Vector512.Create(Found(weight, pa)), found);
            Unsafe.Add(ref sums, i) += Known(known >> (i * 8), found, missing);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void From(ref double values, ulong known, ref Vector512<ulong> sums, ulong weight, ulong missing, double a, double b, double c, ulong pa, ulong pb, ulong pc, ulong pd)
    {
        for (var i = 0; i < 8; i++)
        {
            var x = Lanes.Eight(ref values, i);
            var found = Vector512.Create(Found(weight, pd));
            found = Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(x, Vector512.Create(c)).AsUInt64(), Vector512.Create(Found(weight, pc)), found);
            found = Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(x, Vector512.Create(b)).AsUInt64(), Vector512.Create(Found(weight, pb)), found);
            found = Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(x, Vector512.Create(a)).AsUInt64(), Vector512.Create(Found(weight, pa)), found);
            Unsafe.Add(ref sums, i) += Known(known >> (i * 8), found, missing);
        }
    }

    /// <summary>Bins "at most a, else at most b …".</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void To(ref double values, ulong known, ref Vector512<ulong> sums, ulong weight, ulong missing, double a, double b, double c, double d, ulong pa, ulong pb, ulong pc, ulong pd, ulong pe)
    {
        for (var i = 0; i < 8; i++)
        {
            var x = Lanes.Eight(ref values, i);
            var found = Vector512.Create(Found(weight, pe));
            found = Vector512.ConditionalSelect(Vector512.LessThanOrEqual(x, Vector512.Create(d)).AsUInt64(), Vector512.Create(Found(weight, pd)), found);
            found = Vector512.ConditionalSelect(Vector512.LessThanOrEqual(x, Vector512.Create(c)).AsUInt64(), Vector512.Create(Found(weight, pc)), found);
            found = Vector512.ConditionalSelect(Vector512.LessThanOrEqual(x, Vector512.Create(b)).AsUInt64(), Vector512.Create(Found(weight, pb)), found);
            found = Vector512.ConditionalSelect(Vector512.LessThanOrEqual(x, Vector512.Create(a)).AsUInt64(), Vector512.Create(Found(weight, pa)), found);
            Unsafe.Add(ref sums, i) += Known(known >> (i * 8), found, missing);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void To(ref double values, ulong known, ref Vector512<ulong> sums, ulong weight, ulong missing, double a, double b, double c, ulong pa, ulong pb, ulong pc, ulong pd)
    {
        for (var i = 0; i < 8; i++)
        {
            var x = Lanes.Eight(ref values, i);
            var found = Vector512.Create(Found(weight, pd));
            found = Vector512.ConditionalSelect(Vector512.LessThanOrEqual(x, Vector512.Create(c)).AsUInt64(), Vector512.Create(Found(weight, pc)), found);
            found = Vector512.ConditionalSelect(Vector512.LessThanOrEqual(x, Vector512.Create(b)).AsUInt64(), Vector512.Create(Found(weight, pb)), found);
            found = Vector512.ConditionalSelect(Vector512.LessThanOrEqual(x, Vector512.Create(a)).AsUInt64(), Vector512.Create(Found(weight, pa)), found);
            Unsafe.Add(ref sums, i) += Known(known >> (i * 8), found, missing);
        }
    }

    /// <summary>What was found where the lowest eight bits say that the value is known, else what counts for a missing one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Known(ulong known, Vector512<ulong> found, ulong missing)
    {
        var bit = Vector512.Create(1UL, 2, 4, 8, 16, 32, 64, 128);
        return Vector512.ConditionalSelect(Vector512.Equals(Vector512.Create(known) & bit, Vector512<ulong>.Zero), Vector512.Create(missing), found);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Found(ulong weight, ulong points) => (weight * points * 0x1_0001_0001) | (weight << 48) | (weight << 56);

    /// <param name="weight">The weight.</param>
    /// <param name="points">The points that count in its place; -1 when the characteristic is left out.</param>
    /// <param name="fewest">The points it could have at least.</param>
    /// <param name="most">The points it could have at most.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Missing(ulong weight, int points, ulong fewest, ulong most) =>
        (weight * fewest << 16) | (weight * most << 32) | (points < 0 ? 0 : (weight * (ulong)points) | (weight << 48));
}
