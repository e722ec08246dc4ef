using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using KeyAccount.Cli.Export;
using KeyAccount.Cli.Reports;
using KeyAccount.Rules.Testing;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Commands;

/// <summary><c>keyaccount policy test</c>: runs the tests beside policies; without a path, those of the built-in systems.</summary>
internal static class PolicyTestCommand
{
    private const string TestsEnding = ".tests.json";
    private const string PolicyEnding = ".policy.json";

    public static ToolCommand Create(Session session)
    {
        var paths = new Argument<string[]>("PATH") { Arity = ArgumentArity.ZeroOrMore };
        var coverage = new Option<bool>("--coverage");
        var junit = new Option<string?>("--junit") { HelpName = "FILE" };
        var format = new Option<string>("--format") { HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var command = new ToolCommand("test", "keyaccount policy test --coverage", "keyaccount policy test my.policy.json --junit results.xml") { paths, coverage, junit, format };
        command.SetAction(CommandTree.Action(session, (parsed, s, _) =>
        {
            var reports = Suites(parsed.GetValue(paths) ?? [], s).Select(suite => suite.Run()).ToImmutableArray();
            if (parsed.GetValue(junit) is { } file) Save(file, JUnit.Write(reports), s);
            if (parsed.GetValue(format) == "json") s.Output.WriteLine(PolicyTestJson.Write(reports));
            else new PolicyTestText(s, parsed.GetValue(coverage)).Write(reports);
            return reports.All(r => r.Succeeded) ? ExitCode.Fine : ExitCode.Rejects;
        }));
        return command;
    }

    private static ImmutableArray<PolicyTestSuite> Suites(string[] paths, Session session)
    {
        if (paths.Length == 0)
            return [.. AccountSystems.All.Where(s => s.TestsText is not null).Select(s => PolicyTestSuite.Load(s.TestsText!, s.Id + TestsEnding, s.Policy))];
        return [.. paths.SelectMany(p => TestFiles(p, session)).Distinct(StringComparer.Ordinal).Select(Load)];
    }

    /// <summary>The tests that a path means: those of a folder and the folders in it, those beside a policy, or the file itself.</summary>
    private static string[] TestFiles(string path, Session session)
    {
        if (Directory.Exists(path))
        {
            var files = Directory.EnumerateFiles(path, "*" + TestsEnding, SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
            return files.Length > 0 ? files : throw new UsageException(session.Text("tests.none", path));
        }

        InputFile.Require(path, "PATH", session);
        if (path.EndsWith(TestsEnding, StringComparison.Ordinal)) return [path];
        var beside = (path.EndsWith(PolicyEnding, StringComparison.Ordinal) ? path[..^PolicyEnding.Length] : Path.ChangeExtension(path, null)) + TestsEnding;
        return File.Exists(beside) ? [beside] : throw new UsageException(session.Text("tests.none-beside", path, beside));
    }

    private static PolicyTestSuite Load(string path)
    {
        var text = File.ReadAllText(path);
        var policy = Path.Combine(Path.GetDirectoryName(path) ?? "", PolicyTestSuite.PolicyFileOf(text) ?? Path.GetFileName(path)[..^TestsEnding.Length] + PolicyEnding);
        return PolicyTestSuite.Load(text, path, PolicyFile.Load(policy));
    }

    private static void Save(string path, string text, Session session)
    {
        if (Directory.Exists(path)) throw new UsageException(session.Text("cli.is-folder", path, "--junit"));
        using var file = new PendingFile(path);
        using (var stream = file.Create()) stream.Write(Encoding.UTF8.GetBytes(text));
        file.Commit();
    }
}
