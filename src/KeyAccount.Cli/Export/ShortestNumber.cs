using System.Buffers.Text;
using System.Globalization;

namespace KeyAccount.Cli.Export;

/// <summary>Writes numbers in their shortest form that reads back the same, as UTF-8.</summary>
internal static class ShortestNumber
{
    /// <summary>Room that any number needs at most.</summary>
    public const int MaxLength = 32;

    private const double Unit = 10_000;

    /// <summary>Numbers of up to this many ten-thousandths have at most 15 digits, which any double keeps apart.</summary>
    private const double LargestShort = 999_999_999_999_999;

    /// <summary>Writes a finite number; returns the bytes written. Minus zero is written as 0.</summary>
    public static int Write(double number, Span<byte> target)
    {
        // Scores, shares and counts have few decimals: the nearest double to a whole number of ten-thousandths has exactly those digits as its shortest form.
        var scaled = Math.Round(number * Unit);
        if (Math.Abs(scaled) <= LargestShort && scaled / Unit == number) return WriteShort((long)scaled, target);
        number.TryFormat(target, out var written, "R", CultureInfo.InvariantCulture);
        return written;
    }

    private static int WriteShort(long scaled, Span<byte> target)
    {
        var at = 0;
        if (scaled < 0)
        {
            target[at++] = (byte)'-';
            scaled = -scaled;
        }

        var (whole, rest) = Math.DivRem(scaled, 10_000);
        Utf8Formatter.TryFormat(whole, target[at..], out var digits);
        at += digits;
        if (rest == 0) return at;
        target[at++] = (byte)'.';
        for (var place = 1_000; rest > 0; place /= 10)
        {
            target[at++] = (byte)('0' + (rest / place));
            rest %= place;
        }

        return at;
    }
}
