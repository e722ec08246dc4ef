using System.Collections.Immutable;
using KeyAccount.Cli.Export;
using KeyAccount.Rules;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Reports;

/// <summary>The columns that say what a row of a results file beside the accounts' one is about.</summary>
internal static class SubjectIdentity
{
    /// <summary>The columns of a subject: a contact or an opportunity with its account, what unites accounts with how many they are.</summary>
    public static ImmutableArray<IdentityColumn> Of(SystemSubject subject)
    {
        var word = subject.ToString().ToLowerInvariant();
        ImmutableArray<IdentityColumn> own = [Text(word + "_id", r => r.SubjectKey), Text(word + "_name", r => r.SubjectName)];
        return subject switch
        {
            SystemSubject.Contact or SystemSubject.Opportunity => [Text("account_id", r => r.Account.Id), Text("account_name", r => r.Account.Name), Text("owner", r => r.Account.Owner), .. own],
            SystemSubject.Group => [.. own, Text("owner", r => r.Account.Owner), AccountCount],
            SystemSubject.Person => [.. own, Text("role", r => Fact(r, "role").Text), AccountCount],
            _ => [.. own, AccountCount],
        };
    }

    private static IdentityColumn AccountCount { get; } = new(new TableColumn("account_count", ColumnType.Number), r => TableValue.Of(Fact(r, "account_count") is { Kind: FactKind.Number, Number: var count } ? count : null));

    private static IdentityColumn Text(string name, Func<SystemResult, string?> read) => new(new TableColumn(name, ColumnType.Text), r => TableValue.Of(read(r)));

    private static FactValue Fact(SystemResult result, string name) => result.Account.Facts.GetValueOrDefault(name);
}

/// <summary>A column and how it is read from a row.</summary>
internal sealed record IdentityColumn(TableColumn Column, Func<SystemResult, TableValue> Value);
