namespace KeyAccount.Rules.Execution;

/// <summary>
/// What the kernels need of a vector unit: numbers, whole numbers and codes side by side. The kernels are written once over this; each width
/// is one small struct. Masks have one bit per lane, the first lane lowest.
/// </summary>
/// <typeparam name="D">Doubles side by side.</typeparam>
/// <typeparam name="Q">As many 64-bit whole numbers.</typeparam>
/// <typeparam name="C">32-bit codes side by side.</typeparam>
internal interface ILanes<D, Q, C>
    where D : struct
    where Q : struct
    where C : struct
{
    /// <summary>Doubles per vector; a divisor of 64.</summary>
    static abstract int Width { get; }

    /// <summary>Codes per vector; a divisor of 64.</summary>
    static abstract int CodeWidth { get; }

    static abstract D Load(ref readonly double source, int at);

    static abstract void Store(D value, ref double target, int at);

    static abstract D Splat(double value);

    /// <summary>As many 32-bit whole numbers as there are doubles, as doubles.</summary>
    static abstract D LoadWhole(ref readonly int source, int at);

    static abstract D Add(D a, D b);

    static abstract D Subtract(D a, D b);

    static abstract D Multiply(D a, D b);

    static abstract D Divide(D a, D b);

    static abstract D Negate(D a);

    static abstract D Abs(D a);

    static abstract D Floor(D a);

    static abstract D Ceiling(D a);

    static abstract uint AtLeast(D a, D b);

    static abstract uint Less(D a, D b);

    static abstract uint Same(D a, D b);

    /// <summary>Lanes of <paramref name="whenSet"/> where the mask has a bit, of the other where not.</summary>
    static abstract D Choose(uint mask, D whenSet, D whenClear);

    static abstract Q LoadQ(ref readonly long source, int at);

    static abstract void StoreQ(Q value, ref long target, int at);

    static abstract Q SplatQ(long value);

    static abstract Q AddQ(Q a, Q b);

    static abstract Q AndQ(Q a, Q b);

    static abstract Q OrQ(Q a, Q b);

    /// <summary><paramref name="a"/> without the bits of <paramref name="b"/>.</summary>
    static abstract Q WithoutQ(Q a, Q b);

    static abstract Q NotQ(Q a);

    /// <summary>Where <paramref name="value"/> reaches <paramref name="bound"/>, <paramref name="then"/>; elsewhere <paramref name="otherwise"/>.</summary>
    static abstract Q ChooseAtLeastQ(D value, D bound, Q then, Q otherwise);

    static abstract Q ChooseQ(uint mask, Q whenSet, Q whenClear);

    /// <summary>A field of packed whole numbers, as doubles; below 2^52.</summary>
    static abstract D Field(Q packed, int shift, Q mask);

    static abstract C LoadC(ref readonly int source, int at);

    static abstract void StoreC(C value, ref int target, int at);

    static abstract C SplatC(int value);

    static abstract uint SameC(C a, C b);

    static abstract uint NegativeC(C a);

    static abstract C ChooseC(uint mask, C whenSet, C whenClear);
}
