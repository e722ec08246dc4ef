using System.Collections.Immutable;
using System.CommandLine;
using KeyAccount.Cli.People;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Commands;

/// <summary>The option that says who our own people are, for systems about them.</summary>
internal sealed class PeopleOptions
{
    private readonly Option<string?> _people = new("--people") { HelpName = "FILE" };

    /// <summary>Adds the option to a command.</summary>
    public void AddTo(Command command) => command.Add(_people);

    /// <summary>The option's name, when it is given.</summary>
    public IEnumerable<string> Given(ParseResult parsed) => AreGiven(parsed) ? [_people.Name] : [];

    /// <summary>Whether the command line names a file.</summary>
    public bool AreGiven(ParseResult parsed) => parsed.GetValue(_people) is not null;

    /// <summary>The file, when one is named.</summary>
    public IEnumerable<string> Files(ParseResult parsed) => parsed.GetValue(_people) is { } file ? [file] : [];

    /// <summary>Complains about people without a system that asks about them, such a system without people, and a file that is not there.</summary>
    public void Check(ParseResult parsed, ImmutableArray<AccountSystem> systems, Session session)
    {
        var asked = systems.FirstOrDefault(s => s.Subject == SystemSubject.Person);
        if (asked is not null && !AreGiven(parsed)) throw new UsageException(session.Text("people.needed", asked.Id, session.Text("subject.person")));
        if (asked is null && AreGiven(parsed)) throw new UsageException(session.Text("people.not-asked", string.Join(session.Text("list.separator"), AccountSystems.All.Where(s => s.Subject == SystemSubject.Person).Select(s => s.Id))));
        InputFile.Require(parsed.GetValue(_people), _people.Name, session);
    }

    /// <summary>Reads the people; <see langword="null"/> when no file is named.</summary>
    public PeopleFile? Read(ParseResult parsed, ImmutableArray<AccountSystem> systems) =>
        parsed.GetValue(_people) is { } file ? PeopleFile.Read(file, systems.Where(s => s.Subject == SystemSubject.Person)) : null;
}
