namespace KeyAccount.Cli.Export;

/// <summary>
/// A file that appears whole or not at all: it is written beside its final place and moved there by <see cref="Commit"/>; disposed of before that, it
/// leaves nothing behind and an older file of that name untouched.
/// </summary>
internal sealed class PendingFile : IDisposable
{
    private bool _committed;

    /// <summary>Prepares to write a file; its folder is made when it does not exist.</summary>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    public PendingFile(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        PartialPath = Path + ".partial";
    }

    /// <summary>Where the file will be.</summary>
    public string Path { get; }

    /// <summary>Where it is written.</summary>
    public string PartialPath { get; }

    /// <summary>Opens the partial file, replacing one that a killed run left behind.</summary>
    public FileStream Create() => new(PartialPath, FileMode.Create, FileAccess.Write, FileShare.None);

    /// <summary>Moves the finished file to its place, over an older one.</summary>
    public void Commit()
    {
        File.Move(PartialPath, Path, overwrite: true);
        _committed = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_committed) File.Delete(PartialPath);
    }
}
