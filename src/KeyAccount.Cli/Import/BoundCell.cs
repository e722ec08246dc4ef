using System.Collections.Immutable;
using System.Globalization;
using KeyAccount.Cli.Mapping;

namespace KeyAccount.Cli.Import;

/// <summary>A cell of the mapping, bound to the columns of its file. Not thread-safe: it remembers the current row.</summary>
internal abstract class BoundCell
{
    private readonly CellSpec _spec;
    private readonly bool _trim;
    private readonly ImmutableArray<string> _unknown;
    private readonly bool _plain;

    private protected BoundCell(CellSpec spec, string column, ReadingRules rules)
    {
        _spec = spec;
        Column = column;
        Rules = rules;
        _trim = rules.Trim ?? true;
        _unknown = rules.Unknown ?? [];
        _plain = spec.StripPrefix.IsEmpty && spec.StripSuffix.IsEmpty && spec.Words.IsEmpty && spec.Factor is null;
    }

    /// <summary>The column's name, for reports.</summary>
    public string Column { get; }

    /// <summary>How this cell is read.</summary>
    public ReadingRules Rules { get; }

    /// <summary>Whether words are applied to the parts of a list, by the field, instead of to the whole.</summary>
    public bool KeepWords { get; init; }

    /// <summary>The value in this row.</summary>
    public CellValue Read(Row row)
    {
        var value = Raw(row);
        return value.IsUnknown || value.Fault is not null ? value : Finish(value);
    }

    /// <summary>Their word in our words; unchanged when the mapping does not list it.</summary>
    public string? Translate(string word) => _spec.Words.TryGetValue(word, out var ours) ? ours : word;

    /// <summary>The value before trimming, unknown words, stripping, words and factor.</summary>
    private protected abstract CellValue Raw(Row row);

    /// <summary>The number of a value, or the value that says why there is none (unknown or broken).</summary>
    private protected CellValue AsNumber(CellValue value)
    {
        if (value.IsNumber || value.IsUnknown || value.Fault is not null) return value;
        return NumberText.Read(value.Text!, Column, Rules, out var number) is { } fault ? CellValue.Broken(fault) : CellValue.Of(number);
    }

    private CellValue Finish(CellValue value)
    {
        if (!value.IsNumber)
        {
            var text = value.Text!;
            if (_trim && text.Length > 0 && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]))) text = text.Trim();
            if (text.Length == 0 || (_unknown.Length > 0 && _unknown.Contains(text))) return CellValue.Unknown;
            value = CellValue.Of(text);
        }

        if (_plain) return value;
        if (!_spec.StripPrefix.IsEmpty || !_spec.StripSuffix.IsEmpty || (!_spec.Words.IsEmpty && !KeepWords))
        {
            var text = Strip(value.Text!);
            if (!KeepWords && _spec.Words.TryGetValue(text, out var ours)) text = ours;
            if (string.IsNullOrEmpty(text)) return CellValue.Unknown;
            value = CellValue.Of(text);
        }

        return _spec.Factor is { } factor ? Scale(AsNumber(value), factor) : value;
    }

    private string Strip(string text)
    {
        foreach (var prefix in _spec.StripPrefix)
        {
            if (!text.StartsWith(prefix, StringComparison.Ordinal)) continue;
            text = text[prefix.Length..];
            break;
        }

        foreach (var suffix in _spec.StripSuffix)
        {
            if (text.EndsWith(suffix, StringComparison.Ordinal)) return text[..^suffix.Length];
        }

        return text;
    }

    private CellValue Scale(CellValue value, decimal factor)
    {
        if (!value.IsNumber) return value;
        try
        {
            return CellValue.Of(value.Number * factor);
        }
        catch (OverflowException)
        {
            return CellValue.Broken(new RowFault("out-of-range", Column, value.Text!, "±7.9e28"));
        }
    }
}

