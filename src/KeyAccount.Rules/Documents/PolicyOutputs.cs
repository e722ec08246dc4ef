using System.Collections.Immutable;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Documents;

/// <content>What a row is about, and which results are the policy's answer.</content>
internal sealed partial class PolicyReader
{
    private static string ReadSubject(ObjectReader reader)
    {
        if (reader.String("subject") is not { } subject) return PolicyModel.DefaultSubject;
        if (!NameRules.IsName(subject.Value)) reader.Report(DiagnosticCatalog.BadName, subject.Span, subject.Value, "a subject", NameRules.RemedyForName(subject.Value));
        return subject.Value;
    }

    /// <summary>Reads the outputs once everything is bound, so that every result has its type.</summary>
    private ImmutableArray<PolicyOutput> ReadOutputs(ObjectReader reader, Func<string, LocalizedText?> titleOf)
    {
        if (reader.Array("outputs") is not { } array) return [];
        if (array.Elements.IsEmpty) reader.Report(DiagnosticCatalog.EmptyCollection, array.Span, "\"outputs\"", "name of a result");
        var seen = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        var outputs = ImmutableArray.CreateBuilder<PolicyOutput>();
        foreach (var element in array.Elements)
        {
            if (element is JsonStringSyntax plain) Add(plain, null);
            else if (element is JsonObjectSyntax syntax)
            {
                var declaration = new ObjectReader(syntax, "an output", _source, _diagnostics);
                var name = declaration.RequiredString("name", "\"a-result\"");
                var title = ReadText(declaration, "title", plain: true);
                declaration.Done();
                if (name is not null) Add(name, title);
            }
            else reader.WrongType(element, "an element of \"outputs\"", "a string or an object");
        }

        return outputs.ToImmutable();

        void Add(JsonStringSyntax name, LocalizedText? title)
        {
            CheckUnique(seen, name.Value, name, "output");
            if (ResultOf(name.Value) is not { Type: { } type } symbol)
            {
                reader.Report(DiagnosticCatalog.UnknownReference, name.Span, name.Value, "result", Spelling.Suggest(name.Value, ResultNames()));
                return;
            }

            // A mistake in the result itself is reported where it stands.
            if (type.Kind is FeelKind.Error) return;
            outputs.Add(new PolicyOutput { Name = symbol.Name, Title = title ?? symbol.Title ?? titleOf(symbol.Name), Unit = symbol.Unit, Type = TypeOf(type), Slot = symbol.Slot });
        }
    }

    /// <summary>The result of a dotted name; <see langword="null"/> for an input, a group of results, and a name that nothing has.</summary>
    private Symbol? ResultOf(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0) return _symbols.Find(name) is { IsValue: true } root && !IsGiven(root) ? root : null;
        var group = _symbols.Find(name[..dot]);
        return group is null ? null : ResultsOf(group).FirstOrDefault(s => s.Name == name);
    }

    private ImmutableArray<string> ResultNames() => [.. _symbols.Names.Select(_symbols.Find).OfType<Symbol>().SelectMany(ResultsOf).Select(s => s.Name)];

    /// <summary>Whether a name stands for what the policy is told, by the facts or by a calibration, and not for what it finds out.</summary>
    private bool IsGiven(Symbol symbol) => symbol.Input is not null || _cutsByName.ContainsKey(symbol.Name);

    private IEnumerable<Symbol> ResultsOf(Symbol symbol)
    {
        if (IsGiven(symbol)) yield break;
        if (symbol.IsValue) yield return symbol;
        foreach (var member in symbol.Members.Values.SelectMany(ResultsOf)) yield return member;
    }

    private static InputType TypeOf(FeelType type) => type.Kind switch
    {
        FeelKind.Number => InputType.Number,
        FeelKind.Boolean => InputType.Boolean,
        FeelKind.Date => InputType.Date,
        FeelKind.List => InputType.List,
        _ => InputType.String,
    };
}
