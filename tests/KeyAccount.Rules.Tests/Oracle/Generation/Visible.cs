using KeyAccount.Oracle.Model;

namespace KeyAccount.Oracle.Generation;

/// <summary>The names that an expression being generated can use, with their types. A new name hides an older one.</summary>
internal sealed record Visible(IReadOnlyList<Input> Names, IReadOnlyList<Input> Results)
{
    public Visible With(string name, FactType type) => this with { Names = [.. Names.Where(one => one.Name != name), new Input(name, type)] };

    public Visible WithResult(string dottedName, FactType type) => this with { Results = [.. Results, new Input(dottedName, type)] };

    /// <summary>What can be named inside a filter: the record's fields, and <c>item</c>.</summary>
    public Visible WithItem(RecordType record) =>
        record.Fields.Aggregate(this, (visible, field) => visible.With(field.Name, field.Type)).With("item", record);

    /// <summary>Without the names that would be a record's field inside the brackets of a place: a place cannot depend on the records.</summary>
    public Visible OutsideLists()
    {
        var fields = Lists().SelectMany(list => list.Record.Fields).Select(field => field.Name).ToHashSet();
        return this with { Names = [.. Names.Where(one => !fields.Contains(one.Name) && one.Name != "item")] };
    }

    /// <summary>Everything of one type that a plain name, a result or a field of a named record gives.</summary>
    public List<(Expression Expression, FactType Type)> Named<TType>()
        where TType : FactType
    {
        var found = new List<(Expression, FactType)>();
        foreach (var (name, type) in Names)
        {
            if (type is TType) found.Add((new Name(name), type));
            if (type is not RecordType record) continue;
            var fields = record.Fields.Where(field => field.Type is TType);
            found.AddRange(fields.Select(field => ((Expression)new FieldOf(new Name(name), field.Name), field.Type)));
        }

        found.AddRange(Results.Where(result => result.Type is TType).Select(result => ((Expression)new Result(result.Name), result.Type)));
        return found;
    }

    /// <summary>The lists of records.</summary>
    public List<(Expression Expression, RecordType Record)> Lists() =>
        [.. from one in Names let record = (one.Type as ListType)?.Item as RecordType where record is not null select ((Expression)new Name(one.Name), record)];
}
