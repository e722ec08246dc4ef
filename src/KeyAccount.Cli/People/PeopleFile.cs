using System.Collections.Immutable;
using KeyAccount.Cli.Import;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.People;

/// <summary>Our own people, read from a file.</summary>
/// <param name="People">Those that could be read, in their order.</param>
/// <param name="Report">What became of every record.</param>
/// <param name="Rejects">The records that could not be read.</param>
/// <param name="Unused">The names of facts that no system reads.</param>
internal sealed record PeopleFile(ImmutableArray<PersonProfile> People, SourceReport Report, ImmutableArray<RowNotice> Rejects, ImmutableArray<string> Unused)
{
    /// <summary>Reads a JSON array or JSON lines. A broken record loses nobody but itself.</summary>
    /// <param name="path">The file.</param>
    /// <param name="systems">The systems that are asked about people.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static PeopleFile Read(string path, IEnumerable<AccountSystem> systems)
    {
        var records = PeopleRecords.Cut(File.ReadAllText(path), out var problem);
        var reader = new PersonReader(new PersonFacts(systems));
        var tally = new SourceTally(path, path);
        var people = ImmutableArray.CreateBuilder<PersonProfile>();
        var row = new Row();
        foreach (var record in records)
        {
            row.Begin(record.Line);
            if (reader.Read(record.Text, out var person) is { } fault)
            {
                tally.Reject(record.Line, fault, amount: null);
                continue;
            }

            tally.Use(row);
            people.Add(person!);
        }

        return new PeopleFile(people.ToImmutable(), tally.ToReport(problem is null ? [] : [problem]), [.. tally.Rejects()], [.. reader.Unused]);
    }
}
