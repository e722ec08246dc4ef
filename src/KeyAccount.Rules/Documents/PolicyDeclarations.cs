using System.Collections.Immutable;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Documents;

/// <content>The first pass: every name gets its symbol and slot.</content>
internal sealed partial class PolicyReader
{
    private readonly List<Declared> _tables = [];
    private readonly List<Declared> _scorecards = [];
    private readonly List<Declared> _bands = [];
    private readonly List<Declared> _playbooks = [];

    /// <summary>
    /// A named part between the two passes. Its symbol is among the policy's names only when the name is good and new; what stands in the
    /// part is read in any case, so that a bad name hides no other mistake.
    /// </summary>
    private sealed record Declared(string Name, Symbol Symbol, PolicyPart Part, ObjectReader Reader);

    private void DeclareParts(ObjectReader root)
    {
        DeclareValues(root.Object("values"));
        DeclareMembers(root, "cuts", "cut", _cuts, CutSymbol);
        DeclareMembers(root, "tables", "table", _tables, TableSymbol);
        DeclareMembers(root, "scorecards", "scorecard", _scorecards, ScorecardSymbol);
        DeclareMembers(root, "bands", "band", _bands, BandSymbol);
        DeclareMembers(root, "playbooks", "playbook", _playbooks, PlaybookSymbol);
        DeclareChoice(root);
        DeclareFlags(root);
    }

    private void DeclareMembers(ObjectReader root, string section, string what, List<Declared> members, Func<string, PolicyPart, JsonObjectSyntax, Symbol> symbolOf)
    {
        if (root.Object(section) is not { } syntax) return;
        foreach (var (name, nameSpan, value) in syntax.Properties)
        {
            var described = $"{what} \"{name}\"";
            if (value is not JsonObjectSyntax body)
            {
                _diagnostics.Add(DiagnosticCatalog.WrongJsonType, _source, value.Span, described, value.Describe, "an object");
                continue;
            }

            var part = AddPart(described, nameSpan);
            var symbol = symbolOf(name, part, body);
            if (Declare(name, nameSpan, described)) _symbols.AddRoot(symbol);
            members.Add(new Declared(name, symbol, part, new ObjectReader(body, described, _source, _diagnostics)));
        }
    }

    private Symbol ScorecardSymbol(string name, PolicyPart part, JsonObjectSyntax syntax)
    {
        var root = new Symbol { Name = name, Owner = part };
        DeclareScore(root, part);
        var characteristics = PeekObjects(syntax, "perspectives").SelectMany(p => PeekObjects(p, "characteristics"))
            .Select(c => Peek(c, "name") ?? Peek(c, "input")).OfType<string>().Distinct(StringComparer.Ordinal).ToImmutableArray();
        root.Add(_symbols.Value($"{name}.question", FeelType.ClosedString(characteristics, $"\"{name}.question\""), part));
        if (PeekObjects(syntax, "knock_outs").Any()) root.Add(_symbols.Value($"{name}.knocked_out", FeelType.Boolean, part));
        foreach (var perspective in PeekObjects(syntax, "perspectives").Select(p => Peek(p, "name")).OfType<string>())
        {
            if (root.Members.ContainsKey(perspective)) continue;
            var group = new Symbol { Name = $"{name}.{perspective}", Owner = part };
            DeclareScore(group, part);
            root.Add(group);
        }

        return root;
    }

    private void DeclareScore(Symbol group, PolicyPart part)
    {
        foreach (var member in (ReadOnlySpan<string>)["score", "coverage", "low", "high"])
            group.Add(_symbols.Value($"{group.Name}.{member}", FeelType.Number, part, unit: member == "coverage" ? "ratio" : "points"));
    }

    private static ScoreSlots SlotsOf(Symbol group) => new(
        group.Members["score"].Slot, group.Members["coverage"].Slot, group.Members["low"].Slot, group.Members["high"].Slot);

    private Symbol BandSymbol(string name, PolicyPart part, JsonObjectSyntax syntax)
    {
        var labels = PeekObjects(syntax, "cuts").Select(c => Peek(c, "label")).OfType<string>().Distinct(StringComparer.Ordinal).ToImmutableArray();
        var type = FeelType.ClosedString(labels, $"band \"{name}\"");
        var root = _symbols.Value(name, type, part);
        root.Add(_symbols.Value($"{name}.best", type, part)).Add(_symbols.Value($"{name}.worst", type, part)).Add(_symbols.Value($"{name}.certain", FeelType.Boolean, part));
        return root;
    }

    private void DeclareFlags(ObjectReader root)
    {
        var flags = new Symbol { Name = "flags" };
        _symbols.AddRoot(flags);
        foreach (var flag in root.Any("flags") is JsonArraySyntax array ? array.Elements.OfType<JsonObjectSyntax>() : [])
        {
            if (Peek(flag, "id") is not { Length: > 0 } id || flags.Members.ContainsKey(id)) continue;
            var part = AddPart($"flag \"{id}\"", flag.Properties.First(p => p.Name == "id").Value.Span);
            flags.Members.Add(id, _symbols.Value($"flags.{id}", FeelType.Boolean, part));
        }

        _declaredNames = NameRules.Declared(_symbols, flags.Members.Keys);
    }
}
