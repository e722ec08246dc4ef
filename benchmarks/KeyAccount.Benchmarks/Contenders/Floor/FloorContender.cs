using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using KeyAccount.Benchmarks.Workload;

namespace KeyAccount.Benchmarks.Contenders.Floor;

/// <summary>Reads every value of every column once, and every bitmap, and adds it all up. It decides nothing: nobody who reads the input can be faster.</summary>
internal sealed class FloorContender(Accounts accounts) : ITimed
{
    public string Name => "floor";

    public string Measures => "columns to one sum of everything";

    public bool IsSlow => false;

    /// <summary>The sum of the last run, so that no reading can be left out.</summary>
    public double Sum { get; private set; }

    public void Run(int first, int count)
    {
        var sum = 0.0;
        for (var i = first; i < first + count; i++) sum += Read(accounts.Batches[i]);
        Sum = sum;
    }

    private static double Read(AccountColumns columns)
    {
        var sum = 0.0;
        var bits = 0UL;
        for (var i = 0; i < AccountColumns.NumberCount; i++)
        {
            sum += Add<double>(columns.Numbers[i].AsSpan(0, columns.Count));
            bits ^= Add<ulong>(columns.Known[i]);
        }

        bits ^= Add(columns.Region, columns.Count) ^ Add(columns.Industry, columns.Count) ^ Add(columns.Stage, columns.Count) ^ Add<ulong>(columns.Listed);
        var contacts = columns.Contacts;
        bits ^= Add(columns.Offsets, columns.Count) ^ Add(columns.Role, contacts) ^ Add(columns.Stance, contacts);
        bits ^= Add<ulong>(columns.LastInterviewKnown.AsSpan(0, AccountColumns.Words(contacts))) ^ Add<ulong>(columns.IsNew.AsSpan(0, AccountColumns.Words(contacts)));
        return sum + Add<double>(columns.LastInterview.AsSpan(0, contacts)) + Add<double>(columns.Influence.AsSpan(0, contacts)) + bits;
    }

    private static ulong Add(int[] values, int count) => Add(MemoryMarshal.Cast<int, ulong>(values.AsSpan(0, count)));

    private static T Add<T>(ReadOnlySpan<T> values)
        where T : unmanaged, INumber<T>
    {
        var (a, b, c, d) = (Vector512<T>.Zero, Vector512<T>.Zero, Vector512<T>.Zero, Vector512<T>.Zero);
        ref var start = ref MemoryMarshal.GetReference(values);
        var width = Vector512<T>.Count;
        var i = 0;
        for (; i <= values.Length - (4 * width); i += 4 * width)
        {
            a += Vector512.LoadUnsafe(ref start, (nuint)i);
            b += Vector512.LoadUnsafe(ref start, (nuint)(i + width));
            c += Vector512.LoadUnsafe(ref start, (nuint)(i + (2 * width)));
            d += Vector512.LoadUnsafe(ref start, (nuint)(i + (3 * width)));
        }

        var sum = Vector512.Sum(a + b + c + d);
        for (; i < values.Length; i++) sum += values[i];
        return sum;
    }
}
