using System.Collections.Immutable;
using KeyAccount.Rules.Testing;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Reports;

/// <summary>What is shown of a system in a list: texts in one language.</summary>
/// <param name="Id">The system's id.</param>
/// <param name="Title">What people call it; the id where the policy does not say.</param>
/// <param name="Question">The question that it answers; <see langword="null"/> where the policy does not say.</param>
/// <param name="Subject">What a row is about, as the policy writes it.</param>
/// <param name="Inputs">The names of the facts that it reads.</param>
/// <param name="OwnInputs">Those among them that no ledger or record answers: facts of one's own.</param>
/// <param name="Outputs">The names of its results.</param>
/// <param name="Tests">How many tests it has.</param>
internal sealed record SystemSummary(
    string Id, string Title, string? Question, string Subject, ImmutableArray<string> Inputs, ImmutableArray<string> OwnInputs, ImmutableArray<string> Outputs, int Tests)
{
    public static SystemSummary Of(AccountSystem system, string language) => new(
        system.Id,
        system.Title?.In(language) ?? system.Id,
        system.Description?.In(language),
        system.Policy.Model.Subject,
        [.. system.Inputs.Select(i => i.Name)],
        system.OwnInputs,
        [.. system.Outputs.Select(o => o.Name)],
        CountTests(system));

    private static int CountTests(AccountSystem system) =>
        system.TestsText is { } text ? PolicyTestSuite.Load(text, system.Id + ".tests.json", system.Policy).Tests.Length : 0;
}
