using KeyAccount.Cli.Tests.Import;

namespace KeyAccount.Cli.Tests.Commands;

/// <summary>A folder with what <c>keyaccount init</c> writes, removed after the test.</summary>
internal sealed class StarterFolder : IDisposable
{
    private readonly DataFolder _folder = new();

    private StarterFolder()
    {
    }

    public string this[string file] => _folder[file];

    public string Data => this["data"];

    public static async Task<StarterFolder> Create()
    {
        var folder = new StarterFolder();
        Assert.Equal(0, (await ToolRun.Of("init", folder[""])).Code);
        return folder;
    }

    /// <summary>The words of a run over the starter portfolio.</summary>
    public string[] Score(string results, params string[] more) =>
        ["score", "--mapping", this["portfolio.mapping.json"], "--data", Data, "--as-of", "2026-06-30", "--out", this[results], .. more];

    public Task<ToolRun> RunScore(string results, params string[] more) => ToolRun.Of(Score(results, more));

    public string Read(string file) => File.ReadAllText(this[file]);

    public void Write(string file, string text) => File.WriteAllText(this[file], text);

    /// <summary>The files in the folder itself that end so.</summary>
    public string[] Files(string ending) => [.. Directory.GetFiles(_folder[""], "*" + ending).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    public void Dispose() => _folder.Dispose();
}
