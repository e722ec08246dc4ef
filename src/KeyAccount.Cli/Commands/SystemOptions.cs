using System.Collections.Immutable;
using System.CommandLine;
using KeyAccount.Rules;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Commands;

/// <summary>The option that says which further systems to ask: built-in ones by id, <c>all</c> of them, or policy files of one's own.</summary>
internal sealed class SystemOptions
{
    private const string Everything = "all";
    private const string Ending = ".json";

    private static readonly ImmutableArray<SystemSubject> Subjects = [SystemSubject.Account, SystemSubject.Contact, SystemSubject.Opportunity];

    private readonly Option<string?> _systems = new("--systems") { HelpName = "SYSTEMS" };

    /// <summary>Adds the option to a command.</summary>
    public void AddTo(Command command) => command.Add(_systems);

    /// <summary>The option's name, when it is given.</summary>
    public IEnumerable<string> Given(ParseResult parsed) => parsed.GetValue(_systems) is null ? [] : [_systems.Name];

    /// <summary>The policy files that are named.</summary>
    public IEnumerable<string> Files(ParseResult parsed) => Words(parsed).Where(IsFile);

    /// <summary>The systems in the order in which they are named, all about accounts, contacts or opportunities.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="main">The policy that decides anyhow; <c>all</c> leaves it out.</param>
    /// <param name="session">For complaints.</param>
    public ImmutableArray<AccountSystem> Read(ParseResult parsed, CompiledPolicy main, Session session)
    {
        var systems = ImmutableArray.CreateBuilder<AccountSystem>();
        foreach (var word in Words(parsed))
        {
            if (word == Everything) systems.AddRange(AccountSystems.All.Where(s => Subjects.Contains(s.Subject) && s.Policy.Hash != main.Hash));
            else systems.Add(IsFile(word) ? FromFile(word, _systems.Name, session) : SystemsCommand.Find(word, session));
        }

        if (systems.FirstOrDefault(s => !Subjects.Contains(s.Subject)) is { } other)
            throw new UsageException(session.Text("systems.no-part", other.Id, session.Text("subject." + other.Policy.Model.Subject)));
        if (systems.GroupBy(s => s.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new UsageException(session.Text("systems.twice", twice.Key));
        return systems.ToImmutable();
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

    private string[] Words(ParseResult parsed) => parsed.GetValue(_systems)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
