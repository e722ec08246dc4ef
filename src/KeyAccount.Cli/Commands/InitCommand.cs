using System.CommandLine;
using System.Text;
using KeyAccount.Cli.Export;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Commands;

/// <summary><c>keyaccount init</c>: writes the built-in policy, a mapping, and a few rows of data to start from.</summary>
internal static class InitCommand
{
    private const string ResourcePrefix = "KeyAccount.Cli.Starter.";

    private static readonly string[] Starter = ["portfolio.mapping.json", "data/accounts.csv", "data/contacts.csv", "data/opportunities.csv", "data/orders.csv", "data/invoices.csv"];

    public static Command Create(Session session)
    {
        var folder = new Argument<string>("DIR") { DefaultValueFactory = _ => "." };
        var force = new Option<bool>("--force");
        var command = new ToolCommand("init", "keyaccount init my-portfolio") { folder, force };
        command.SetAction(CommandTree.Action(session, (parsed, s, _) => Run(parsed.GetRequiredValue(folder), parsed.GetValue(force), s)));
        return command;
    }

    private static int Run(string folder, bool force, Session session)
    {
        var files = Starter.Select(name => (Path: Path.Combine(folder, name), Text: Read(name))).Prepend((Path: Path.Combine(folder, "key-account.policy.json"), Text: KeyAccountPolicy.Text)).ToArray();
        if (!force && files.FirstOrDefault(f => File.Exists(f.Path)).Path is { } existing) throw new UsageException(session.Text("cli.exists", existing));
        foreach (var (path, text) in files)
        {
            using var file = new PendingFile(path);
            using (var stream = file.Create()) stream.Write(Encoding.UTF8.GetBytes(text));
            file.Commit();
            session.Output.WriteLine(session.Text("init.wrote", path));
        }

        session.Output.WriteLine(session.Text("init.next", Quoted(files[1].Path), Quoted(Path.Combine(folder, "data")), Quoted(files[0].Path), Quoted(Path.Combine(folder, "results.csv"))));
        return ExitCode.Fine;
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
