using System.CommandLine;
using System.CommandLine.Help;
using KeyAccount.Cli.Localization;
using KeyAccount.Cli.Mapping;
using KeyAccount.Rules;

namespace KeyAccount.Cli.Commands;

/// <summary>The commands of the tool, and what all of them have in common: language, errors, exit codes.</summary>
internal static class CommandTree
{
    public const string LanguageName = "--lang";

    /// <summary>Runs the tool.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Session session, CancellationToken cancellation = default)
    {
        session = session with { Language = LanguageIn(arguments) };
        var root = new RootCommand
        {
            DemoCommand.Create(session),
            ScoreCommand.Create(session),
            ExplainCommand.Create(session),
            SystemsCommand.Create(session),
            BacktestCommand.Create(session),
            EvalCommand.Create(session),
            PolicyCommand.Create(session),
            InitCommand.Create(session),
        };
        root.Add(new Option<string>(LanguageName) { HelpName = "LANGUAGE", Recursive = true }); // Read by LanguageIn.
        root.Options.OfType<HelpOption>().Single().Action = new HelpPage(session);
        var parsed = root.Parse([.. arguments], new ParserConfiguration { ResponseFileTokenReplacer = null }); // "@" begins a literal of FEEL.
        var invocation = new InvocationConfiguration { Output = session.Output, Error = session.Error, EnableDefaultExceptionHandler = false };
        if (parsed.Errors.Count == 0 || parsed.Action is HelpPage) return await parsed.InvokeAsync(invocation, cancellation).ConfigureAwait(false);
        UsageMistakes.Write(parsed, session);
        return ExitCode.Refused;
    }

    /// <summary>The language to complain and to show help in, before the command line is understood.</summary>
    private static string LanguageIn(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == LanguageName && i + 1 < arguments.Count) return arguments[i + 1];
            if (arguments[i].StartsWith(LanguageName + "=", StringComparison.Ordinal) || arguments[i].StartsWith(LanguageName + ":", StringComparison.Ordinal)) return arguments[i][(LanguageName.Length + 1)..];
        }

        return "en";
    }

    /// <summary>Wraps a command's work: what goes wrong becomes a message and an exit code.</summary>
    public static Func<ParseResult, CancellationToken, Task<int>> Action(Session session, Func<ParseResult, Session, CancellationToken, int> run) =>
        (parsed, cancellation) => Task.Run(() => Guard(session, parsed, run, cancellation), CancellationToken.None);

    private static int Guard(Session session, ParseResult parsed, Func<ParseResult, Session, CancellationToken, int> run, CancellationToken cancellation)
    {
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
            session.Error.Write(DiagnosticRenderer.Render(exception.Diagnostics, session.Language));
            return ExitCode.Refused;
        }
        catch (MappingException exception)
        {
            foreach (var diagnostic in exception.Diagnostics) session.Error.WriteLine(diagnostic.Show(session.Language));
            return ExitCode.Refused;
        }
        catch (UsageException exception)
        {
            foreach (var mistake in exception.Mistakes) session.Error.WriteLine(session.Text("cli.error", mistake));
            return ExitCode.Refused;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            session.Error.WriteLine(session.Text("cli.error", exception.Message));
            return ExitCode.Refused;
        }
    }
}
