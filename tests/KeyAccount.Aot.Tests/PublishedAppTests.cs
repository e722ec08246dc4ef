using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using KeyAccount.AotApp;

namespace KeyAccount.Aot.Tests;

/// <summary>
/// The libraries work where there is no JIT compiler: a small application is published with Native AOT, without a single warning of the
/// trimmer or the native compiler, and says what the same code says here.
/// </summary>
public sealed partial class PublishedAppTests
{
    private const string App = "KeyAccount.AotApp";

    [Fact]
    public async Task An_app_compiled_ahead_of_time_scores_as_one_compiled_while_it_runs()
    {
        if (NativeCompiler.BuildArguments is not { } compiler)
        {
            Assert.Skip("Native AOT is NOT tested on this machine: neither clang nor gcc is on the PATH. Install one of them.");
            return;
        }

        var work = Directory.CreateTempSubdirectory("keyaccount-aot-");
        try
        {
            var app = await Publish(work.FullName, compiler);
            var run = await ProgramRun.Of(app, []);
            Assert.True(run.ExitCode == 0, $"the application ended with {run.ExitCode}: {run.Errors}");
            Assert.Equal(Expected(), run.Output);
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_app_prints_something_of_every_kind()
    {
        var lines = Expected().Split('\n');
        Assert.True(lines.Length > 200);
        foreach (var part in (string[])["policy key-account", "no-coach", "客户价值", "grade=A", "coach=Undetermined", "revenue: NotFinite 6", "grade (dictionary)"])
            Assert.Contains(lines, line => line.Contains(part, StringComparison.Ordinal));
    }

    /// <summary>Builds apart from the repository's own output, and gives the path of the program.</summary>
    private static async Task<string> Publish(string work, string[] compiler)
    {
        var project = Path.Combine(Repository(), "tests", "aot", App + ".csproj");
        var output = Path.Combine(work, "app");
        var run = await ProgramRun.Of("dotnet",
        [
            "publish", project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", output, "--artifacts-path", Path.Combine(work, "build"),
            "-p:PublishAot=true", .. compiler,
            // The repository's own build has run the source analysers; here the native compiler looks at all that is reachable.
            "-p:RunAnalyzers=false", "-p:GenerateDocumentationFile=false", "-p:UseSharedCompilation=false", "-nodeReuse:false",
        ]);
        var warnings = TrimOrAotWarning().Matches(run.Output + run.Errors).Select(m => m.Value.Trim()).Distinct(StringComparer.Ordinal);
        Assert.True(!warnings.Any(), "warnings of the trimmer or the native compiler:\n" + string.Join('\n', warnings));
        Assert.True(run.ExitCode == 0, $"dotnet publish ended with {run.ExitCode}:\n{run.Output}\n{run.Errors}");
        Assert.Empty(Directory.GetFiles(output, "*.dll"));
        return Path.Combine(output, OperatingSystem.IsWindows() ? App + ".exe" : App);
    }

    private static string Expected()
    {
        using var writer = new StringWriter { NewLine = "\n" };
        PortfolioReport.Write(writer);
        RulesReport.Write(writer);
        ArrowReport.Write(writer);
        return writer.ToString();
    }

    private static string Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "KeyAccount.slnx"))) return folder.FullName;
        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} has KeyAccount.slnx.");
    }

    [GeneratedRegex(@"^.*\b(?:warning|error) IL[23]\d{3}\b.*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex TrimOrAotWarning();
}
