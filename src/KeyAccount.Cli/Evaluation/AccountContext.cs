using System.Collections.Immutable;
using KeyAccount.Rules;
using KeyAccount.Rules.Expressions;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Evaluation;

/// <summary>
/// What is known of an account as a context: the facts of the catalogue, with lists of records as lists of contexts, and the facts that are given
/// directly. A fact that is given wins, where it is one that the catalogue allows under its name; otherwise it is unknown, as it is to a policy.
/// </summary>
internal static class AccountContext
{
    public static FeelContext Of(AccountSnapshot snapshot)
    {
        var given = snapshot.Account.Facts;
        var own = given.Keys.Where(name => AccountFacts.Find(name) is null && AccountFacts.FindList(name) is null).Order(StringComparer.Ordinal);
        return new FeelContext(
        [
            .. AccountFacts.All.Select(fact => Entry(fact, given, () => fact.Derive(snapshot))),
            .. own.Select(name => KeyValuePair.Create(name, Value(given[name]))),
            .. AccountFacts.Lists.Select(list => KeyValuePair.Create(list.Name, Records(list, snapshot))),
        ]);
    }

    private static FeelValue Records(ListFactDefinition list, AccountSnapshot snapshot) => list.Count(snapshot) is { } count
        ? new FeelList([.. Enumerable.Range(0, count).Select(record => Record(list, snapshot, record))])
        : FeelValue.Null;

    private static FeelContext Record(ListFactDefinition list, AccountSnapshot snapshot, int record)
    {
        var given = Given(list, snapshot, record);
        var own = given.Keys.Where(name => list.Find(name) is null).Order(StringComparer.Ordinal);
        return new FeelContext(
        [
            .. list.Fields.Select(field => Entry(field, given, () => field.Read(snapshot, record))),
            .. own.Select(name => KeyValuePair.Create(name, Value(given[name]))),
        ]);
    }

    /// <summary>The facts that a record gives directly: records are known by their ids.</summary>
    private static ImmutableDictionary<string, FactValue> Given(ListFactDefinition list, AccountSnapshot snapshot, int record)
    {
        var id = list.Find("id")?.Read(snapshot, record).Text;
        var found = list.Name == "contacts"
            ? snapshot.Account.Contacts.FirstOrDefault(c => c.Id == id)?.Facts
            : snapshot.Account.Opportunities.FirstOrDefault(o => o.Id == id)?.Facts;
        return found ?? ImmutableDictionary<string, FactValue>.Empty;
    }

    private static KeyValuePair<string, FeelValue> Entry(FactShape fact, ImmutableDictionary<string, FactValue> given, Func<FactValue> derive)
    {
        if (!given.TryGetValue(fact.Name, out var value) || value.Kind == FactKind.Unknown) return KeyValuePair.Create(fact.Name, Value(derive()));
        var fits = value.Kind == fact.Kind && (fact.Values.IsEmpty || fact.Values.Contains(value.Text!, StringComparer.Ordinal));
        return KeyValuePair.Create(fact.Name, fits ? Value(value) : FeelValue.Null);
    }

    private static FeelValue Value(FactValue fact) => fact.Kind switch
    {
        FactKind.Number => FeelValue.Of(fact.Number!.Value),
        FactKind.Text => FeelValue.Of(fact.Text!),
        FactKind.Boolean => FeelValue.Of(fact.Boolean!.Value),
        FactKind.Date => FeelDate.Of(fact.Date!.Value),
        _ => FeelValue.Null,
    };
}
