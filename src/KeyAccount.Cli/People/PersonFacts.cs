using System.Globalization;
using System.Text.Json;
using KeyAccount.Cli.Import;
using KeyAccount.Rules;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.People;

/// <summary>What the systems about people read, and how a JSON value becomes one of these facts. Immutable.</summary>
/// <param name="systems">The systems.</param>
internal sealed class PersonFacts(IEnumerable<AccountSystem> systems)
{
    private const string Dates = "yyyy-MM-dd";

    private readonly ILookup<string, InputDefinition> _declared = systems.SelectMany(s => s.Inputs).ToLookup(i => i.Name, StringComparer.Ordinal);

    /// <summary>Whether anything comes of a fact: a system reads it, or it is an indicator, from which others follow.</summary>
    public bool Uses(string name) => _declared.Contains(name) || IndicatorCatalog.Find(name) is not null;

    /// <summary>The value as a fact of a type that a system declares; as JSON writes it where none does.</summary>
    /// <returns>What is wrong with it; <see langword="null"/> when nothing is.</returns>
    public RowFault? Read(string name, JsonElement value, out FactValue fact)
    {
        fact = FactValue.Unknown;
        if (value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array) return new RowFault("not-a-fact", name, value.GetRawText());
        if (value.ValueKind == JsonValueKind.Number && !double.IsFinite(value.GetDouble())) return new RowFault("infinite", name, value.GetRawText());
        var given = fact = Plain(value);
        if (!_declared.Contains(name)) return null;
        foreach (var input in _declared[name])
        {
            fact = As(given, input);
            if (fact.Kind != FactKind.Unknown) return null;
        }

        return Misfit(name, value, _declared[name].First());
    }

    private static FactValue Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => FactValue.Of(value.GetDouble()),
        JsonValueKind.String => FactValue.Of(value.GetString()),
        _ => FactValue.Of(value.GetBoolean()),
    };

    /// <summary>The value where it fits the input, else unknown.</summary>
    private static FactValue As(FactValue given, InputDefinition input) => (input.Type, given.Kind) switch
    {
        (InputType.Number, FactKind.Number) or (InputType.Boolean, FactKind.Boolean) => given,
        (InputType.String, FactKind.Text) when input.Values.IsDefaultOrEmpty || input.Values.Contains(given.Text!, StringComparer.Ordinal) => given,
        (InputType.Date, FactKind.Text) when DateOnly.TryParseExact(given.Text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => FactValue.Of(date),
        _ => FactValue.Unknown,
    };

    private static RowFault Misfit(string name, JsonElement value, InputDefinition input) => input.Type switch
    {
        InputType.Number => new RowFault("not-a-number", name, value.GetRawText()),
        InputType.Boolean => new RowFault("not-a-boolean", name, value.GetRawText(), "true, false"),
        InputType.Date => new RowFault("bad-date", name, value.GetRawText(), Dates),
        InputType.String when !input.Values.IsDefaultOrEmpty => new RowFault("unknown-word", name, value.GetRawText(), string.Join(", ", input.Values)),
        InputType.String => new RowFault("not-a-text", name, value.GetRawText()),
        _ => new RowFault("not-a-fact", name, value.GetRawText()),
    };
}
