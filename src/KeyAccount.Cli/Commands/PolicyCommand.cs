using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using KeyAccount.Cli.Reports;
using KeyAccount.Rules;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Commands;

/// <summary><c>keyaccount policy</c>: shows the built-in policy; checks, tests and calibrates policies before they run.</summary>
internal static class PolicyCommand
{
    public static Command Create(Session session)
    {
        var command = new ToolCommand("policy");
        command.Add(Show(session));
        command.Add(Check(session));
        command.Add(PolicyTestCommand.Create(session));
        command.Add(PolicyCalibrateCommand.Create(session));
        return command;
    }

    private static ToolCommand Show(Session session)
    {
        var command = new ToolCommand("show", "keyaccount policy show > my.policy.json");
        command.SetAction(CommandTree.Action(session, (_, s, _) =>
        {
            s.Output.Write(KeyAccountPolicy.Text);
            return ExitCode.Fine;
        }));
        return command;
    }

    private static ToolCommand Check(Session session)
    {
        var file = new Argument<string?>("FILE") { Arity = ArgumentArity.ZeroOrOne };
        var format = new Option<string>("--format") { HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "sarif");
        var command = new ToolCommand("check", "keyaccount policy check my.policy.json", "keyaccount policy check my.policy.json --format sarif") { file, format };
        command.SetAction(CommandTree.Action(session, (parsed, s, cancellation) =>
        {
            var path = parsed.GetValue(file);
            InputFile.Require(path, "FILE", s);
            var name = path ?? "key-account.policy.json";
            var isUsable = CompiledPolicy.TryLoad(path is null ? KeyAccountPolicy.Text : File.ReadAllText(path), name, null, path is null ? _ => null : PolicyFile.Beside(path), out _, out var diagnostics);
            switch (parsed.GetValue(format))
            {
                case "json":
                    s.Output.WriteLine(DiagnosticJson.Write(name, isUsable, diagnostics, s.Language));
                    break;
                case "sarif":
                    s.Output.WriteLine(DiagnosticSarif.Write(diagnostics, s.Language));
                    break;
                default:
                    Write(name, isUsable, diagnostics, s);
                    break;
            }

            return isUsable ? ExitCode.Fine : ExitCode.Refused;
        }));
        return command;
    }

    private static void Write(string name, bool isUsable, ImmutableArray<Diagnostic> diagnostics, Session session)
    {
        session.Output.Write(DiagnosticRenderer.Render(diagnostics, session.Language));
        string Count(DiagnosticSeverity severity) => diagnostics.Count(d => d.Severity == severity).ToString(CultureInfo.InvariantCulture);
        session.Output.WriteLine(isUsable
            ? session.Text("policy.ok", name, Count(DiagnosticSeverity.Warning), Count(DiagnosticSeverity.Advice))
            : session.Text("policy.errors", name, Count(DiagnosticSeverity.Error)));
    }
}
