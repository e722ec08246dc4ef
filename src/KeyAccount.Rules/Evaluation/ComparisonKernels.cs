using KeyAccount.Rules.Columns;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Evaluation;

/// <summary>Comparisons of columns, into bitmaps.</summary>
internal static class ComparisonKernels
{
    public static TruthColumn Compare(ComparisonOperator op, Column left, Column right, bool rounded) => (left, right) switch
    {
        (NumberColumn a, NumberColumn b) => rounded ? Rounded(op, a, b) : Plain(op, a, b),
        (DateColumn a, DateColumn b) => Dates(op, a, b),
        (StringColumn a, StringColumn b) => op is ComparisonOperator.Equal or ComparisonOperator.NotEqual ? SameTexts(op, a, b) : OrderedTexts(op, a, b),
        (TruthColumn a, TruthColumn b) => Truths(op, a, b),
        _ => throw new InvalidOperationException($"{left.GetType().Name} and {right.GetType().Name} cannot be compared."),
    };

    /// <summary>A comparison with one number for all rows.</summary>
    public static TruthColumn Compare(ComparisonOperator op, NumberColumn left, double right)
    {
        var isTrue = Bits.None(left.Count);
        var values = left.Values.Span;
        for (var word = 0; word < isTrue.Length; word++)
        {
            var chunk = values[(word << 6)..Math.Min(values.Length, (word + 1) << 6)];
            ulong bits = 0;
            switch (op)
            {
                case ComparisonOperator.Equal:
                    for (var i = 0; i < chunk.Length; i++) bits |= Bit(chunk[i] == right) << i;
                    break;
                case ComparisonOperator.NotEqual:
                    for (var i = 0; i < chunk.Length; i++) bits |= Bit(chunk[i] != right) << i;
                    break;
                case ComparisonOperator.Less:
                    for (var i = 0; i < chunk.Length; i++) bits |= Bit(chunk[i] < right) << i;
                    break;
                case ComparisonOperator.LessOrEqual:
                    for (var i = 0; i < chunk.Length; i++) bits |= Bit(chunk[i] <= right) << i;
                    break;
                case ComparisonOperator.Greater:
                    for (var i = 0; i < chunk.Length; i++) bits |= Bit(chunk[i] > right) << i;
                    break;
                default:
                    for (var i = 0; i < chunk.Length; i++) bits |= Bit(chunk[i] >= right) << i;
                    break;
            }

            isTrue[word] = bits;
        }

        return Known(left.Count, isTrue, left.Validity);
    }

    /// <summary>Whether texts are (or are not) one text.</summary>
    public static TruthColumn Compare(ComparisonOperator op, StringColumn left, string right)
    {
        var code = left.Dictionary.Find(right);
        var (isTrue, known) = (Bits.None(left.Count), Bits.None(left.Count));
        var codes = left.Codes.Span;
        var wanted = op == ComparisonOperator.Equal;
        for (var i = 0; i < codes.Length; i++)
        {
            if (codes[i] < 0) continue;
            Bits.Set(known, i);
            if (codes[i] == code == wanted) Bits.Set(isTrue, i);
        }

        return new TruthColumn(left.Count, isTrue, known);
    }

    private static ulong Bit(bool value) => value ? 1UL : 0UL;

    /// <summary>Keeps only known rows true.</summary>
    private static TruthColumn Known(int count, ulong[] isTrue, ReadOnlyMemory<ulong> known)
    {
        if (known.IsEmpty) return new TruthColumn(count, isTrue);
        for (var i = 0; i < isTrue.Length; i++) isTrue[i] &= known.Span[i];
        return new TruthColumn(count, isTrue, known);
    }

    private static TruthColumn Plain(ComparisonOperator op, NumberColumn a, NumberColumn b)
    {
        var isTrue = Bits.None(a.Count);
        var x = a.Values.Span;
        var y = b.Values.Span;
        for (var i = 0; i < x.Length; i++)
            if (Holds(op, x[i].CompareTo(y[i]))) Bits.Set(isTrue, i);
        return Known(a.Count, isTrue, Bits.Both(a.Validity.Span, b.Validity.Span));
    }

