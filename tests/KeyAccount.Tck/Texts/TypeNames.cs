using System.Text.RegularExpressions;
using KeyAccount.Tck.Models;

namespace KeyAccount.Tck.Texts;

/// <summary>Replaces the names that a model gives to its types by what they stand for: an expression alone does not know them.</summary>
internal sealed class TypeNames
{
    private readonly ItemTypes types;
    private readonly Regex? names;

    public TypeNames(ItemTypes types)
    {
        this.types = types;
        if (types.Names.Count == 0) return;
        var any = string.Join('|', types.Names.OrderByDescending(name => name.Length).Select(Regex.Escape));
        names = new Regex($@"(?<=\binstance\s+of\s+|<\s*|<[^<>]*,\s*|->\s*|\bfunction\s*\([^)]*:\s*)({any})(?!\w)", RegexOptions.CultureInvariant);
    }

    public string Replace(string text) => names is null ? text : names.Replace(text, name => types.Resolve(name.Value).Text);
}
