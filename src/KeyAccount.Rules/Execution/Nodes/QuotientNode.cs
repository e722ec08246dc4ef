using System.Numerics;

namespace KeyAccount.Rules.Execution;

/// <summary>A sum divided by another, or by a constant, rounded once.</summary>
/// <param name="dividend">The sum.</param>
/// <param name="divisor">The other sum; <see langword="null"/> for <paramref name="constant"/>.</param>
/// <param name="constant">The divisor of every row.</param>
/// <param name="numerator">The quotient is multiplied by this …</param>
/// <param name="denominator">… and divided by this, before it is rounded.</param>
/// <param name="unit">What the rounded quotient is divided by in the end: a power of ten.</param>
internal sealed class QuotientNode(SumsNode sums, SumField dividend, SumField? divisor, long constant, long numerator, long denominator, long unit) : NumbersNode(sums.Space)
{
    private Quotient _quotient;
    private bool _fitsDouble;
    private int _dividendLane;
    private int _divisorLane;

    public override IEnumerable<Node> Inputs => [sums];

    public void Want()
    {
        sums.Want(dividend);
        if (divisor is { } field) sums.Want(field);
    }

    public void Link()
    {
        var top = sums.Place(dividend);
        var bottom = divisor is { } field ? sums.Place(field) : new PackedField(0, 0, 0, constant);
        (_dividendLane, _divisorLane) = (top.Lane, bottom.Lane);
        _quotient = new Quotient(top.Shift, top.Mask, bottom.Shift, bottom.Mask, constant, 2d * numerator, denominator, unit);

        // Below 2^52 the division's own rounding cannot reach the next whole number.
        _fitsDouble = (((BigInteger)top.Most * numerator) + ((BigInteger)bottom.Most * denominator)) * 2 < (BigInteger.One << 52);
    }

    public override void Run(Workspace w)
    {
        var dividends = sums.Lane(w, _dividendLane);
        var divisors = sums.Lane(w, _divisorLane);
        var results = w.Write(this);
        if (_fitsDouble)
        {
            if (results.Length == 1) results[0] = _quotient.Of(dividends[0], divisors[0]);
            else w.Kernels.Divide(in _quotient, dividends, divisors, results);
            return;
        }

        for (var row = 0; row < results.Length; row++)
        {
            var top = (UInt128)(ulong)((dividends[row] >>> _quotient.DividendShift) & _quotient.DividendMask) * (ulong)numerator;
            var bottom = (UInt128)(ulong)(divisor is null ? constant : (divisors[row] >>> _quotient.DivisorShift) & _quotient.DivisorMask) * (ulong)denominator;
            results[row] = bottom == 0 ? 0 : (double)(((2 * top) + bottom) / (2 * bottom)) / unit;
        }
    }
}
