using System.Numerics;
using System.Runtime.CompilerServices;

namespace KeyAccount.Arrow.Tests.Arrays;

/// <summary>32 bytes in two's complement, lowest first, as a decimal256 is stored.</summary>
[InlineArray(32)]
internal struct Int256
{
    private byte _first;

    public Int256(BigInteger value)
    {
        Span<byte> bytes = this;
        bytes.Fill(value.Sign < 0 ? byte.MaxValue : byte.MinValue);
        value.TryWriteBytes(bytes, out _);
    }
}
