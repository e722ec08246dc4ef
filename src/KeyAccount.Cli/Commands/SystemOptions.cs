using System.Collections.Immutable;
using System.CommandLine;
using KeyAccount.Rules;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Commands;

/// <summary>The option that says which further systems to ask: built-in ones by id, <c>all</c> of them, or policy files of one's own.</summary>
/// <param name="people">Who our own people are, where whole portfolios are asked about; without it a system must be about an account or a part of one.</param>
internal sealed class SystemOptions(PeopleOptions? people = null)
{
    private const string Everything = "all";
    private const string Ending = ".json";

    private readonly Option<string?> _systems = new("--systems") { HelpName = "SYSTEMS" };

    /// <summary>Adds the option to a command.</summary>
    public void AddTo(Command command) => command.Add(_systems);

    /// <summary>The option's name, when it is given.</summary>
    public IEnumerable<string> Given(ParseResult parsed) => parsed.GetValue(_systems) is null ? [] : [_systems.Name];

    /// <summary>The policy files that are named.</summary>
    public IEnumerable<string> Files(ParseResult parsed) => Words(parsed).Where(IsFile);

    /// <summary>The systems in the order in which they are named.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="main">The policy that decides anyhow; <c>all</c> leaves it out, and systems about people where none are given.</param>
    /// <param name="session">For complaints.</param>
    public ImmutableArray<AccountSystem> Read(ParseResult parsed, CompiledPolicy main, Session session)
    {
        var systems = ImmutableArray.CreateBuilder<AccountSystem>();
        foreach (var word in Words(parsed))
        {
            if (word == Everything) systems.AddRange(AccountSystems.All.Where(s => IsInAll(s, parsed) && s.Policy.Hash != main.Hash));
            else systems.Add(Find(word, session));
        }

        if (people is null && systems.FirstOrDefault(s => !WholeSystems.IsPart(s)) is { } other)
            throw new UsageException(session.Text("systems.no-part", other.Id, session.Text("subject." + other.Policy.Model.Subject)));
        if (systems.GroupBy(s => s.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new UsageException(session.Text("systems.twice", twice.Key));
        people?.Check(parsed, systems.ToImmutable(), session);
        return systems.ToImmutable();
    }

    /// <summary>Complains about a system that fact tables cannot answer, because it is not about an account or a part of one.</summary>
    public void RefuseWhole(ParseResult parsed, Session session)
    {
        if (Words(parsed).Where(w => w != Everything).Select(w => Find(w, session)).FirstOrDefault(s => !WholeSystems.IsPart(s)) is { } whole)
            throw new UsageException(session.Text(whole.Subject == SystemSubject.Person ? "systems.person-of-facts" : "systems.whole-of-facts", whole.Id, session.Text("subject." + whole.Policy.Model.Subject)));
    }

    /// <summary>A system from a policy file that an option names.</summary>
    public static AccountSystem FromFile(string path, string option, Session session)
    {
        InputFile.Require(path, option, session);
        var policy = PolicyFile.Load(path);
        return Enum.GetNames<SystemSubject>().Contains(policy.Model.Subject, StringComparer.OrdinalIgnoreCase)
            ? AccountSystem.FromPolicy(policy)
            : throw new UsageException(session.Text("systems.no-subject", path, policy.Model.Subject));
    }

    /// <summary>Whether a word names a file rather than a built-in system.</summary>
    public static bool IsFile(string word) => word.EndsWith(Ending, StringComparison.OrdinalIgnoreCase);

    private bool IsInAll(AccountSystem system, ParseResult parsed) => WholeSystems.IsPart(system) || (people is not null && (system.Subject != SystemSubject.Person || people.AreGiven(parsed)));

    private AccountSystem Find(string word, Session session) => IsFile(word) ? FromFile(word, _systems.Name, session) : SystemsCommand.Find(word, session);

    private string[] Words(ParseResult parsed) => parsed.GetValue(_systems)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
