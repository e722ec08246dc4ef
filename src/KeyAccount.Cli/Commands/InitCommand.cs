using System.CommandLine;
using System.Text;
using KeyAccount.Cli.Export;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Commands;

/// <summary><c>keyaccount init</c>: writes what to start from: the built-in policy, a mapping and a few rows of data, or the files of one system.</summary>
internal static class InitCommand
{
    private const string ResourcePrefix = "KeyAccount.Cli.Starter.";

    private static readonly string[] Starter = ["portfolio.mapping.json", "data/accounts.csv", "data/contacts.csv", "data/opportunities.csv", "data/orders.csv", "data/invoices.csv", "data/people.json"];

    public static Command Create(Session session)
    {
        var folder = new Argument<string>("DIR") { DefaultValueFactory = _ => "." };
        var force = new Option<bool>("--force");
        var system = new Option<string?>("--system") { HelpName = "SYSTEM" };
        var command = new ToolCommand("init", "keyaccount init my-portfolio", "keyaccount init my-policies --system upgrade-ladder") { folder, system, force };
        command.SetAction(CommandTree.Action(session, (parsed, s, _) =>
        {
            var target = parsed.GetRequiredValue(folder);
            if (parsed.GetValue(system) is { } id) WriteSystem(target, SystemsCommand.Find(id, s), parsed.GetValue(force), s);
            else WriteStarter(target, parsed.GetValue(force), s);
            return ExitCode.Fine;
        }));
        return command;
    }

    private static void WriteStarter(string folder, bool force, Session session)
    {
        var files = Starter.Select(name => (Path: Path.Combine(folder, name), Text: Read(name))).Prepend((Path: Path.Combine(folder, "key-account.policy.json"), Text: KeyAccountPolicy.Text)).ToArray();
        Write(files, force, session);
        session.Output.WriteLine(session.Text("init.next", Quoted(files[1].Path), Quoted(Path.Combine(folder, "data")), Quoted(files[0].Path), Quoted(Path.Combine(folder, "results.csv"))));
    }

    /// <summary>The system's policy with the tables that it reads and its tests.</summary>
    private static void WriteSystem(string folder, AccountSystem system, bool force, Session session)
    {
        List<(string Path, string Text)> files = [(Path.Combine(folder, system.Id + ".policy.json"), system.PolicyText)];
        files.AddRange(system.Files.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => (Path.Combine(folder, f.Key), f.Value)));
        if (system.TestsText is { } tests) files.Add((Path.Combine(folder, system.Id + ".tests.json"), tests));
        Write(files, force, session);
        session.Output.WriteLine(session.Text("init.next-system", Quoted(files[0].Path)));
    }

    private static void Write(IReadOnlyList<(string Path, string Text)> files, bool force, Session session)
    {
        if (!force && files.FirstOrDefault(f => File.Exists(f.Path)).Path is { } existing) throw new UsageException(session.Text("cli.exists", existing));
        foreach (var (path, text) in files)
        {
            using var file = new PendingFile(path);
            using (var stream = file.Create()) stream.Write(Encoding.UTF8.GetBytes(text));
            file.Commit();
            session.Output.WriteLine(session.Text("init.wrote", path));
        }
    }

    /// <summary>A path as it can be typed.</summary>
    private static string Quoted(string path) => path.Contains(' ', StringComparison.Ordinal) ? $"\"{path}\"" : path;

    private static string Read(string name)
    {
        using var stream = typeof(InitCommand).Assembly.GetManifestResourceStream(ResourcePrefix + Path.GetFileName(name))!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
