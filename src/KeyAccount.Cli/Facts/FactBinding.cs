using System.Collections.Immutable;
using KeyAccount.Cli.Import;
using KeyAccount.Rules;
using KeyAccount.Rules.Diagnostics;

namespace KeyAccount.Cli.Facts;

/// <summary>Which column of a file feeds which input of a policy, and the query that reads them. Immutable and thread-safe.</summary>
internal sealed class FactBinding
{
    /// <summary>Columns that name the account and its owner; copied to the results where the file has them as text.</summary>
    public const string NameColumn = "account_name";

    /// <summary>The column of the account's owner.</summary>
    public const string OwnerColumn = "owner";

    private const string Record = "keyaccount_record";

    private readonly ImmutableArray<FactColumn> _columns;
    private readonly List<string> _selected = [];
    private readonly List<FactMistake> _mistakes = [];
    private readonly SortedSet<string> _used = new(StringComparer.Ordinal);
    private readonly List<MissingInput> _missing = [];

    /// <summary>Binds a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="schema">What the policy reads.</param>
    /// <param name="idColumn">The column that holds the accounts' ids.</param>
    public FactBinding(FactFile file, InputSchema schema, string idColumn)
    {
        File = file;
        IdColumn = idColumn;
        _columns = file.Columns;
        Id = BindId(idColumn);
        Name = BindText(NameColumn);
        Owner = BindText(OwnerColumn);
        Inputs = [.. schema.Inputs.Select(Bind)];
        if (schema.Inputs.Length > 0 && Inputs.All(i => i is null) && _mistakes.Count == 0)
            _mistakes.Add(new FactMistake("facts.nothing-fits", file.Path, string.Join(", ", _columns.Take(12).Select(c => c.Name)), string.Join(", ", schema.Inputs.Take(12).Select(i => i.Name))));
        Mistakes = [.. _mistakes];
        Missing = [.. _missing];
        Ignored = [.. _columns.Select(c => c.Name).Where(n => !_used.Contains(n))];
        Sql = $"SELECT {string.Join(", ", _selected)} FROM {file.Table}";
    }

    /// <summary>The file.</summary>
    public FactFile File { get; }

    /// <summary>The query.</summary>
    public string Sql { get; }

    /// <summary>The name of the column with the accounts' ids.</summary>
    public string IdColumn { get; }

    /// <summary>Place of the accounts' ids in the query's result.</summary>
    public int Id { get; }

    /// <summary>Place of the accounts' names; -1 when the file has none.</summary>
    public int Name { get; }

    /// <summary>Place of the accounts' owners; -1 when the file has none.</summary>
    public int Owner { get; }

    /// <summary>For each input how it is read; <see langword="null"/> when the file lacks it.</summary>
    public ImmutableArray<BoundInput?> Inputs { get; }

    /// <summary>What is wrong; nothing can be read then.</summary>
    public ImmutableArray<FactMistake> Mistakes { get; }

    /// <summary>Inputs (and fields of lists) that the file lacks: unknown in every row.</summary>
    public ImmutableArray<MissingInput> Missing { get; }

    /// <summary>Columns that nothing reads.</summary>
    public ImmutableArray<string> Ignored { get; }

    private int BindId(string name)
    {
        if (Find(name) is not { } column)
        {
            _mistakes.Add(new FactMistake("facts.no-id", File.Path, name, Spelling.Nearest(name, _columns.Select(c => c.Name)) ?? ""));
            return -1;
        }

        if (!column.Type.CanIdentify) _mistakes.Add(new FactMistake("facts.bad-id", File.Path, column.Name, column.Sql));
        return Select(column, $"CAST({Duck.Name(column.Name)} AS VARCHAR)");
    }

    private int BindText(string name) =>
        Find(name) is { } column && column.Type.ReadAs(InputType.String) is { } type ? Select(column, $"CAST({Duck.Name(column.Name)} AS {type})") : -1;

