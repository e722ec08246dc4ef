using System.Numerics;
using KeyAccount.Rules.Columns;
using KeyAccount.Rules.Execution;

namespace KeyAccount.Rules.Tests.Execution;

/// <summary>
/// Every kernel of every path, the one without vectors too, against a plain loop, for 0 to 200 rows. Results are written over random words, so that
/// a row that is left out shows; what stands past the last row means nothing and is not looked at.
/// </summary>
public sealed class KernelTests
{
    private const int MostRows = 200;

    public static TheoryData<string> Paths { get; } = new(Enum.GetNames<VectorPath>());

    [Theory]
    [MemberData(nameof(Paths))]
    public void Values_reach_several_bounds(string path) => Each(path, (kernels, rows, samples) =>
    {
        var values = samples.Numbers(rows);
        var bounds = samples.Numbers(samples.Next(1, 5));
        SameBits(samples, rows, bounds.Length, (bits, registers, words) => kernels.AtLeast(values, bounds, bits, registers, words), (k, row) => values[row] >= bounds[k]);
    });

    [Theory]
    [MemberData(nameof(Paths))]
    public void Codes_are_several_wanted_ones(string path) => Each(path, (kernels, rows, samples) =>
    {
        var codes = samples.Codes(rows, -1, 4);
        var wanted = samples.Codes(samples.Next(1, 5), -1, 5);
        SameBits(samples, rows, wanted.Length, (bits, registers, words) => kernels.Same(codes, wanted, bits, registers, words), (k, row) => wanted[k] >= 0 && codes[row] == wanted[k]);
    });

    [Theory]
    [MemberData(nameof(Paths))]
    public void Codes_are_known(string path) => Each(path, (kernels, rows, samples) =>
    {
        int[] codes = [.. samples.Codes(rows, -1, 1).Select(code => code == 1 ? int.MaxValue : code)];
        SameBits(samples, rows, 1, (bits, registers, words) => kernels.Known(codes, bits.AsSpan(registers[0] * words)), (_, row) => codes[row] >= 0);
    });

    [Theory]
    [MemberData(nameof(Paths))]
    public void Numbers_compare_with_numbers_and_are_finite(string path) => Each(path, (kernels, rows, samples) =>
    {
        var a = samples.Numbers(rows);
        double[] b = [.. a.Select(value => samples.Next(0, 1) == 0 ? value : samples.Number())];
        SameBits(samples, rows, 1, (bits, registers, words) => kernels.Less(a, b, bits.AsSpan(registers[0] * words)), (_, row) => a[row] < b[row]);
        SameBits(samples, rows, 1, (bits, registers, words) => kernels.Same(a, b, bits.AsSpan(registers[0] * words)), (_, row) => a[row] == b[row]);
        SameBits(samples, rows, 1, (bits, registers, words) => kernels.Finite(a, bits.AsSpan(registers[0] * words)), (_, row) => double.IsFinite(a[row]));
    });

    [Theory]
    [MemberData(nameof(Paths))]
    public void Numbers_are_calculated_to_the_last_bit(string path) => Each(path, (kernels, rows, samples) =>
    {
        var (a, b) = (samples.Numbers(rows), samples.Numbers(rows));
        foreach (var calculation in Enum.GetValues<Calculation>())
        {
            SameNumbers(samples, rows, result => kernels.Calculate(calculation, a, b, result), row => calculation switch
            {
                Calculation.Add => a[row] + b[row],
                Calculation.Subtract => a[row] - b[row],
                Calculation.Multiply => a[row] * b[row],
                _ => a[row] / b[row],
            });
        }

        foreach (var calculation in Enum.GetValues<UnaryCalculation>())
        {
            SameNumbers(samples, rows, result => kernels.Apply(calculation, a, result), row => calculation switch
            {
                UnaryCalculation.Negate => -a[row],
                UnaryCalculation.Abs => Math.Abs(a[row]),
                UnaryCalculation.Floor => Math.Floor(a[row]),
                _ => Math.Ceiling(a[row]),
            });
        }
    });

    [Theory]
    [MemberData(nameof(Paths))]
    public void Whole_numbers_become_doubles(string path) => Each(path, (kernels, rows, samples) =>
    {
        var values = samples.Integers(rows);
        SameNumbers(samples, rows, result => kernels.Widen(values, result), row => values[row]);
    });

