using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using KeyAccount.Benchmarks.Workload;

namespace KeyAccount.Benchmarks.Contenders.SimdCSharp;

/// <summary>
/// From contacts to accounts. First the contacts, 64 at a time, become a bitmap for each of eleven questions ("decides", "is a core buyer
/// who may not have been interviewed"). Then eight accounts at a time ask whether they have such a contact: the contacts of eight accounts
/// are at most 64 neighbouring bits, so one multishift cuts out the stretch of every account, for eight questions at once.
/// </summary>
internal sealed class ContactPass(int rows, int contacts)
{
    /// <summary>Words per 64 contacts and per 64 accounts: eleven questions, rounded up to two vectors.</summary>
    public const int Stride = 16;

    // One more stretch than there are contacts: a shift across words reads the next one.
    private readonly ulong[] _asked = new ulong[(AccountColumns.Words(contacts) + 1) * Stride];
    private readonly ulong[] _found = new ulong[AccountColumns.Words(rows) * Stride];

    /// <summary>For 64 accounts a word per question, in the order of <see cref="Question"/>.</summary>
    public ReadOnlySpan<ulong> Found(int block) => _found.AsSpan(block * Stride, Stride);

    public void Run(AccountColumns columns)
    {
        for (var word = 0; word < AccountColumns.Words(columns.Contacts); word++) Ask(columns, word);
        for (var block = 0; block < AccountColumns.Words(columns.Count); block++) Reduce(columns.Offsets, block);
    }

    private void Ask(AccountColumns columns, int word)
    {
        var at = word * 64;
        var role = Lanes.Bytes(ref columns.Role[at]);
        var stance = Lanes.Bytes(ref columns.Stance[at]);
        var (decides, roleUnknown) = (Lanes.Equal(role, 0), Lanes.Equal(role, 255));
        var (supports, opposes, stanceUnknown) = (Lanes.Equal(stance, 0), Lanes.Equal(stance, 2), Lanes.Equal(stance, 255));
        var core = Lanes.AtLeast(ref columns.Influence[at], 0.3);
        var interviewed = columns.LastInterviewKnown[word];
        var isNew = columns.IsNew[word];
        ref var asked = ref _asked[word * Stride];
        Unsafe.Add(ref asked, (int)Question.Decides) = decides;
        Unsafe.Add(ref asked, (int)Question.Technical) = Lanes.Equal(role, 1);
        Unsafe.Add(ref asked, (int)Question.User) = Lanes.Equal(role, 2);
        Unsafe.Add(ref asked, (int)Question.Coach) = Lanes.Equal(role, 3);
        Unsafe.Add(ref asked, (int)Question.RoleUnknown) = roleUnknown;
        Unsafe.Add(ref asked, (int)Question.CoreLongAgo) = core & interviewed & Lanes.Above(ref columns.LastInterview[at], 180);
        Unsafe.Add(ref asked, (int)Question.CorePerhaps) = core & ~interviewed;
        Unsafe.Add(ref asked, (int)Question.NewFace) = isNew & ~supports & ~stanceUnknown;
        Unsafe.Add(ref asked, (int)Question.NewFacePerhaps) = isNew & stanceUnknown;
        Unsafe.Add(ref asked, (int)Question.OpponentDecides) = decides & opposes;
        Unsafe.Add(ref asked, (int)Question.OpponentPerhaps) = (roleUnknown & (opposes | stanceUnknown)) | (decides & stanceUnknown);
    }

    private void Reduce(int[] offsets, int block)
    {
        Span<ulong> low = stackalloc ulong[8];
        Span<ulong> high = stackalloc ulong[8];
        for (var group = 0; group < 8; group++)
        {
            var row = (block * 64) + (group * 8);
            var starts = Vector256.LoadUnsafe(ref offsets[row]);
            var lengths = Vector256.LoadUnsafe(ref offsets[row + 1]) - starts;
            if (!Avx512Vbmi.IsSupported || Vector256.GreaterThanAny(lengths, Vector256.Create(8))) Walk(offsets, row, out low[group], out high[group]);
            else Cut(starts, lengths, out low[group], out high[group]);
        }

        Transpose(low).StoreUnsafe(ref _found[block * Stride]);
        Transpose(high).StoreUnsafe(ref _found[(block * Stride) + 8]);
    }