/// <summary>A column of the file.</summary>
internal sealed class ColumnCell(CellSpec spec, string column, ReadingRules rules, int slot) : BoundCell(spec, column, rules)
{
    private protected override CellValue Raw(Row row) => CellValue.Of(row.Cells[slot]);
}

/// <summary>A derived column; made once per row however many cells use it.</summary>
internal sealed class DerivedCell(CellSpec spec, string column, ReadingRules rules, BoundCell inner) : BoundCell(spec, column, rules)
{
    private int _version = -1;
    private CellValue _value;

    private protected override CellValue Raw(Row row)
    {
        if (_version == row.Version) return _value;
        _value = inner.Read(row);
        _version = row.Version;
        return _value;
    }
}

/// <summary>The same value in every row.</summary>
internal sealed class ConstantCell(CellSpec spec, string column, ReadingRules rules) : BoundCell(spec, column, rules)
{
    private readonly CellValue _value = CellValue.Of(spec.Text);

    private protected override CellValue Raw(Row row) => _value;
}

/// <summary>Texts joined, or the first that is known.</summary>
internal sealed class TextCell(CellSpec spec, string column, ReadingRules rules, ImmutableArray<BoundCell> operands) : BoundCell(spec, column, rules)
{
    private readonly bool _first = spec.Operation == CellOperation.First;

    private protected override CellValue Raw(Row row)
    {
        var joined = "";
        foreach (var operand in operands)
        {
            var value = operand.Read(row);
            if (_first ? !value.IsUnknown : value.IsUnknown || value.Fault is not null) return value;
            if (!_first) joined += value.Text;
        }

        return _first ? CellValue.Unknown : CellValue.Of(joined);
    }
}

/// <summary>Arithmetic in decimals. An unknown operand makes the result unknown, a broken one makes it broken.</summary>
internal sealed class ArithmeticCell(CellSpec spec, string column, ReadingRules rules, ImmutableArray<BoundCell> operands) : BoundCell(spec, column, rules)
{
    private readonly CellOperation _operation = spec.Operation;

    private protected override CellValue Raw(Row row)
    {
        decimal total = 0;
        var unknown = false;
        for (var i = 0; i < operands.Length; i++)
        {
            var read = operands[i].Read(row);
            var value = AsNumberOf(operands[i], read);
            if (value.Fault is not null) return value;
            unknown |= value.IsUnknown || (_operation == CellOperation.Divide && i > 0 && value.Number == 0);
            if (unknown) continue;
            try
            {
                total = i == 0 ? value.Number : Apply(total, value.Number);
            }
            catch (OverflowException)
            {
                return CellValue.Broken(new RowFault("out-of-range", Column, value.Number.ToString(CultureInfo.InvariantCulture), "±7.9e28"));
            }
        }

        return unknown ? CellValue.Unknown : CellValue.Of(total);
    }

    private static CellValue AsNumberOf(BoundCell operand, CellValue value)
    {
        if (value.IsNumber || value.IsUnknown || value.Fault is not null) return value;
        return NumberText.Read(value.Text!, operand.Column, operand.Rules, out var number) is { } fault ? CellValue.Broken(fault) : CellValue.Of(number);
    }

    private decimal Apply(decimal a, decimal b) => _operation switch
    {
        CellOperation.Add => a + b,
        CellOperation.Subtract => a - b,
        CellOperation.Multiply => a * b,
        _ => a / b,
    };
}

/// <summary>A column of another source's row, found by its key; unknown, with a warning, where there is no such row.</summary>
internal sealed class LookupCell(CellSpec spec, string column, ReadingRules rules, BoundCell key, LookupTable table, int index) : BoundCell(spec, column, rules)
{
    private readonly string _source = spec.Source;

    private protected override CellValue Raw(Row row)
    {
        var found = key.Read(row);
        if (found.Text is not { } text) return found;
        if (table.Find(text) is { } values) return values[index];
        row.Warnings.Add(new RowFault("no-match", key.Column, text, _source));
        return CellValue.Unknown;
    }
}
