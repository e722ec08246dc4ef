using KeyAccount.Cli.Commands;
using KeyAccount.Cli.People;

namespace KeyAccount.Cli.Reports;

/// <summary>Says which records of a file of people could not be read, and which facts nobody reads: people write such files by hand.</summary>
internal sealed class PeopleReport(Session session)
{
    private const int MostNamed = 20;

    /// <summary>Writes the complaints.</summary>
    public void Write(PeopleFile people)
    {
        foreach (var reject in people.Rejects.Take(MostNamed))
            session.Error.WriteLine(session.Text("people.rejected", reject.Source, ScoreReport.Number(reject.Line), reject.Message(session.Language)));
        if (people.Rejects.Length > MostNamed) session.Error.WriteLine(session.Text("people.more-rejected", people.Report.Name, ScoreReport.Number(people.Rejects.Length - MostNamed)));
        if (!people.Unused.IsEmpty) session.Error.WriteLine(session.Text("people.unused", people.Report.Name, string.Join(session.Text("list.separator"), people.Unused)));
    }
}
