using System.CommandLine;
using KeyAccount.Cli.Localization;
using KeyAccount.Cli.Mapping;
using KeyAccount.Rules;

namespace KeyAccount.Cli.Commands;

/// <summary>The commands of the tool, and what all of them have in common: language, errors, exit codes.</summary>
internal static class CommandTree
{
    public static readonly Option<string> Language = new("--lang")
    {
        Description = "Language of everything the tool says: en or zh-Hans.",
        DefaultValueFactory = _ => "en",
        Recursive = true,
    };

    /// <summary>Runs the tool.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Session session, CancellationToken cancellation = default)
    {
        var root = new RootCommand("Grades a portfolio of key accounts by declared rules, and says why.\n\n" +
            "Examples:\n" +
            "  keyaccount demo\n" +
            "  keyaccount init my-portfolio\n" +
            "  keyaccount score --mapping portfolio.mapping.json --data data --as-of 2026-06-30 --out results.csv\n" +
            "  keyaccount explain ACME --mapping portfolio.mapping.json --data data --as-of 2026-06-30 --lang zh-Hans\n" +
            "  keyaccount policy check my.policy.json\n\n" +
            "Exit codes: 0 fine, 1 finished with rejected rows, 2 wrong usage or a broken policy or mapping, 130 cancelled.")
        {
            DemoCommand.Create(session),
            ScoreCommand.Create(session),
            ExplainCommand.Create(session),
            PolicyCommand.Create(session),
            InitCommand.Create(session),
        };
        root.Add(Language);
        var parsed = root.Parse([.. arguments]);
        var invocation = new InvocationConfiguration { Output = session.Output, Error = session.Error, EnableDefaultExceptionHandler = false };
        if (parsed.Errors.Count == 0) return await parsed.InvokeAsync(invocation, cancellation).ConfigureAwait(false);
        foreach (var error in parsed.Errors) session.Error.WriteLine(session.Text("cli.error", error.Message));
        session.Error.WriteLine(session.Text("cli.usage"));
        return ExitCode.Refused;
    }

    /// <summary>Wraps a command's work: what goes wrong becomes a message and an exit code.</summary>
    public static Func<ParseResult, CancellationToken, Task<int>> Action(Session session, Func<ParseResult, Session, CancellationToken, int> run) =>
        (parsed, cancellation) => Task.Run(() => Guard(session, parsed, run, cancellation), CancellationToken.None);

    private static int Guard(Session outer, ParseResult parsed, Func<ParseResult, Session, CancellationToken, int> run, CancellationToken cancellation)
    {
        var session = outer with { Language = parsed.GetValue(Language) ?? "en" };
        try
        {
            if (session.Language is not ("en" or "zh-Hans")) throw new UsageException(Texts.Format("cli.no-language", "en", [session.Language]));
            return run(parsed, session, cancellation);
        }
        catch (OperationCanceledException)
        {
            session.Error.WriteLine(session.Text("cli.cancelled"));
            return ExitCode.Cancelled;
        }
        catch (PolicyException exception)
        {
            session.Error.Write(DiagnosticRenderer.Render(exception.Diagnostics));
            return ExitCode.Refused;
        }
        catch (MappingException exception)
        {
            foreach (var diagnostic in exception.Diagnostics) session.Error.WriteLine(diagnostic.Show(session.Language));
            return ExitCode.Refused;
        }
        catch (Exception exception) when (exception is UsageException or IOException or UnauthorizedAccessException)
        {
            session.Error.WriteLine(session.Text("cli.error", exception.Message));
            return ExitCode.Refused;
        }
    }
}
