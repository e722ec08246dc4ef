namespace KeyAccount.Scoring;

/// <summary>Policies on disk, with the files beside them from which their tables are read.</summary>
public static class PolicyFile
{
    /// <summary>Loads a policy and the files that it names.</summary>
    /// <param name="path">The policy's file.</param>
    /// <exception cref="PolicyException">The policy or one of its files has errors; the exception carries all of them.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static CompiledPolicy Load(string path) => CompiledPolicy.Load(File.ReadAllText(path), path, null, Beside(path));

    /// <summary>
    /// Reads the files beside a policy by their plain names, for <see cref="CompiledPolicy.Load"/>. What lies in other folders cannot be read through it.
    /// </summary>
    /// <param name="path">The policy's file.</param>
    /// <returns>A function from a file's name to its text; <see langword="null"/> when there is no such file. Thread-safe.</returns>
    public static Func<string, string?> Beside(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? "";
        return name => Path.Combine(folder, name) is var file && Path.GetFileName(file) == name && File.Exists(file) ? File.ReadAllText(file) : null;
    }
}
