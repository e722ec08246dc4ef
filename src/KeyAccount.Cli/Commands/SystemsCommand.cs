using System.CommandLine;
using KeyAccount.Cli.Reports;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Commands;

/// <summary><c>keyaccount systems</c>: lists the built-in systems, or says of one what it reads and what it answers.</summary>
internal static class SystemsCommand
{
    public static Command Create(Session session)
    {
        var id = new Argument<string?>("SYSTEM") { Arity = ArgumentArity.ZeroOrOne };
        var format = new Option<string>("--format") { HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "markdown");
        var command = new ToolCommand("systems", "keyaccount systems", "keyaccount systems upgrade-ladder --lang zh-Hans", "keyaccount systems --format json") { id, format };
        command.SetAction(CommandTree.Action(session, (parsed, s, _) =>
        {
            var wanted = parsed.GetValue(id) is { } name ? Find(name, s) : null;
            Write(wanted, parsed.GetValue(format)!, s);
            return ExitCode.Fine;
        }));
        return command;
    }

    /// <summary>The built-in system of an id; a complaint with the nearest one when there is none.</summary>
    public static AccountSystem Find(string id, Session session)
    {
        if (AccountSystems.Find(id) is { } system) return system;
        var hint = Spelling.Nearest(id, AccountSystems.All.Select(s => s.Id)) is { } nearest ? session.Text("cli.did-you-mean", nearest) : "";
        throw new UsageException(session.Text("systems.unknown", id, hint).TrimEnd());
    }

    private static void Write(AccountSystem? wanted, string format, Session session)
    {
        switch (format)
        {
            case "json":
                session.Output.WriteLine(wanted is null ? SystemJson.Write(AccountSystems.All, session.Language) : SystemJson.Write(wanted, session.Language));
                break;
            case "markdown" when wanted is null:
                session.Output.Write(SystemMarkdown.Write(AccountSystems.All, session.Language));
                break;
            case "markdown":
                throw new UsageException(session.Text("systems.markdown-list"));
            default:
                var text = new SystemText(session);
                if (wanted is null) text.WriteList(AccountSystems.All);
                else text.Write(wanted);
                break;
        }
    }
}