    private BoundInput? Bind(InputDefinition input)
    {
        if (Find(input.Name) is not { } column)
        {
            _missing.Add(new MissingInput(input.Name, Spelling.Nearest(input.Name, _columns.Select(c => c.Name).Where(n => !_used.Contains(n)))));
            return null;
        }

        if (input.Type == InputType.List) return BindList(input, column);
        if (column.Type.ReadAs(input.Type) is { } type) return new BoundInput(Select(column, $"CAST({Duck.Name(column.Name)} AS {type})"), []);
        _mistakes.Add(new FactMistake("facts.bad-type", File.Path, column.Name, column.Sql, WordOf(input.Type)));
        return null;
    }

    private BoundInput? BindList(InputDefinition input, FactColumn column)
    {
        if (!column.Type.IsRecordList)
        {
            _mistakes.Add(new FactMistake("facts.bad-type", File.Path, column.Name, column.Sql, WordOf(InputType.List)));
            return null;
        }

        var fields = column.Type.Fields;
        var places = new int[input.Items.Inputs.Length];
        var casts = new List<string>();
        var inPlace = true;
        foreach (var field in input.Items.Inputs)
        {
            var place = places[field.Ordinal] = PlaceOf(field.Name, fields.Select(f => f.Name));
            var path = $"{column.Name}.{field.Name}";
            if (place < 0) _missing.Add(new MissingInput(path, Spelling.Nearest(field.Name, fields.Select(f => f.Name))));
            else if (fields[place].Type.ReadAs(field.Type) is not { } type) _mistakes.Add(new FactMistake("facts.bad-type", File.Path, path, fields[place].Type.Id.ToString().ToUpperInvariant(), WordOf(field.Type)));
            else
            {
                inPlace &= fields[place].Type.IsReadInPlace;
                casts.Add($"{Duck.Name(field.Name)} := CAST({Record}.{Duck.Name(fields[place].Name)} AS {type})");
            }
        }

        var name = Duck.Name(column.Name);
        if (inPlace || casts.Count == 0) return new BoundInput(Select(column, name), [.. places]);

        // Made of the fields that are asked for, in their order.
        var next = 0;
        return new BoundInput(Select(column, $"list_transform({name}, lambda {Record}: struct_pack({string.Join(", ", casts)}))"), [.. places.Select(p => p < 0 ? -1 : next++)]);
    }

    private FactColumn? Find(string name) => PlaceOf(name, _columns.Select(c => c.Name)) is >= 0 and var place ? _columns[place] : null;

    /// <summary>The place of a name: as it is written, or else without regard to case when only one fits.</summary>
    private static int PlaceOf(string name, IEnumerable<string> names)
    {
        var all = names.ToList();
        if (all.IndexOf(name) is >= 0 and var exact) return exact;
        var first = all.FindIndex(n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase));
        return first >= 0 && all.FindLastIndex(n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase)) == first ? first : -1;
    }

    private int Select(FactColumn column, string sql)
    {
        _used.Add(column.Name);
        _selected.Add(sql);
        return _selected.Count - 1;
    }

    private static string WordOf(InputType type) => type switch
    {
        InputType.Number => "facts.number",
        InputType.String => "facts.text",
        InputType.Boolean => "facts.boolean",
        InputType.Date => "facts.date",
        _ => "facts.list",
    };
}

/// <summary>How an input is read.</summary>
/// <param name="Place">Its place in the query's result.</param>
/// <param name="Fields">For a list: the place of each declared field in a record; -1 when the file lacks it.</param>
internal sealed record BoundInput(int Place, ImmutableArray<int> Fields);

/// <summary>An input that a file lacks.</summary>
/// <param name="Name">The input, with the list's name before that of a list's field.</param>
/// <param name="Similar">A column that it may have been meant by; <see langword="null"/> when none is similar.</param>
internal sealed record MissingInput(string Name, string? Similar);

/// <summary>Something in a file that does not fit the policy.</summary>
/// <param name="Code">The code of its text.</param>
/// <param name="File">The file.</param>
/// <param name="Column">The column concerned.</param>
/// <param name="Found">What was found.</param>
/// <param name="Expected">What was expected: the code of a word.</param>
internal sealed record FactMistake(string Code, string File, string Column, string Found, string Expected = "");