    [Theory]
    [MemberData(nameof(Paths))]
    public void Numbers_are_chosen_by_a_bit(string path) => Each(path, (kernels, rows, samples) =>
    {
        var (condition, then, otherwise) = (samples.Bitmap(rows), samples.Numbers(rows), samples.Numbers(rows));
        SameNumbers(samples, rows, result => kernels.Choose(condition, then, otherwise, result), row => Bits.Get(condition, row) ? then[row] : otherwise[row]);
    });

    [Theory]
    [MemberData(nameof(Paths))]
    public void The_first_bitmap_gives_the_code(string path) => Each(path, (kernels, rows, samples) =>
    {
        var codes = samples.Codes(samples.Next(0, 5), 0, 100);
        ulong[][] bitmaps = [.. codes.Select(_ => samples.Bitmap(rows))];
        var (bits, registers, words) = Registers(samples, rows, bitmaps.Length);
        for (var k = 0; k < bitmaps.Length; k++) bitmaps[k].CopyTo(bits, registers[k] * words);
        var result = samples.Integers(rows);
        kernels.FirstOf(bits, registers, words, codes, result);
        for (var row = 0; row < rows; row++)
        {
            var first = Array.FindIndex(bitmaps, bitmap => Bits.Get(bitmap, row));
            Assert.Equal(first < 0 ? -1 : codes[first], result[row]);
        }
    });

    [Theory]
    [MemberData(nameof(Paths))]
    public void Sums_get_the_entry_of_their_stretch(string path) => Each(path, (kernels, rows, samples) =>
    {
        var (values, known) = (samples.Numbers(rows), samples.Bitmap(rows));
        double[] bounds = [.. samples.Numbers(samples.Next(0, 5)).Where(bound => !double.IsNaN(bound)).Distinct().Order()];
        long[] entries = [.. bounds.Select(_ => samples.NextLong()).Append(samples.NextLong())];
        var (missing, sums) = (samples.NextLong(), samples.Integers(rows).Select(i => (long)i).ToArray());
        var before = sums.ToArray();
        kernels.AddStretches(values, known, bounds, entries, missing, sums);
        for (var row = 0; row < rows; row++)
        {
            // NaN stands in unknown rows only.
            if (double.IsNaN(values[row]) && Bits.Get(known, row)) continue;
            Assert.Equal(before[row] + (Bits.Get(known, row) ? entries[bounds.Count(bound => values[row] >= bound)] : missing), sums[row]);
        }
    });

    [Theory]
    [MemberData(nameof(Paths))]
    public void Sums_of_some_rows_get_an_entry(string path) => Each(path, (kernels, rows, samples) =>
    {
        var (some, entry) = (samples.Bitmap(rows), samples.Next(0, 3) == 0 ? 0 : samples.NextLong());
        long[] sums = [.. samples.Integers(rows)];
        var before = sums.ToArray();
        kernels.AddWhere(some, entry, sums);
        for (var row = 0; row < rows; row++) Assert.Equal(unchecked(before[row] + (Bits.Get(some, row) ? entry : 0)), sums[row]);
    });

    /// <summary>Numbers of the size that the planner lets through: doubles hold them, and the floor of their quotient, exactly.</summary>
    [Theory]
    [MemberData(nameof(Paths))]
    public void Packed_sums_are_divided_exactly(string path) => Each(path, (kernels, rows, samples) =>
    {
        var (numerator, denominator) = (samples.Next(1, 100), samples.Next(1, 1_000));
        var (constant, unit) = (samples.Next(0, 1) == 0 ? samples.Next(1, 100_000) : 0, samples.Pick<int>([1, 10, 100, 1_000, 10_000]));
        var (shift, mask, divisorShift, divisorMask) = (samples.Next(0, 30), (1L << samples.Next(1, 33)) - 1, samples.Next(0, 30), (1L << samples.Next(1, 33)) - 1);
        var quotient = new Quotient(shift, mask, divisorShift, constant == 0 ? divisorMask : 0, constant, 2d * numerator, denominator, unit);
        long[] dividends = [.. samples.Words(rows).Select(word => (long)(word >> 1))];
        long[] divisors = [.. samples.Words(rows).Select(word => (long)(word >> 1) | (1L << divisorShift))];
        SameNumbers(samples, rows, result => kernels.Divide(in quotient, dividends, divisors, result), row =>
        {
            var top = (BigInteger)((dividends[row] >> shift) & mask) * numerator;
            var bottom = (BigInteger)(constant != 0 ? constant : (divisors[row] >> divisorShift) & divisorMask) * denominator;
            return (double)(((2 * top) + bottom) / (2 * bottom)) / unit;
        });
    });

