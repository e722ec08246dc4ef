namespace KeyAccount.Aot.Tests;

/// <summary>The C compiler that Native AOT links with.</summary>
internal static class NativeCompiler
{
    /// <summary>
    /// What to tell the build about the compiler of this machine; <see langword="null"/> where there is none. On Windows the build looks for
    /// Visual Studio's by itself.
    /// </summary>
    public static string[]? BuildArguments =>
        OperatingSystem.IsWindows() || IsOnPath("clang") ? []
        : IsOnPath("gcc") ? ["-p:CppCompilerAndLinker=gcc"]
        : null;

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, program)));
}
