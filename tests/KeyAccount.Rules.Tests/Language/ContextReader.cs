using System.Globalization;
using System.Text.RegularExpressions;
using KeyAccount.Oracle.Model;

namespace KeyAccount.Rules.Tests.Language;

/// <summary>Reads the small notation of cases.txt for typed facts and for results; cases.txt describes it.</summary>
internal sealed partial class ContextReader
{
    private readonly List<string> _tokens;
    private int _next;

    private ContextReader(string text)
    {
        _tokens = [.. Token().Matches(text).Select(match => match.Value)];
        if (string.Concat(_tokens) != Blank().Replace(text, match => match.Groups["string"].Value))
        {
            throw new FormatException($"Not a context or a value: {text}");
        }
    }

    /// <summary>Reads <c>name: type = value, …</c>.</summary>
    public static (IReadOnlyList<Input> Schema, Facts Facts) Context(string text)
    {
        var reader = new ContextReader(text);
        var schema = new List<Input>();
        var facts = new Facts();
        while (reader._next < reader._tokens.Count)
        {
            if (schema.Count > 0) reader.Expect(",");
            var name = reader.Take();
            reader.Expect(":");
            schema.Add(new Input(name, reader.Type()));
            facts.Add(name, reader.Skip("=") ? reader.Value() : null);
        }

        return (schema, facts);
    }

    /// <summary>Reads one literal.</summary>
    public static object? Literal(string text)
    {
        var reader = new ContextReader(text);
        var value = reader.Value();
        return reader._next == reader._tokens.Count ? value : throw new FormatException($"More than a value: {text}");
    }

    [GeneratedRegex("""
        "(?:\\.|[^"\\])*"|[?]|\d{4}-\d\d-\d\d|-?\d+(?:\.\d+)?(?:e-?\d+)?|[\p{L}_][\p{L}\d_]*|[\[\]{}:=,|]
        """)]
    private static partial Regex Token();

    [GeneratedRegex("""
        (?<string>"(?:\\.|[^"\\])*")|\s
        """)]
    private static partial Regex Blank();

    private string Take() => _next < _tokens.Count ? _tokens[_next++] : throw new FormatException("A context or value ends too early.");

    private void Expect(string token)
    {
        if (Take() is var found && found != token) throw new FormatException($"Expected {token}, found {found}.");
    }

    private bool Skip(string token)
    {
        if (_next == _tokens.Count || _tokens[_next] != token) return false;
        _next++;
        return true;
    }

    private FactType Type()
    {
        var token = Take();
        if (token[0] == '"')
        {
            var values = new List<string> { Unquoted(token) };
            while (Skip("|")) values.Add(Unquoted(Take()));
            return new StringType(values);
        }

        return token switch
        {
            "number" => new NumberType(),
            "string" => new StringType(),
            "boolean" => new BooleanType(),
            "date" => new DateType(),
            "[" => new ListType(Record()),
            _ => throw new FormatException($"No type {token}."),
        };
    }

    private RecordType Record()
    {
        var fields = new List<Input>();
        do
        {
            var name = Take();
            Expect(":");
            fields.Add(new Input(name, Type()));
        }
        while (Skip(","));
        Expect("]");
        return new RecordType(fields);
    }

    private object? Value()
    {
        var token = Take();
        if (token[0] == '"') return Unquoted(token);
        if (DateOnly.TryParseExact(token, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        return token switch
        {
            "null" => null,
            "true" => true,
            "false" => false,
            "[" => Items(),
            "{" => Fields(),
            _ => double.Parse(token, CultureInfo.InvariantCulture),
        };
    }

    private List<object?> Items()
    {
        var items = new List<object?>();
        if (Skip("]")) return items;
        do items.Add(Value());
        while (Skip(","));
        Expect("]");
        return items;
    }

    private Facts Fields()
    {
        var fields = new Facts();
        do
        {
            var name = Take();
            Expect(":");
            fields.Add(name, Value());
        }
        while (Skip(","));
        Expect("}");
        return fields;
    }

    private static string Unquoted(string token) => Regex.Replace(token[1..^1], @"\\(.)", match => match.Groups[1].Value switch
    {
        "n" => "\n",
        "r" => "\r",
        "t" => "\t",
        var other => other,
    });
}
