using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>
/// Reads rows into the columns that a policy declares: each input is bound once to the fact of its name, and a fact that is given directly wins. A
/// row is an account, or one record of an account's list, whose own facts then come before the account's. Immutable and thread-safe.
/// </summary>
internal sealed class AccountColumns
{
    private readonly InputSchema _schema;
    private readonly ListFactDefinition? _subject;
    private readonly ImmutableArray<ItemFactDefinition?> _own;
    private readonly ImmutableArray<Func<AccountSnapshot, FactValue>?> _facts;
    private readonly ImmutableArray<Func<AccountIndicators, double?>?> _indicators;
    private readonly ImmutableArray<ListBinding?> _lists;
    private readonly ImmutableArray<IndicatorDefinition> _undeclared;

    /// <summary>Binds the inputs.</summary>
    /// <param name="schema">What the policy declares.</param>
    /// <param name="subject">The list whose records are the rows; <see langword="null"/> where accounts are.</param>
    public AccountColumns(InputSchema schema, ListFactDefinition? subject = null)
    {
        _schema = schema;
        _subject = subject;
        _own = [.. schema.Inputs.Select(i => subject?.Find(i.Name))];
        _facts = [.. schema.Inputs.Select(i => AccountFacts.Find(i.Name)?.Derive)];
        _indicators = [.. schema.Inputs.Select(i => IndicatorCatalog.Find(i.Name)?.Get)];
        _lists = [.. schema.Inputs.Select(i => i.Type == InputType.List && AccountFacts.FindList(i.Name) is { } list ? new ListBinding(list, i.Items) : null)];
        _undeclared = [.. IndicatorCatalog.All.Where(d => schema.Inputs.All(i => i.Name != d.Name))];
        Unbound = [.. schema.Inputs.Where(i => _facts[i.Ordinal] is null && _lists[i.Ordinal] is null && _own[i.Ordinal] is null).Select(i => i.Name)];
    }

    /// <summary>A list and, for each declared field, how it is read; fields that the catalogue does not know are known only where the record gives them.</summary>
    private sealed class ListBinding(ListFactDefinition list, InputSchema items)
    {
        public ListFactDefinition List { get; } = list;

        public ImmutableArray<ItemFactDefinition?> Fields { get; } = [.. items.Inputs.Select(f => list.Find(f.Name))];
    }

    /// <summary>The declared inputs that no fact of the catalogue answers: they are known only where they are given directly.</summary>
    public ImmutableArray<string> Unbound { get; }

    /// <summary>Appends one account, or one record of its list, as a row.</summary>
    /// <param name="rejections">Gets the given facts that do not fit.</param>
    /// <param name="record">The record's index in the list; -1 where the account is the row.</param>
    public void Append(ColumnBatchBuilder builder, AccountSnapshot snapshot, List<FactRejection> rejections, int record = -1)
    {
        var anyGiven = !snapshot.Account.Facts.IsEmpty;
        foreach (var input in _schema.Inputs)
        {
            if (record >= 0 && AppendOwn(builder[input.Ordinal], input, snapshot, record, rejections)) continue;
            var given = anyGiven ? Given(snapshot.Account, input.Name) : null;
            if (input.Type == InputType.List) AppendList(builder.List(input.Ordinal), input.Ordinal, snapshot, rejections);
            else if (given is null) AppendDerived(builder[input.Ordinal], input.Ordinal, snapshot);
            else if (builder[input.Ordinal].Add(given.Value)) continue;

            // Lists are read from the account only: a fact given under a list's name cannot be one.
            if (given is { } unfit) rejections.Add(new FactRejection(snapshot.Account.Id, input.Name, unfit, Expected(input)));
        }

        // Indicators that the policy does not declare still feed others that it may.
        foreach (var indicator in anyGiven ? _undeclared : [])
        {
            if (Given(snapshot.Account, indicator.Name) is { Kind: not FactKind.Number } wrong)
                rejections.Add(new FactRejection(snapshot.Account.Id, indicator.Name, wrong, "number"));
        }

        builder.EndRow();
    }

    /// <summary>
    /// Appends what the account's records say. A derived text can fall outside a set that the policy declares more narrowly; it is then unknown
    /// to this policy. An input that no fact answers gets no value here, and the end of the row makes it unknown.
    /// </summary>
    private void AppendDerived(ColumnBuilder column, int ordinal, AccountSnapshot snapshot)
    {
        if (_indicators[ordinal] is { } indicator) column.Add(indicator(snapshot.Indicators));
        else if (_facts[ordinal] is { } derive) column.Add(derive(snapshot));
    }

    /// <summary>Appends what the record itself says: what it gives directly, or else the field of its list. False where it has no say.</summary>
    private bool AppendOwn(ColumnBuilder column, InputDefinition input, AccountSnapshot snapshot, int record, List<FactRejection> rejections)
    {
        if (AppendGiven(column, input, _subject!, snapshot, record, rejections)) return true;
        if (_own[input.Ordinal] is not { } field) return false;
        column.Add(field.Read(snapshot, record));
        return true;
    }

    private static bool AppendGiven(
        ColumnBuilder column, InputDefinition input, ListFactDefinition list, AccountSnapshot snapshot, int record, List<FactRejection> rejections)
    {
        if (Given(list.Given(snapshot, record), input.Name) is not { } given) return false;
        if (!column.Add(given)) rejections.Add(new FactRejection(snapshot.Account.Id, $"{list.Name}[{list.Key(snapshot, record)}].{input.Name}", given, Expected(input)));
        return true;
    }

    private void AppendList(ListColumnBuilder column, int ordinal, AccountSnapshot snapshot, List<FactRejection> rejections)
    {
        var binding = _lists[ordinal];
        var count = binding?.List.Count(snapshot);
        column.BeginList(count.HasValue);
        var fields = column.Fields;
        for (var record = 0; record < count.GetValueOrDefault(); record++)
        {
            for (var field = 0; field < fields.Count; field++)
            {
                if (AppendGiven(fields[field], fields[field].Input, binding!.List, snapshot, record, rejections)) continue;
                if (binding.Fields[field] is { } known) fields[field].Add(known.Read(snapshot, record));
                else fields[field].AddUnknown();
            }
        }
    }

    private static FactValue? Given(Account account, string name) => Given(account.Facts, name);

    private static FactValue? Given(ImmutableDictionary<string, FactValue> facts, string name) =>
        facts.TryGetValue(name, out var given) && given.Kind != FactKind.Unknown ? given : null;

    private static string Expected(InputDefinition input) => input.Values.IsEmpty
        ? input.Type switch { InputType.Number => "number", InputType.Boolean => "boolean", InputType.Date => "date", InputType.List => "list", _ => "text" }
        : string.Join(", ", input.Values);
}
