using System.Collections.Immutable;
using System.Globalization;
using KeyAccount.Cli.Mapping;
using KeyAccount.Rules;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Import;

/// <summary>
/// A field fed by a cell: converts to the field's type, rejects the row (or warns, where the mapping says so) when that cannot be done.
/// Not thread-safe.
/// </summary>
internal sealed class BoundField
{
    private const int DatesRemembered = 100_000;
    private static readonly ImmutableArray<string> IsoDates = [.. ReadingRules.Default.Dates!.Value, "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ssz"];

    private readonly FieldDefinition _definition;
    private readonly BoundCell? _cell;
    private readonly string[] _formats;
    private readonly Dictionary<string, DateOnly> _dates = new(StringComparer.Ordinal);

    /// <summary>Binds a field; without a cell it is unknown in every row.</summary>
    public BoundField(FieldDefinition definition, BoundCell? cell, bool typedSource)
    {
        _definition = definition;
        _cell = cell;
        var declared = cell?.Rules.Dates ?? [];
        _formats = [.. typedSource ? declared.Concat(IsoDates).Distinct(StringComparer.Ordinal) : declared];
    }

    /// <summary>The field's name.</summary>
    public string Name => _definition.Name;

    /// <summary>The column's name, for reports.</summary>
    public string Column => _cell?.Column ?? _definition.Name;

    /// <summary>Whether the mapping feeds the field.</summary>
    public bool IsMapped => _cell is not null;

    /// <summary>The field as text.</summary>
    public string? Text(Row row) => Read(row, out var value) ? value.Text : null;

    /// <summary>The field as a number within the range the field accepts.</summary>
    public decimal? Number(Row row)
    {
        if (!Read(row, out var value)) return null;
        var number = value.Number;
        if (!value.IsNumber && NumberText.Read(value.Text!, Column, _cell!.Rules, out number) is { } fault) return Fail<decimal>(row, fault);
        if (number < _definition.Min || number > _definition.Max || (_definition.Type == FieldType.Integer && number != decimal.Truncate(number)))
        {
            return Fail<decimal>(row, new RowFault("out-of-range", Column, value.Text!, Range()));
        }

        return number;
    }

    /// <summary>The number in a row that may be broken elsewhere, without reporting anything.</summary>
    public decimal? PeekNumber(Row row)
    {
        var value = _cell?.Read(row) ?? CellValue.Unknown;
        if (value.IsNumber) return value.Number;
        return value.Text is { } text && NumberText.Read(text, Column, _cell!.Rules, out var number) is null ? number : null;
    }

    /// <summary>The field as true or false.</summary>
    public bool? Flag(Row row)
    {
        if (!Read(row, out var value)) return null;
        return value.Text!.ToLowerInvariant() switch
        {
            "true" or "yes" or "1" => true,
            "false" or "no" or "0" => false,
            _ => Fail<bool>(row, new RowFault("not-a-boolean", Column, value.Text!, "true, false, yes, no, 1, 0")),
        };
    }

    /// <summary>The field as a date; the day as written: a time of day and an offset are dropped.</summary>
    public DateOnly? Date(Row row)
    {
        if (!Read(row, out var value)) return null;
        var text = value.Text!;
        if (_dates.TryGetValue(text, out var date)) return date;
        if (!DateTimeOffset.TryParseExact(text, _formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            return Fail<DateOnly>(row, new RowFault("bad-date", Column, text, string.Join(" | ", _formats)));
        }

        date = DateOnly.FromDateTime(time.DateTime);
        if (_dates.Count < DatesRemembered) _dates.Add(text, date);
        return date;
    }

    /// <summary>The field as a member of an enumeration whose names are the field's words.</summary>
    public T? Word<T>(Row row)
        where T : struct, Enum
    {
        if (!Read(row, out var value)) return null;
        return Member<T>(value.Text!, out var member) ? member : Fail<T>(row, new RowFault(_definition.WordReason, Column, value.Text!, string.Join(", ", _definition.Words)));
    }

    /// <summary>The field as a list of roles; each part is translated by the cell's words.</summary>
    public BuyingRoles? Roles(Row row)
    {
        if (!Read(row, out var value)) return null;
        BuyingRoles? roles = null;
        foreach (var part in value.Text!.Split([';', '|', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (_cell!.Translate(part) is not { } word) continue;
            if (!Member<BuyingRoles>(word, out var role)) return Fail<BuyingRoles>(row, new RowFault("unknown-word", Column, part, string.Join(", ", _definition.Words)));
            roles = (roles ?? BuyingRoles.None) | role;
        }

        return roles;
    }

    /// <summary>The field as a fact of its declared type.</summary>
    public FactValue Fact(Row row) => _definition.Type switch
    {
        FieldType.Number => FactValue.Of(Number(row)),
        FieldType.Boolean => FactValue.Of(Flag(row)),
        FieldType.Date => FactValue.Of(Date(row)),
        _ => FactValue.Of(Text(row)),
    };

    private bool Member<T>(string word, out T member)
        where T : struct, Enum
    {
        for (var i = 0; i < _definition.Words.Length; i++)
        {
            if (!string.Equals(_definition.Words[i], word, StringComparison.OrdinalIgnoreCase)) continue;
            member = Enum.Parse<T>(Enum.GetNames<T>()[i]);
            return true;
        }

        member = default;
        return false;
    }

    private bool Read(Row row, out CellValue value)
    {
        value = _cell?.Read(row) ?? CellValue.Unknown;
        if (value.Fault is { } fault)
        {
            Fail<int>(row, fault);
            return false;
        }

        if (!value.IsUnknown) return true;
        if (_definition.Required) row.Reject(new RowFault(_definition.MissingReason, Column));
        return false;
    }

    private T? Fail<T>(Row row, RowFault fault)
        where T : struct
    {
        if (!_definition.Required && _cell!.Rules.UnreadableIsUnknown == true) row.Warnings.Add(fault);
        else row.Reject(fault);
        return null;
    }

    private string Range() => string.Create(CultureInfo.InvariantCulture, $"{_definition.Min?.ToString(CultureInfo.InvariantCulture) ?? "…"} – {_definition.Max?.ToString(CultureInfo.InvariantCulture) ?? "…"}");
}
