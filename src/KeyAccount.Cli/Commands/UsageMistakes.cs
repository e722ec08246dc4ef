using System.CommandLine;
using System.CommandLine.Parsing;
using KeyAccount.Rules.Diagnostics;

namespace KeyAccount.Cli.Commands;

/// <summary>Says what is wrong with a command line: what was found, what was expected, what was probably meant.</summary>
internal static class UsageMistakes
{
    /// <summary>Writes every mistake of a command line that could not be parsed.</summary>
    public static void Write(ParseResult parsed, Session session)
    {
        var command = parsed.CommandResult.Command;
        if (parsed.UnmatchedTokens.Count == 0 && parsed.CommandResult.Tokens.Count == 0 && command.Action is null && parsed.Errors.All(e => e.SymbolResult is CommandResult))
        {
            new HelpPage(session).Write(command, session.Error); // A bare "keyaccount" or "keyaccount policy".
            return;
        }

        foreach (var mistake in Describe(parsed, command, session).Distinct()) session.Error.WriteLine(session.Text("cli.error", mistake));
        session.Error.WriteLine(session.Text("cli.usage", HelpPage.PathOf(command)));
    }

    private static IEnumerable<string> Describe(ParseResult parsed, Command command, Session session)
    {
        foreach (var word in parsed.UnmatchedTokens) yield return Unknown(word, command, session);
        foreach (var error in parsed.Errors)
        {
            switch (error.SymbolResult)
            {
                case OptionResult option:
                    yield return Value(option.Option, option.Tokens, command, session);
                    break;
                case ArgumentResult { Parent: OptionResult option }:
                    yield return Value(option.Option, option.Tokens, command, session);
                    break;
                case ArgumentResult argument:
                    yield return session.Text("cli.argument-needed", HelpPage.PathOf(command), argument.Argument.Name, session.Text("argument." + argument.Argument.Name));
                    break;
                default:
                    if (parsed.UnmatchedTokens.Count == 0) yield return error.Message;
                    break;
            }
        }
    }

    private static string Value(Option option, IReadOnlyList<Token> tokens, Command command, Session session)
    {
        var expected = HelpPage.TextOf(option, command, session);
        return tokens.Count == 0 ? session.Text("cli.value-needed", option.Name, expected) : session.Text("cli.bad-value", tokens[^1].Value, option.Name, expected);
    }

    private static string Unknown(string word, Command command, Session session)
    {
        var known = command.Subcommands.Select(c => c.Name).Concat(command.Options.Select(o => o.Name)).Append(CommandTree.LanguageName);
        var hint = Spelling.Nearest(word, known) is { } nearest ? session.Text("cli.did-you-mean", nearest) : "";
        return session.Text("cli.unknown-word", word, HelpPage.PathOf(command), hint).TrimEnd();
    }
}
