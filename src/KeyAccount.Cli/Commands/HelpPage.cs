using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using KeyAccount.Cli.Localization;

namespace KeyAccount.Cli.Commands;

/// <summary>What <c>--help</c> shows of a command: what it does, how to call it, and examples, in the session's language.</summary>
internal sealed class HelpPage(Session session) : SynchronousCommandLineAction
{
    private static readonly string[] RootExamples =
    [
        "keyaccount demo",
        "keyaccount init my-portfolio",
        "keyaccount score --mapping portfolio.mapping.json --data data --as-of 2026-06-30 --out results.csv",
        "keyaccount explain ACME --mapping portfolio.mapping.json --data data --as-of 2026-06-30 --lang zh-Hans",
        "keyaccount policy check my.policy.json",
    ];

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        Write(parseResult.CommandResult.Command, session.Output);
        return ExitCode.Fine;
    }

    /// <summary>Writes the page of a command.</summary>
    public void Write(Command command, TextWriter output)
    {
        var path = PathOf(command);
        output.WriteLine(session.Text("command." + path));
        Heading(output, "help.usage");
        output.WriteLine("  " + string.Join(' ', [path, .. command.Subcommands.Any() ? ["COMMAND"] : command.Arguments.Select(Usage), "[OPTIONS]"]));
        Table(output, "help.arguments", command.Arguments.Select(a => (a.Name, session.Text("argument." + a.Name))));
        Table(output, "help.commands", command.Subcommands.Select(c => (string.Join(' ', [c.Name, .. c.Arguments.Select(Usage)]), session.Text("command." + PathOf(c)))));
        var recursive = command.Parents.OfType<Command>().SelectMany(Ancestry).SelectMany(c => c.Options).Where(o => o.Recursive);
        Table(output, "help.options", command.Options.Concat(recursive).Distinct().Select(o => (Usage(o), TextOf(o, command, session))));
        Heading(output, "help.examples");
        foreach (var example in Examples(command)) output.WriteLine("  " + example);
        if (command is RootCommand) output.WriteLine($"\n{session.Text("help.exit-codes")}");
    }

    /// <summary>The words to type for a command, from the tool's name on.</summary>
    public static string PathOf(Symbol command) => string.Join(' ', Ancestry(command).Select(c => c is RootCommand ? "keyaccount" : c.Name));

    /// <summary>What an option means: the command's own text where it has one.</summary>
    public static string TextOf(Option option, Command command, Session session)
    {
        var own = $"option.{PathOf(command)} {option.Name}";
        return session.Text(Texts.Has(own) ? own : "option." + option.Name);
    }

    private static IEnumerable<Command> Ancestry(Symbol command) => command.Parents.SelectMany(Ancestry).Append((Command)command);

    private static IEnumerable<string> Examples(Command command) => command switch
    {
        RootCommand => RootExamples,
        ToolCommand { Examples.Count: > 0 } tool => tool.Examples,
        _ => command.Subcommands.SelectMany(Examples),
    };

    private static string Usage(Argument argument) => argument.Arity.MinimumNumberOfValues == 0 || argument.HasDefaultValue ? $"[{argument.Name}]" : argument.Name;

    private static string Usage(Option option) => option switch
    {
        HelpOption => "-h, --help",
        { HelpName: { } value } => $"{option.Name} {value}",
        _ => option.Name,
    };

    private void Heading(TextWriter output, string code) => output.WriteLine($"\n{session.Text(code)}:");

    private void Table(TextWriter output, string heading, IEnumerable<(string Left, string Right)> rows)
    {
        var all = rows.ToArray();
        if (all.Length == 0) return;
        Heading(output, heading);
        var width = all.Max(r => r.Left.Length) + 2;
        foreach (var (left, right) in all) output.WriteLine($"  {left.PadRight(width)}{right}");
    }
}