    [Theory]
    [MemberData(nameof(Paths))]
    public void Steps_of_logic_run_one_after_the_other(string path)
    {
        var kernels = Kernels.For(Enum.Parse<VectorPath>(path));
        for (var words = 0; words <= 20; words++)
        {
            var samples = new KernelSamples(words);
            var bits = samples.Words(10 * words);
            var expected = bits.ToArray();
            for (var run = 0; run < 10; run++)
            {
                var op = samples.Pick(Enum.GetValues<BitOperator>());
                BitStep[] steps = [.. Enumerable.Range(0, samples.Next(0, 9)).Select(_ => Step(samples, op))];
                kernels.Logic(op, steps, bits, words);
                foreach (var step in steps) Run(op, step, expected, words);
            }

            Assert.Equal(expected, bits);
        }
    }

    private static void Run(BitOperator op, BitStep step, ulong[] bits, int words)
    {
        for (var i = 0; i < words; i++)
        {
            var (a, b) = (bits[(step.A * words) + i], bits[(step.B * words) + i]);
            bits[(step.Target * words) + i] = op switch
            {
                BitOperator.And => a & b,
                BitOperator.Or => a | b,
                BitOperator.Without => a & ~b,
                _ => ~a,
            };
        }
    }

    private static BitStep Step(KernelSamples samples, BitOperator op)
    {
        var a = samples.Next(0, 9);
        return new BitStep(a, op == BitOperator.Not ? a : samples.Next(0, 9), samples.Next(0, 9));
    }

    private static void Each(string path, Action<Kernels, int, KernelSamples> check)
    {
        var kernels = Kernels.For(Enum.Parse<VectorPath>(path));
        Assert.Equal(path, kernels.Path.ToString());
        for (var rows = 0; rows <= MostRows; rows++) check(kernels, rows, new KernelSamples((rows * 10) + (int)kernels.Path));
    }

    /// <summary>Registers full of anything, not in order and not next to each other.</summary>
    private static (ulong[] Bits, int[] Registers, int Words) Registers(KernelSamples samples, int rows, int count)
    {
        var words = (rows + 63) / 64;
        return (samples.Words(((2 * count) + 1) * words), [.. Enumerable.Range(0, count).Select(k => 2 * (count - 1 - k))], words);
    }

    private static void SameBits(KernelSamples samples, int rows, int count, Action<ulong[], int[], int> run, Func<int, int, bool> expected)
    {
        var (bits, registers, words) = Registers(samples, rows, count);
        var before = bits.ToArray();
        run(bits, registers, words);
        for (var k = 0; k < count; k++)
            for (var row = 0; row < rows; row++) Assert.True(expected(k, row) == Bits.Get(bits.AsSpan(registers[k] * words), row), $"Bitmap {k} of {count}, row {row} of {rows}");
        for (var word = 0; word < bits.Length; word++)
            if (!registers.Contains(word / words)) Assert.Equal(before[word], bits[word]);
    }

    private static void SameNumbers(KernelSamples samples, int rows, Action<double[]> run, Func<int, double> expected)
    {
        var result = samples.Numbers(rows);
        run(result);
        for (var row = 0; row < rows; row++)
        {
            // The sign and payload of NaN are the processor's affair.
            var (wanted, found) = (expected(row), result[row]);
            Assert.True(BitConverter.DoubleToInt64Bits(wanted) == BitConverter.DoubleToInt64Bits(found) || (double.IsNaN(wanted) && double.IsNaN(found)), $"Row {row} of {rows}: expected {wanted}, found {found}");
        }
    }
}
