using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>
/// A system of the field as a policy: a grading, a matrix, a playbook, a check of the buying centre. The built-in ones are in
/// <see cref="AccountSystems"/>; any policy of your own is one too. Compiled when first needed, once. Immutable and thread-safe.
/// </summary>
public sealed class AccountSystem
{
    internal const string PolicySuffix = ".policy.json";
    internal const string TestsSuffix = ".tests.json";

    private readonly Lazy<CompiledPolicy> _policy;
    private readonly Lazy<SystemSubject> _subject;

    internal AccountSystem(string id, string policyText, ImmutableDictionary<string, string> files, string? testsText)
    {
        Id = id;
        PolicyText = policyText;
        Files = files;
        TestsText = testsText;
        _policy = new Lazy<CompiledPolicy>(() => CompiledPolicy.Load(PolicyText, $"{Id}.policy.json", null, Files.GetValueOrDefault));
        _subject = new Lazy<SystemSubject>(() => SubjectOf(Policy.Model));
    }

    private AccountSystem(CompiledPolicy policy, ImmutableDictionary<string, string> files, string? testsText)
    {
        Id = policy.Model.Name;
        PolicyText = policy.Source.Text;
        Files = files;
        TestsText = testsText;
        SystemSubject subject = SubjectOf(policy.Model);
        _policy = new Lazy<CompiledPolicy>(policy);
        _subject = new Lazy<SystemSubject>(subject);
    }

    /// <summary>The policy's name, for example <c>volume-profit</c>.</summary>
    public string Id { get; }

    /// <summary>What people call it; <see langword="null"/> when the policy does not say.</summary>
    public LocalizedText? Title => Policy.Model.Title;

    /// <summary>What it is for; <see langword="null"/> when the policy does not say.</summary>
    public LocalizedText? Description => Policy.Model.Description;

    /// <summary>What one row of it is about.</summary>
    public SystemSubject Subject => _subject.Value;

    /// <summary>The compiled policy.</summary>
    public CompiledPolicy Policy => _policy.Value;

    /// <summary>The policy's document: the same that a user copies and edits.</summary>
    public string PolicyText { get; }

    /// <summary>The files that the policy reads its tables from, by name; empty when it has none.</summary>
    public ImmutableDictionary<string, string> Files { get; }

    /// <summary>The policy's tests, as text; <see langword="null"/> when it has none.</summary>
    public string? TestsText { get; }

    /// <summary>What the policy reads.</summary>
    public ImmutableArray<InputDefinition> Inputs => Policy.Model.Inputs.Inputs;

    /// <summary>The results that the policy puts forward as its answer.</summary>
    public ImmutableArray<PolicyOutput> Outputs => Policy.Model.Outputs;

    /// <summary>
    /// The inputs that no fact of the catalogue answers for this subject: known only where <see cref="Account.Facts"/>, <see cref="Contact.Facts"/>,
    /// <see cref="Opportunity.Facts"/> give them, or a person's profile does.
    /// </summary>
    public ImmutableArray<string> OwnInputs => [.. new AccountColumns(Policy.Model.Inputs, List).Unbound.Where(name => !SubjectFacts.Gives(Subject, name))];

    /// <summary>The list whose records are the rows; <see langword="null"/> where a row is a whole account or roll-up.</summary>
    internal ListFactDefinition? List => Subject switch
    {
        SystemSubject.Contact => ContactFacts.List,
        SystemSubject.Opportunity => DealFacts.List,
        _ => null,
    };

    /// <summary>A system of your own.</summary>
    /// <param name="policyText">The policy's document.</param>
    /// <param name="files">The files that its tables are read from, by the name that the policy gives; may be <see langword="null"/>.</param>
    /// <param name="name">What diagnostics call the document.</param>
    /// <param name="testsText">The policy's tests; <see langword="null"/> when it has none. They are not read here.</param>
    /// <exception cref="PolicyException">The policy has errors; the exception carries all of them.</exception>
    /// <exception cref="ArgumentException">The policy's subject is none of <see cref="SystemSubject"/>.</exception>
    public static AccountSystem FromText(string policyText, IReadOnlyDictionary<string, string>? files = null, string name = "policy", string? testsText = null)
    {
        ImmutableDictionary<string, string> beside = files?.ToImmutableDictionary(StringComparer.Ordinal) ?? ImmutableDictionary<string, string>.Empty;
        return new AccountSystem(CompiledPolicy.Load(policyText, name, null, beside.GetValueOrDefault), beside, testsText);
    }

    /// <summary>A system of your own from a file, with the tests and tables beside it: those of <c>NAME.policy.json</c> are in <c>NAME.tests.json</c>.</summary>
    /// <param name="path">The policy's file.</param>
    /// <exception cref="PolicyException">The policy has errors; the exception carries all of them.</exception>
    /// <exception cref="ArgumentException">The policy's subject is none of <see cref="SystemSubject"/>.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static AccountSystem FromFile(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string tests = (path.EndsWith(PolicySuffix, StringComparison.Ordinal) ? path[..^PolicySuffix.Length] : Path.ChangeExtension(path, null)) + TestsSuffix;
        return FromPolicy(PolicyFile.Load(path), File.Exists(tests) ? File.ReadAllText(tests) : null);
    }

    /// <summary>A system of your own.</summary>
    /// <param name="policy">The compiled policy.</param>
    /// <exception cref="ArgumentException">The policy's subject is none of <see cref="SystemSubject"/>.</exception>
    public static AccountSystem FromPolicy(CompiledPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return FromPolicy(policy, null);
    }

    private static AccountSystem FromPolicy(CompiledPolicy policy, string? testsText) =>
        new(policy, policy.Files.ToImmutableDictionary(f => f.Name, f => f.Text, StringComparer.Ordinal), testsText);

    /// <summary>The <see cref="Id"/>.</summary>
    public override string ToString() => Id;

    private static SystemSubject SubjectOf(PolicyModel model) => Enum.GetValues<SystemSubject>()
        .Cast<SystemSubject?>()
        .FirstOrDefault(s => string.Equals(s.ToString(), model.Subject, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException(
            $"The policy \"{model.Name}\" is about a \"{model.Subject}\"; a system is about one of {string.Join(", ", Enum.GetNames<SystemSubject>()).ToLowerInvariant()}.");
}
