using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using KeyAccount.Cli.Import;
using KeyAccount.Rules;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.People;

/// <summary>Turns records into people: <c>id</c>, <c>name</c>, <c>role</c>, and facts under the names that policies give them. Not thread-safe.</summary>
internal sealed class PersonReader(PersonFacts facts)
{
    private const string Id = "id";
    private const string Name = "name";
    private const string Role = "role";

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _unused = new(StringComparer.Ordinal);

    /// <summary>The names of facts that nobody reads, in ordinal order.</summary>
    public IEnumerable<string> Unused => _unused;

    /// <summary>The person of a record.</summary>
    /// <returns>What is wrong with the record; <see langword="null"/> when nothing is.</returns>
    public RowFault? Read(string text, out PersonProfile? person)
    {
        person = null;
        if (text.Contains('\uFFFD', StringComparison.Ordinal)) return new RowFault("invalid-encoding"); // What is no UTF-8 was read as this sign.
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Object ? Read(json.RootElement, out person) : new RowFault("not-a-person", "", text);
        }
        catch (JsonException exception)
        {
            return new RowFault("broken-person", "", text, Place(text, exception));
        }
        catch (InvalidOperationException)
        {
            return new RowFault("half-sign"); // \uD800 to \uDFFF, one without the other.
        }
    }

    private RowFault? Read(JsonElement record, out PersonProfile? person)
    {
        person = null;
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var given = ImmutableDictionary.CreateBuilder<string, FactValue>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in record.EnumerateObject())
        {
            if (!seen.Add(property.Name)) return new RowFault("stands-twice", property.Name);
            var fault = property.Name is Id or Name or Role ? Text(property, texts) : Fact(property, given);
            if (fault is not null) return fault;
        }

        if (!texts.TryGetValue(Id, out var id) || string.IsNullOrWhiteSpace(id)) return new RowFault("missing-key", Id);
        if (!_ids.Add(id)) return new RowFault("duplicate-key", Id, id);
        person = new PersonProfile { Id = id, Name = texts.GetValueOrDefault(Name), Role = texts.GetValueOrDefault(Role), Facts = given.ToImmutable() };
        return null;
    }

    private static RowFault? Text(JsonProperty property, Dictionary<string, string> texts)
    {
        if (property.Value.ValueKind == JsonValueKind.Null) return null;
        if (property.Value.ValueKind != JsonValueKind.String) return new RowFault("not-a-text", property.Name, property.Value.GetRawText());
        texts.Add(property.Name, property.Value.GetString()!);
        return texts[property.Name].Contains('\0', StringComparison.Ordinal) ? new RowFault("nul-character") : null;
    }

    private RowFault? Fact(JsonProperty property, ImmutableDictionary<string, FactValue>.Builder given)
    {
        if (!facts.Uses(property.Name)) _unused.Add(property.Name);
        var fault = facts.Read(property.Name, property.Value, out var fact);
        given.Add(property.Name, fact);
        return fact.Text?.Contains('\0', StringComparison.Ordinal) == true ? new RowFault("nul-character") : fault;
    }

    /// <summary>The sign, from 1 and counting from the record's first, at which the record stops being JSON.</summary>
    private static string Place(string text, JsonException exception)
    {
        var start = 0;
        for (var line = exception.LineNumber ?? 0; line > 0; line--) start = text.IndexOf('\n', start) + 1;
        var before = Encoding.UTF8.GetBytes(text[start..]);
        return (start + Encoding.UTF8.GetCharCount(before, 0, Math.Min(before.Length, (int)(exception.BytePositionInLine ?? 0))) + 1).ToString(CultureInfo.InvariantCulture);
    }
}
