namespace KeyAccount.Scoring;

/// <summary>Facts that a row has for what it is about, beside those of the catalogue: counts of the accounts that it unites, a person's role.</summary>
internal static class SubjectFacts
{
    public const string Role = "role";

    /// <summary>Whether the library gives a row of the subject the fact.</summary>
    public static bool Gives(SystemSubject subject, string name) => subject switch
    {
        SystemSubject.Person => name == Role || RollUpFacts.Names.Contains(name),
        SystemSubject.Group or SystemSubject.Owner or SystemSubject.Portfolio => RollUpFacts.Names.Contains(name),
        _ => false,
    };
}
