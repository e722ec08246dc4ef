namespace KeyAccount.Rules.Execution;

/// <summary>
/// The loops over rows. Stateless; one instance per vector path. Bitmaps are given as words of which the last may hold bits past the last
/// row; what stands there means nothing.
/// </summary>
internal abstract class Kernels
{
    private static readonly Kernels[] Paths =
    [
        new KernelsOf<LanesOne, double, long, int>(VectorPath.One),
        new KernelsOf<Lanes128, System.Runtime.Intrinsics.Vector128<double>, System.Runtime.Intrinsics.Vector128<long>, System.Runtime.Intrinsics.Vector128<int>>(VectorPath.Vector128),
        new KernelsOf<Lanes256, System.Runtime.Intrinsics.Vector256<double>, System.Runtime.Intrinsics.Vector256<long>, System.Runtime.Intrinsics.Vector256<int>>(VectorPath.Vector256),
        new KernelsOf<Lanes512, System.Runtime.Intrinsics.Vector512<double>, System.Runtime.Intrinsics.Vector512<long>, System.Runtime.Intrinsics.Vector512<int>>(VectorPath.Vector512),
    ];

    public static Kernels For(VectorPath path) => Paths[(int)path];

    public abstract VectorPath Path { get; }

    /// <summary>Runs steps of bit logic with one operator, each over all words of its registers.</summary>
    /// <param name="bits">The registers, one after the other.</param>
    /// <param name="words">Words per register.</param>
    public abstract void Logic(BitOperator op, ReadOnlySpan<BitStep> steps, Span<ulong> bits, int words);

    /// <summary>Which values reach each of several bounds.</summary>
    /// <param name="registers">The register of each bound in <paramref name="bits"/>.</param>
    /// <param name="words">Words per register.</param>
    public abstract void AtLeast(ReadOnlySpan<double> values, ReadOnlySpan<double> bounds, Span<ulong> bits, ReadOnlySpan<int> registers, int words);

    /// <summary>Which codes are each of several wanted ones; -1 wants nothing.</summary>
    public abstract void Same(ReadOnlySpan<int> codes, ReadOnlySpan<int> wanted, Span<ulong> bits, ReadOnlySpan<int> registers, int words);

    /// <summary>Which codes are not negative.</summary>
    public abstract void Known(ReadOnlySpan<int> codes, Span<ulong> known);

    public abstract void Less(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<ulong> result);

    public abstract void Same(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<ulong> result);

    /// <summary>Which values are neither NaN nor infinite.</summary>
    public abstract void Finite(ReadOnlySpan<double> values, Span<ulong> result);

    public abstract void Calculate(Calculation calculation, ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> result);

    public abstract void Apply(UnaryCalculation calculation, ReadOnlySpan<double> a, Span<double> result);

    /// <summary>Whole numbers as doubles.</summary>
    public abstract void Widen(ReadOnlySpan<int> values, Span<double> result);

    public abstract void Choose(ReadOnlySpan<ulong> condition, ReadOnlySpan<double> then, ReadOnlySpan<double> otherwise, Span<double> result);

    /// <summary>The code of the first bitmap that has each row; -1 where none has.</summary>
    public abstract void FirstOf(ReadOnlySpan<ulong> bits, ReadOnlySpan<int> registers, int words, ReadOnlySpan<int> codes, Span<int> result);

    /// <summary>
    /// Adds to each row's sum the entry of the stretch of the number line in which its value lies: <paramref name="entries"/> has one more
    /// entry than there are ascending bounds.
    /// </summary>
    /// <param name="missing">What rows without a known value get.</param>
    public abstract void AddStretches(
        ReadOnlySpan<double> values, ReadOnlySpan<ulong> known, ReadOnlySpan<double> bounds, ReadOnlySpan<long> entries, long missing, Span<long> sums);

    /// <summary>Adds a number to the sums of some rows.</summary>
    public abstract void AddWhere(ReadOnlySpan<ulong> rows, long entry, Span<long> sums);

    /// <summary>Rounded quotients of packed sums; see <see cref="Quotient"/>.</summary>
    public abstract void Divide(in Quotient quotient, ReadOnlySpan<long> dividends, ReadOnlySpan<long> divisors, Span<double> result);
}

internal enum Calculation
{
    Add,
    Subtract,
    Multiply,
    Divide,
}

internal enum UnaryCalculation
{
    Negate,
    Abs,
    Floor,
    Ceiling,
}

internal enum BitOperator
{
    And,
    Or,
    Without,
    Not,
}

/// <summary>The registers of one step of bit logic; a not reads only the first.</summary>
internal readonly record struct BitStep(int A, int B, int Target);

/// <summary>
/// floor((<see cref="Factor"/>·dividend + <see cref="Half"/>·divisor) / (2·<see cref="Half"/>·divisor)) / <see cref="Unit"/>: a quotient
/// rounded half up. All numbers are whole and small enough that doubles hold them, and their quotient's floor, exactly.
/// </summary>
/// <param name="DividendShift">Where the dividend stands in its packed sums.</param>
/// <param name="DividendMask">Its bits, shifted down.</param>
/// <param name="DivisorShift">Where the divisor stands, unless it is constant.</param>
/// <param name="DivisorMask">Its bits; 0 when it is <paramref name="Divisor"/> in every row.</param>
internal readonly record struct Quotient(
    int DividendShift, long DividendMask, int DivisorShift, long DivisorMask, double Divisor, double Factor, double Half, double Unit)
{
    /// <summary>The quotient of one row's packed sums.</summary>
    public double Of(long dividends, long divisors)
    {
        var dividend = Factor * ((dividends >>> DividendShift) & DividendMask);
        var divisor = Half * (DivisorMask == 0 ? Divisor : (divisors >>> DivisorShift) & DivisorMask);
        return Math.Floor((dividend + divisor) / (2 * divisor)) / Unit;
    }
}