    /// <summary>Eight accounts of at most eight contacts each; the answers to a question are a byte of the result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Cut(Vector256<int> starts, Vector256<int> lengths, out ulong low, out ulong high)
    {
        var first = starts.ToScalar();
        ref var asked = ref _asked[(first >> 6) * Stride];
        var shift = first & 63;
        var places = Vector512.Create(Avx512F.VL.ConvertToVector128Byte((starts - Vector256.Create(first)).AsUInt32()).AsUInt64().ToScalar()).AsByte();
        var masks = Avx2.ShiftLeftLogicalVariable(Vector256<int>.One, lengths.AsUInt32()) - Vector256<int>.One;
        var mask = Vector512.Create(Avx512F.VL.ConvertToVector128Byte(masks.AsUInt32()).AsUInt64().ToScalar()).AsByte();
        low = Any(Stretch(ref asked, shift), places, mask);
        high = Any(Stretch(ref Unsafe.Add(ref asked, 8), shift), places, mask);
    }

    /// <summary>64 bits from <paramref name="shift"/> on, for eight questions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Stretch(ref ulong asked, int shift) =>
        (Vector512.LoadUnsafe(ref asked) >>> shift) | (Vector512.LoadUnsafe(ref asked, Stride) << 1 << (63 - shift));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Any(Vector512<ulong> bits, Vector512<byte> places, Vector512<byte> mask) =>
        ~Vector512.Equals(Avx512Vbmi.MultiShift(places, bits) & mask, Vector512<byte>.Zero).ExtractMostSignificantBits();

    /// <summary>The same for lists of any length, and without the instruction: account by account, still eight questions at once.</summary>
    private void Walk(int[] offsets, int row, out ulong low, out ulong high)
    {
        (low, high) = (0, 0);
        for (var i = 0; i < 8; i++)
        {
            var (anyLow, anyHigh) = (Vector512<ulong>.Zero, Vector512<ulong>.Zero);
            for (var (from, to) = (offsets[row + i], offsets[row + i + 1]); from < to; from += 64)
            {
                ref var asked = ref _asked[(from >> 6) * Stride];
                var mask = Vector512.Create(ulong.MaxValue >> (64 - Math.Min(64, to - from)));
                anyLow |= Stretch(ref asked, from & 63) & mask;
                anyHigh |= Stretch(ref Unsafe.Add(ref asked, 8), from & 63) & mask;
            }

            low |= Bytes(anyLow) << i;
            high |= Bytes(anyHigh) << i;
        }
    }

    /// <summary>1 in each byte whose lane is not 0.</summary>
    private static ulong Bytes(Vector512<ulong> lanes)
    {
        var bits = ~Vector512.Equals(lanes, Vector512<ulong>.Zero).ExtractMostSignificantBits() & 0xFF;
        bits = (bits | (bits << 28)) & 0x0000_000F_0000_000F;
        bits = (bits | (bits << 14)) & 0x0003_0003_0003_0003;
        return (bits | (bits << 7)) & 0x0101_0101_0101_0101;
    }

    /// <summary>From a word per eight accounts, with a byte per question, to a word per question, with a bit per account.</summary>
    private static Vector512<ulong> Transpose(ReadOnlySpan<ulong> groups)
    {
        if (!Vector512.IsHardwareAccelerated) return TransposeByBytes(groups);
        return Vector512.Shuffle(Vector512.Create(groups).AsByte(), Vector512.Create(
            (byte)0, 8, 16, 24, 32, 40, 48, 56, 1, 9, 17, 25, 33, 41, 49, 57, 2, 10, 18, 26, 34, 42, 50, 58, 3, 11, 19, 27, 35, 43, 51, 59,
            4, 12, 20, 28, 36, 44, 52, 60, 5, 13, 21, 29, 37, 45, 53, 61, 6, 14, 22, 30, 38, 46, 54, 62, 7, 15, 23, 31, 39, 47, 55, 63)).AsUInt64();
    }

    private static Vector512<ulong> TransposeByBytes(ReadOnlySpan<ulong> groups)
    {
        Span<ulong> questions = stackalloc ulong[8];
        questions.Clear();
        for (var question = 0; question < 8; question++)
            for (var group = 0; group < 8; group++) questions[question] |= (groups[group] >> (question * 8) & 0xFF) << (group * 8);
        return Vector512.Create<ulong>(questions);
    }
}