    private static TruthColumn Rounded(ComparisonOperator op, NumberColumn a, NumberColumn b)
    {
        var isTrue = Bits.None(a.Count);
        var x = a.Values.Span;
        var y = b.Values.Span;
        for (var i = 0; i < x.Length; i++)
            if (Holds(op, SignificantDigits.Compare(x[i], y[i]))) Bits.Set(isTrue, i);
        return Known(a.Count, isTrue, Bits.Both(a.Validity.Span, b.Validity.Span));
    }

    private static TruthColumn Dates(ComparisonOperator op, DateColumn a, DateColumn b)
    {
        var isTrue = Bits.None(a.Count);
        var x = a.Days.Span;
        var y = b.Days.Span;
        for (var i = 0; i < x.Length; i++)
            if (Holds(op, x[i].CompareTo(y[i]))) Bits.Set(isTrue, i);
        return Known(a.Count, isTrue, Bits.Both(a.Validity.Span, b.Validity.Span));
    }

    private static TruthColumn Truths(ComparisonOperator op, TruthColumn a, TruthColumn b)
    {
        var (isTrue, known) = (Bits.None(a.Count), Bits.None(a.Count));
        for (var i = 0; i < isTrue.Length; i++)
        {
            known[i] = a.KnownWord(i) & b.KnownWord(i);
            var differs = a.True.Span[i] ^ b.True.Span[i];
            isTrue[i] = known[i] & (op == ComparisonOperator.Equal ? ~differs : differs);
        }

        return new TruthColumn(a.Count, isTrue, known);
    }

    private static TruthColumn SameTexts(ComparisonOperator op, StringColumn a, StringColumn b)
    {
        // The second column's numbers in terms of the first one's dictionary, so that rows compare as numbers.
        var translated = new int[b.Dictionary.Count];
        for (var i = 0; i < translated.Length; i++) translated[i] = ReferenceEquals(a.Dictionary, b.Dictionary) ? i : a.Dictionary.Find(b.Dictionary[i]);
        var (isTrue, known) = (Bits.None(a.Count), Bits.None(a.Count));
        var x = a.Codes.Span;
        var y = b.Codes.Span;
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] < 0 || y[i] < 0) continue;
            Bits.Set(known, i);
            if (x[i] == translated[y[i]] == (op == ComparisonOperator.Equal)) Bits.Set(isTrue, i);
        }

        return new TruthColumn(a.Count, isTrue, known);
    }

    private static TruthColumn OrderedTexts(ComparisonOperator op, StringColumn a, StringColumn b)
    {
        var (isTrue, known) = (Bits.None(a.Count), Bits.None(a.Count));
        for (var i = 0; i < a.Count; i++)
        {
            if (a.Text(i) is not { } x || b.Text(i) is not { } y) continue;
            Bits.Set(known, i);
            if (Holds(op, CompareCodePoints(x, y))) Bits.Set(isTrue, i);
        }

        return new TruthColumn(a.Count, isTrue, known);
    }

    /// <summary>Orders texts by code point; UTF-16 order differs where surrogates meet the end of the first plane.</summary>
    internal static int CompareCodePoints(string a, string b)
    {
        var length = Math.Min(a.Length, b.Length);
        for (var i = 0; i < length; i++)
        {
            if (a[i] == b[i]) continue;
            var (x, y) = (char.IsSurrogate(a[i]), char.IsSurrogate(b[i]));
            return x == y ? a[i].CompareTo(b[i]) : x ? 1 : -1;
        }

        return a.Length.CompareTo(b.Length);
    }

    internal static bool Holds(ComparisonOperator op, int order) => op switch
    {
        ComparisonOperator.Equal => order == 0,
        ComparisonOperator.NotEqual => order != 0,
        ComparisonOperator.Less => order < 0,
        ComparisonOperator.LessOrEqual => order <= 0,
        ComparisonOperator.Greater => order > 0,
        _ => order >= 0,
    };
}
