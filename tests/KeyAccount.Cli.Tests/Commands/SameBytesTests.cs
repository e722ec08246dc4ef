using System.Diagnostics;

namespace KeyAccount.Cli.Tests.Commands;

/// <summary>The built tool as a process of its own, under other languages, time zones and folders.</summary>
public sealed class SameBytesTests
{
    [Theory]
    [InlineData("LANG", "de_DE.UTF-8")]
    [InlineData("LC_ALL", "tr_TR.UTF-8")]
    [InlineData("TZ", "Asia/Shanghai")]
    [InlineData("TZ", "America/New_York")]
    public async Task The_surroundings_change_no_byte(string variable, string value)
    {
        using var folder = await StarterFolder.Create();
        string[] Outputs(string name) => ["--include", "indicators", "--rejects", folder[name + ".rejects.jsonl"], "--summary", folder[name + ".json"]];
        var here = await folder.RunScore("here.csv", Outputs("here"));
        var (code, output, error) = Spawn(Path.GetTempPath(), variable, value, folder.Score("there.csv", Outputs("there")));
        Assert.Equal((here.Code, ""), (code, error));
        Assert.Equal(here.Output.Replace("here", "there", StringComparison.Ordinal), output);
        foreach (var file in (string[])["{0}.csv", "{0}.rejects.jsonl", "{0}.json"])
            Assert.Equal(File.ReadAllBytes(folder[file.Replace("{0}", "here", StringComparison.Ordinal)]), File.ReadAllBytes(folder[file.Replace("{0}", "there", StringComparison.Ordinal)]));
    }

    [Fact]
    public async Task The_demo_says_the_same_in_Turkish_surroundings_as_here()
    {
        var here = await ToolRun.Of("demo", "--lang", "zh-Hans");
        var (code, output, error) = Spawn(AppContext.BaseDirectory, "LC_ALL", "tr_TR.UTF-8", ["demo", "--lang", "zh-Hans"]);
        Assert.Equal((0, ""), (code, error));
        Assert.Equal(here.Output, output);
    }

    private static (int Code, string Output, string Error) Spawn(string folder, string variable, string value, string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet", [Path.Combine(AppContext.BaseDirectory, "KeyAccount.Cli.dll"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        start.Environment[variable] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.ReplaceLineEndings("\n"), error.Result);
    }
}
