using System.Collections.Immutable;
using System.Globalization;
using KeyAccount.Cli.Localization;
using KeyAccount.Rules;
using KeyAccount.Rules.Diagnostics;

namespace KeyAccount.Cli.Mapping;

/// <summary>One mistake in a mapping file: a code, a place and the arguments of its message.</summary>
/// <param name="Code">Stable code such as <c>mapping.unknown-property</c>; the key of the text.</param>
/// <param name="File">The mapping file as the user named it.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column in characters, from 1.</param>
/// <param name="Arguments">What goes into the placeholders of the text.</param>
internal sealed record MappingDiagnostic(string Code, string File, int Line, int Column, ImmutableArray<string> Arguments)
{
    /// <summary>The code of a mistake in the JSON itself, whose argument is a phrase.</summary>
    public const string Syntax = "mapping.syntax";

    /// <summary>The line of the file, to show with a caret; empty when the file has no such line.</summary>
    public string SourceLine { get; init; } = "";

    /// <summary>What was found, what was expected and what to do, in one language.</summary>
    public string Message(string language) =>
        Texts.Format(Code, language, Code == Syntax ? [.. Arguments.Select(a => DiagnosticTexts.Say(a, language))] : Arguments);

    /// <summary>Place, code, message, source line and caret, over several lines.</summary>
    public string Show(string language)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}: {Code}: {Message(language)}");
        if (SourceLine.Length == 0) return head;
        var number = Line.ToString(CultureInfo.InvariantCulture);
        var offset = SourceLine.EnumerateRunes().Take(Column - 1).Sum(r => r.Utf16SequenceLength);
        var excerpt = SourceExcerpt.Of(new SourceText(File, SourceLine), new SourceSpan(offset, 0));
        return $"{head}\n  {number} | {excerpt.Text}\n  {new string(' ', number.Length)} | {excerpt.Carets}";
    }
}

/// <summary>Collects the mistakes of one mapping file.</summary>
internal sealed class DiagnosticBag(string file, ReadOnlySpan<byte> utf8)
{
    /// <summary>More than this helps nobody; the rest is counted in one last diagnostic.</summary>
    public const int Cap = 100;

    private readonly string[] _lines = System.Text.Encoding.UTF8.GetString(utf8).TrimStart('\uFEFF').Split('\n');
    private readonly List<MappingDiagnostic> _items = [];
    private int _dropped;

    /// <summary>Whether any mistake was found.</summary>
    public bool Any => _items.Count > 0;

    /// <summary>Adds a mistake at a place.</summary>
    public void Add(string code, int line, int column, params ReadOnlySpan<string> arguments)
    {
        if (_items.Count == Cap)
        {
            _dropped++;
            return;
        }

        var text = line >= 1 && line <= _lines.Length ? _lines[line - 1].TrimEnd('\r') : "";
        _items.Add(new MappingDiagnostic(code, file, line, column, [.. arguments]) { SourceLine = text });
    }

    /// <summary>Adds a mistake at a node.</summary>
    public void Add(string code, SyntaxNode at, params ReadOnlySpan<string> arguments) => Add(code, at.Line, at.Column, arguments);

    /// <summary>Everything found, in the order of the file.</summary>
    public ImmutableArray<MappingDiagnostic> ToImmutable()
    {
        var ordered = _items.OrderBy(d => d.Line).ThenBy(d => d.Column).ThenBy(d => d.Code, StringComparer.Ordinal).ToList();
        if (_dropped > 0) ordered.Add(new MappingDiagnostic("mapping.too-many", file, 1, 1, [_dropped.ToString(CultureInfo.InvariantCulture)]));
        return [.. ordered];
    }
}

/// <summary>A mapping that cannot be used, with every mistake in it.</summary>
internal sealed class MappingException(ImmutableArray<MappingDiagnostic> diagnostics)
    : Exception(string.Join('\n', diagnostics.Select(d => d.Show("en"))))
{
    /// <summary>All mistakes, in the order of the file; never empty.</summary>
    public ImmutableArray<MappingDiagnostic> Diagnostics { get; } = diagnostics;
}
