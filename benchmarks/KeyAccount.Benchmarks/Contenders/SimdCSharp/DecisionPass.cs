using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using KeyAccount.Benchmarks.Workload;

namespace KeyAccount.Benchmarks.Contenders.SimdCSharp;

/// <summary>Everything for 64 rows, the contacts' answers being known: conditions are words of 64 bits, labels are put together from bits at the end.</summary>
internal static class DecisionPass
{
    /// <summary>2^52: a whole number added to it stands in the last bits of the sum.</summary>
    private const double Whole = 4_503_599_627_370_496;

    public static void Run(AccountColumns columns, int block, ReadOnlySpan<ulong> contacts, SimdAnswers answers)
    {
        var at = block * 64;
        Span<Vector512<ulong>> sums = stackalloc Vector512<ulong>[8];
        ScorePass.Run(columns, block, ref sums[0]);
        Scores(sums, columns.Known[0][block], at, answers, out var grade, out var best);
        Flags(columns, block, contacts, answers);
        Card(columns, block, grade, answers);
        Action(columns, block, grade, best, answers);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Scores(ReadOnlySpan<Vector512<ulong>> sums, ulong scored, int at, SimdAnswers answers, out Grades grade, out ulong best)
    {
        Span<Vector512<long>> score = stackalloc Vector512<long>[8];
        var field = Vector512.Create(0xFFFFUL);
        var bit = Vector512.Create(1UL, 2, 4, 8, 16, 32, 64, 128);
        for (var i = 0; i < 8; i++)
        {
            // (200 points + weight) / (2 weight), rounded down: whole numbers this small divide exactly enough in a double.
            var points = Double(sums[i] & field);
            var weight = Double((sums[i] >>> 48) & Vector512.Create(0xFFUL));
            var quotient = (Vector512.Floor(((points * 200) + weight) / (weight + weight)) + Vector512.Create(Whole)).AsInt64();
            score[i] = Vector512.ConditionalSelect(Vector512.Equals(Vector512.Create(scored >> (i * 8)) & bit, bit).AsInt64(), quotient, Vector512<long>.AllBitsSet);
        }

        var first = Shorts(score[0], score[1], score[2], score[3]);
        var second = Shorts(score[4], score[5], score[6], score[7]);
        first.StoreUnsafe(ref answers.Score[at]);
        second.StoreUnsafe(ref answers.Score[at + 32]);
        grade = new Grades(Lanes.AtLeast(first, second, 7000), Lanes.AtLeast(first, second, 5500), Lanes.AtLeast(first, second, 4000), scored);
        grade.Codes().StoreUnsafe(ref answers.Grade[at]);

        Field(sums, 16, at, answers.Low, out first, out second);
        new Grades(Lanes.AtLeast(first, second, 7000), Lanes.AtLeast(first, second, 5500), Lanes.AtLeast(first, second, 4000), ulong.MaxValue)
            .Codes().StoreUnsafe(ref answers.GradeWorst[at]);
        Field(sums, 32, at, answers.High, out first, out second);
        best = Lanes.AtLeast(first, second, 7000);
        new Grades(best, Lanes.AtLeast(first, second, 5500), Lanes.AtLeast(first, second, 4000), ulong.MaxValue).Codes().StoreUnsafe(ref answers.GradeBest[at]);
        Field(sums, 56, at, answers.Coverage, out first, out second);
        (first * 100).StoreUnsafe(ref answers.Coverage[at]);
        (second * 100).StoreUnsafe(ref answers.Coverage[at + 32]);
    }

    /// <summary>Whole numbers as doubles, in a way that all vectors have: as the last bits of 2^52, which is then taken away.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Double(Vector512<ulong> numbers) => (numbers | Vector512.Create(Whole).AsUInt64()).AsDouble() - Vector512.Create(Whole);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Field(ReadOnlySpan<Vector512<ulong>> sums, int shift, int at, short[] column, out Vector512<short> first, out Vector512<short> second)
    {
        first = Shorts((sums[0] >>> shift).AsInt64(), (sums[1] >>> shift).AsInt64(), (sums[2] >>> shift).AsInt64(), (sums[3] >>> shift).AsInt64());
        second = Shorts((sums[4] >>> shift).AsInt64(), (sums[5] >>> shift).AsInt64(), (sums[6] >>> shift).AsInt64(), (sums[7] >>> shift).AsInt64());
        first.StoreUnsafe(ref column[at]);
        second.StoreUnsafe(ref column[at + 32]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<short> Shorts(Vector512<long> a, Vector512<long> b, Vector512<long> c, Vector512<long> d) =>
        Vector512.Narrow(Vector512.Narrow(a, b), Vector512.Narrow(c, d));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Flags(AccountColumns columns, int block, ReadOnlySpan<ulong> contacts, SimdAnswers answers)
    {
        var raised = answers.Raised.AsSpan(block * 8, 8);
        var undetermined = answers.Undetermined.AsSpan(block * 8, 8);
        var perhaps = contacts[(int)Question.RoleUnknown];
        for (var i = 0; i < 4; i++) (raised[i], undetermined[i]) = (~contacts[i] & ~perhaps, ~contacts[i] & perhaps);
        raised[4] = contacts[(int)Question.CoreLongAgo];
        undetermined[4] = contacts[(int)Question.CorePerhaps] & ~raised[4];
        raised[5] = contacts[(int)Question.NewFace];
        undetermined[5] = contacts[(int)Question.NewFacePerhaps] & ~raised[5];
        raised[6] = contacts[(int)Question.OpponentDecides];
        undetermined[6] = contacts[(int)Question.OpponentPerhaps] & ~raised[6];
        raised[7] = Lanes.Above(ref columns.Numbers[13][block * 64], 0.08) & columns.Known[13][block];
        undetermined[7] = ~columns.Known[13][block];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Card(AccountColumns columns, int block, Grades grade, SimdAnswers answers)
    {
        var at = block * 64;
        var contracts = Lanes.AtLeast(ref columns.Numbers[14][at], 1_000_000) & columns.Known[14][block];
        var fewReturns = columns.Known[12][block] & ~Lanes.AtLeast(ref columns.Numbers[12][at], 0.05);
        var nearby = Lanes.Below(Lanes.Bytes(ref columns.Region[at]), 2) & Lanes.Below(Lanes.Bytes(ref columns.Industry[at]), 3);
        var platinum = grade.A & contracts;
        var gold = ~platinum & grade.B & (columns.Listed[block] | fewReturns);
        var silver = ~platinum & ~gold & grade.C & nearby;
        var none = ~(platinum | gold | silver);
        var codes = (Lanes.Spread(gold | none) & Vector512.Create((byte)1)) | (Lanes.Spread(silver | none) & Vector512.Create((byte)2));
        codes.AsSByte().StoreUnsafe(ref answers.Card[at]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Action(AccountColumns columns, int block, Grades grade, ulong best, SimdAnswers answers)
    {
        var at = block * 64;
        var raised = answers.Raised.AsSpan(block * 8, 8);
        var stage = Lanes.Bytes(ref columns.Stage[at]);
        var (contacted, designing, bidding) = (Lanes.Equal(stage, 1), Lanes.Equal(stage, 2), Lanes.Equal(stage, 3));
        var (negotiating, delivering) = (Lanes.Equal(stage, 4), Lanes.Equal(stage, 5));
        var touchedKnown = columns.Known[15][block];
        var free = ulong.MaxValue;
        var settle = Take(ref free, raised[7]);
        var win = Take(ref free, raised[6] & (bidding | negotiating));
        var decider = Take(ref free, raised[0] & (contacted | designing | bidding | negotiating));
        var technical = Take(ref free, raised[1] & (designing | bidding));
        var user = Take(ref free, raised[2] & contacted);
        var coach = Take(ref free, raised[3] & grade.B & ~delivering);
        var interview = Take(ref free, raised[4]);
        var meet = Take(ref free, raised[5]);
        var invest = Take(ref free, (grade.A | best) & touchedKnown & Lanes.Above(ref columns.Numbers[15][at], 30));
        var keep = Take(ref free, grade.C & (~touchedKnown | Lanes.Above(ref columns.Numbers[15][at], 60)));
        _ = settle; // Code 0.
        var codes = Lanes.Spread(free)
            | (Lanes.Spread(win | technical | coach | meet | keep) & Vector512.Create((byte)1))
            | (Lanes.Spread(decider | technical | interview | meet) & Vector512.Create((byte)2))
            | (Lanes.Spread(user | coach | interview | meet) & Vector512.Create((byte)4))
            | (Lanes.Spread(invest | keep) & Vector512.Create((byte)8));
        codes.AsSByte().StoreUnsafe(ref answers.NextAction[at]);
    }

    /// <summary>The rows where this action is wanted and no earlier one was.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Take(ref ulong free, ulong wanted)
    {
        var taken = free & wanted;
        free &= ~wanted;
        return taken;
    }

    /// <summary>Which rows have at least this grade; none has where there is no score.</summary>
    private readonly record struct Grades(ulong A, ulong B, ulong C, ulong Known)
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<sbyte> Codes()
        {
            var one = Vector512.Create((byte)1);
            var codes = Vector512.Create((byte)3) - (Lanes.Spread(A) & one) - (Lanes.Spread(B) & one) - (Lanes.Spread(C) & one);
            return (codes | ~Lanes.Spread(Known)).AsSByte();
        }
    }
}
