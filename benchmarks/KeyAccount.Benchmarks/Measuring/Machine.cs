using System.Runtime;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace KeyAccount.Benchmarks.Measuring;

/// <summary>What a measurement was made on.</summary>
internal static class Machine
{
    public static string Processor { get; } = FindProcessor();

    public static string Runtime => FormattableString.Invariant($"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}");

    /// <summary>The widest vectors that the runtime uses here, in bits; 0 for none.</summary>
    public static int VectorBits =>
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;

    public static string Collector => GCSettings.IsServerGC ? "server garbage collector" : "workstation garbage collector";

    public static string Describe() => FormattableString.Invariant(
        $"{Processor}, {Environment.ProcessorCount} processors, vectors of {VectorBits} bits; {Runtime}, {Collector}; {RuntimeInformation.OSDescription}.");

    private static string FindProcessor()
    {
        const string Info = "/proc/cpuinfo";
        var line = File.Exists(Info) ? File.ReadLines(Info).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
            ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? "unknown processor";
    }
}
