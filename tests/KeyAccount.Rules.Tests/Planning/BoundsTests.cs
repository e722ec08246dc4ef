using KeyAccount.Rules.Expressions;
using KeyAccount.Rules.Planning;

namespace KeyAccount.Rules.Tests.Planning;

/// <summary>A bound divides the numbers exactly where the comparison does.</summary>
public sealed class BoundsTests
{
    private static readonly double[] Telling =
    [
        0, 1, 0.1, 0.3, 0.1 + 0.2, 10, 1e15, 1e15 + 0.5, 100000000000000.5, 999999999999999.5, 1e16, 123456789012345.6, double.Epsilon, 3 * double.Epsilon, 1e-310, 2.2250738585072014e-308,
        double.MaxValue, 1.79769313486231e308, 1.797693134862315e308, 1e308, 9.99999999999999e307, 0.999999999999999, 0.9999999999999995,
    ];

    public static TheoryData<int> Seeds { get; } = [1, 2, 3];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_rounded_bound_is_reached_by_what_compares_as_reaching_it(int seed) => Each(seed, rounded: true, SignificantDigits.Compare);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_plain_bound_is_reached_by_what_is_not_less(int seed) => Each(seed, rounded: false, (number, constant) => number < constant ? -1 : number > constant ? 1 : 0);

    /// <summary>The rounding is not idle: some number below the constant reaches it, and the bound says which is the least.</summary>
    [Fact]
    public void A_rounded_bound_lies_below_its_constant()
    {
        Assert.True(Bounds.Reaching(0.3, rounded: true) < 0.3);
        Assert.True(Bounds.Above(0.3, rounded: true) > 0.1 + 0.2);
        Assert.Equal(0.3, Bounds.Reaching(0.3, rounded: false));
        Assert.Equal(double.PositiveInfinity, Bounds.Above(double.MaxValue, rounded: true));
        Assert.Equal(double.PositiveInfinity, Bounds.Above(double.MaxValue, rounded: false));
    }

    private static void Each(int seed, bool rounded, Func<double, double, int> compare)
    {
        var random = new Random(seed);
        for (var i = 0; i < 160; i++)
        {
            var constant = Constant(random, i);
            var (reaching, above) = (Bounds.Reaching(constant, rounded), Bounds.Above(constant, rounded));
            foreach (var number in Around(random, constant, reaching, above).Where(double.IsFinite))
            {
                var order = compare(number, constant);
                Assert.True(number >= reaching == order >= 0 && number >= above == order > 0, FormattableString.Invariant($"{number:R} against {constant:R}, of which it is {order}"));
            }
        }
    }

    private static double Constant(Random random, int i)
    {
        if (i < 2 * Telling.Length) return i % 2 == 0 ? Telling[i / 2] : -Telling[i / 2];
        double number;
        do
        {
            number = random.Next(3) switch
            {
                0 => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)),
                1 => random.Next(-1_000_000, 1_000_000) / 100.0,
                _ => random.Next(-9, 10) * Math.Pow(10, random.Next(-320, 308)),
            };
        }
        while (!double.IsFinite(number));
        return number;
    }

    /// <summary>The constant, both sides of its bounds, its neighbours at every distance, and anything.</summary>
    private static IEnumerable<double> Around(Random random, double constant, double reaching, double above)
    {
        double[] middles = [constant, -constant, reaching, above, 0, double.MaxValue];
        foreach (var middle in middles)
        {
            yield return middle;
            yield return Math.BitIncrement(middle);
            yield return Math.BitDecrement(middle);
        }

        var step = Math.Abs(constant) - Math.BitDecrement(Math.Abs(constant));
        for (var distance = 1L; distance < 1L << 40; distance *= 3)
        {
            yield return constant + (step * distance);
            yield return constant - (step * distance);
        }

        yield return BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
    }
}
