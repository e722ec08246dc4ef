using System.Collections.Immutable;
using System.Globalization;
using KeyAccount.Rules.Diagnostics;

namespace KeyAccount.Cli.Mapping;

/// <summary>Takes typed values out of nodes and reports what does not fit; never throws on bad input.</summary>
internal sealed class NodeReader(DiagnosticBag diagnostics)
{
    /// <summary>Where mistakes go.</summary>
    public DiagnosticBag Diagnostics => diagnostics;

    /// <summary>The members of an object by name. Unknown and repeated ones are mistakes; so is anything but an object.</summary>
    public Dictionary<string, SyntaxProperty> Object(SyntaxNode node, string what, IReadOnlyCollection<string> allowed)
    {
        var members = new Dictionary<string, SyntaxProperty>(StringComparer.Ordinal);
        if (!Is(node, SyntaxKind.Object, what)) return members;
        foreach (var property in node.Properties)
        {
            if (!allowed.Contains(property.Name, StringComparer.Ordinal))
            {
                var meant = Spelling.Nearest(property.Name, allowed);
                if (meant is null) diagnostics.Add("mapping.unknown-property", property.Line, property.Column, property.Name, what, string.Join(", ", allowed));
                else diagnostics.Add("mapping.unknown-property-meant", property.Line, property.Column, property.Name, what, meant);
            }
            else if (!members.TryAdd(property.Name, property))
            {
                diagnostics.Add("mapping.repeated-property", property.Line, property.Column, property.Name, what);
            }
        }

        return members;
    }

    /// <summary>The members of an object whose names are free.</summary>
    public IEnumerable<SyntaxProperty> Members(SyntaxNode node, string what)
    {
        if (!Is(node, SyntaxKind.Object, what)) yield break;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in node.Properties)
        {
            if (seen.Add(property.Name)) yield return property;
            else diagnostics.Add("mapping.repeated-property", property.Line, property.Column, property.Name, what);
        }
    }

    /// <summary>A text, or <see langword="null"/> with a mistake reported.</summary>
    public string? Text(SyntaxProperty property) => Is(property.Value, SyntaxKind.String, property.Name) ? property.Value.Text : null;

    /// <summary>True or false, or <see langword="null"/> with a mistake reported.</summary>
    public bool? Flag(SyntaxProperty property) => Is(property.Value, SyntaxKind.Boolean, property.Name) ? property.Value.Text == "true" : null;

    /// <summary>A number, or <see langword="null"/> with a mistake reported.</summary>
    public decimal? Number(SyntaxProperty property)
    {
        if (!Is(property.Value, SyntaxKind.Number, property.Name)) return null;
        if (decimal.TryParse(property.Value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return number;
        diagnostics.Add("mapping.number-range", property.Value, property.Value.Text);
        return null;
    }

    /// <summary>One character, or <see langword="null"/> with a mistake reported.</summary>
    public char? Character(SyntaxProperty property)
    {
        if (Text(property) is not { } text) return null;
        if (text.Length == 1 && text[0] < 128 && text[0] is not ('"' or '\n' or '\r')) return text[0];
        diagnostics.Add("mapping.one-character", property.Value, text, property.Name);
        return null;
    }

    /// <summary>One of some words, or <see langword="null"/> with a mistake reported.</summary>
    public string? Choice(SyntaxProperty property, params string[] choices)
    {
        if (Text(property) is not { } text) return null;
        if (choices.Contains(text, StringComparer.Ordinal)) return text;
        diagnostics.Add("mapping.choice", property.Value, text, property.Name, string.Join(", ", choices));
        return null;
    }

    /// <summary>A text, or a list of texts.</summary>
    public ImmutableArray<string> Texts(SyntaxProperty property)
    {
        if (property.Value.Kind == SyntaxKind.String) return [property.Value.Text];
        if (!Is(property.Value, SyntaxKind.Array, property.Name)) return [];
        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (var item in property.Value.Items)
        {
            if (Is(item, SyntaxKind.String, property.Name)) texts.Add(item.Text);
        }

        return texts.ToImmutable();
    }

    /// <summary>Whether a node is of a kind; reports it when not.</summary>
    public bool Is(SyntaxNode node, SyntaxKind kind, string what)
    {
        if (node.Kind == kind) return true;
        diagnostics.Add("mapping.wrong-kind", node, what, Word(kind), Word(node.Kind));
        return false;
    }

    private static string Word(SyntaxKind kind) => kind.ToString().ToLowerInvariant();
}
