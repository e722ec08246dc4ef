using System.Collections.Immutable;
using KeyAccount.Rules.Analysis;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Documents;

/// <content>Decision tables: their inputs and outputs.</content>
internal sealed partial class PolicyReader
{
    private static readonly string[] HitPolicies = ["unique", "any", "first", "priority", "rule order", "output order", "collect"];
    private static readonly string[] Aggregations = ["sum", "min", "max", "count"];
    private static readonly string[] AnswerTypes = ["number", "string", "boolean", "date"];

    /// <summary>What a table says besides its outputs.</summary>
    private static readonly string[] TableNames = ["rule", "matches"];

    private Symbol TableSymbol(string name, PolicyPart part, JsonObjectSyntax syntax)
    {
        var root = new Symbol { Name = name, Owner = part };
        foreach (var member in TableNames) root.Add(_symbols.Value($"{name}.{member}", FeelType.Number, part, unit: "count"));
        var hit = Array.IndexOf(HitPolicies, Peek(syntax, "hit") ?? "unique");
        var isList = hit > (int)HitPolicy.Priority && Peek(syntax, "aggregate") is null;
        if (syntax.Properties.FirstOrDefault(p => p.Name == "outputs")?.Value is not JsonObjectSyntax outputs) return root;
        foreach (var (output, _, value) in outputs.Properties)
        {
            if (value is not JsonObjectSyntax declaration || root.Members.ContainsKey(output)) continue;
            var element = Peek(syntax, "aggregate") == "count" ? FeelType.Number : AnswerType(declaration, $"\"{name}.{output}\"");
            root.Add(_symbols.Value($"{name}.{output}", isList ? FeelType.ListOf(element) : element, part, isComputed: element.Kind == FeelKind.Number, unit: Peek(declaration, "unit")));
        }

        return root;
    }

    private static FeelType AnswerType(JsonObjectSyntax declaration, string what) => Array.IndexOf(AnswerTypes, Peek(declaration, "type")) switch
    {
        (int)InputType.Number => FeelType.Number,
        (int)InputType.Boolean => FeelType.Boolean,
        (int)InputType.Date => FeelType.Date,
        (int)InputType.String => FeelType.ClosedString(PeekStrings(declaration, "values"), what),
        _ => FeelType.Error,
    };

    private DecisionTable ReadTable(Declared declared, ImmutableDictionary<string, LocalizedText> reasons)
    {
        var (name, symbol, part, reader) = declared;
        var title = ReadText(reader, "title", plain: true);
        var (hit, aggregation) = ReadHitPolicy(reader);
        var inputs = ReadTableInputs(reader, part);
        var outputs = ReadTableOutputs(reader, symbol, hit, aggregation, part);
        var file = reader.String("file");
        var errors = _diagnostics.Count;
        var rules = file is null ? ReadRules(reader, inputs, outputs, reasons, part) : ReadRulesFile(reader, file, inputs, outputs, reasons, part);
        reader.Done();
        var table = new DecisionTable
        {
            Name = name,
            Title = title,
            HitPolicy = hit,
            Aggregation = aggregation,
            Inputs = inputs,
            Outputs = outputs,
            Rules = rules,
            File = file?.Value,
            RuleSlot = symbol.Members["rule"].Slot,
            MatchesSlot = symbol.Members["matches"].Slot,
            ViolatedSlot = _symbols.Value($"{name}.violated", FeelType.Boolean, part).Slot,
        };
        part.Model = table;
        if (hit is HitPolicy.Priority or HitPolicy.OutputOrder) CheckPriorities(table);
        if (_diagnostics.Count == errors) TableCoverage.Check(table, _source, reader.NameSpanOf(file is null ? "rules" : "file"), _diagnostics);
        return table;
    }

    /// <summary>Answers that are ranked must be seen when the policy is read.</summary>
    private void CheckPriorities(DecisionTable table)
    {
        foreach (var rule in table.Rules)
            foreach (var (output, answer) in table.Outputs.Zip(rule.Answers))
                if (!output.Values.IsEmpty && answer is not (BoundConstant or BoundError)) _diagnostics.Add(DiagnosticCatalog.PriorityOfNoLiteral, rule.Source, rule.Span, Invariant(rule.Number), output.Name);
    }

    private static (HitPolicy Hit, TableAggregation Aggregation) ReadHitPolicy(ObjectReader reader)
    {
        var hit = Word(reader, "hit", "a hit policy", HitPolicies);
        var aggregate = Word(reader, "aggregate", "an aggregation", Aggregations);
        if (reader.Has("aggregate") && hit != (int)HitPolicy.Collect)
            reader.Report(DiagnosticCatalog.Misplaced, reader.NameSpanOf("aggregate"), "aggregate", reader.What, "\"hit\": \"collect\"");
        return ((HitPolicy)Math.Max(0, hit), hit == (int)HitPolicy.Collect ? (TableAggregation)(aggregate + 1) : TableAggregation.None);
    }

    private static int Word(ObjectReader reader, string property, string what, string[] words)
    {
        if (reader.String(property) is not { } word) return -1;
        var at = Array.IndexOf(words, word.Value);
        if (at < 0) reader.Report(DiagnosticCatalog.UnknownWord, word.Span, word.Value, what, Spelling.Suggest(word.Value, words));
        return at;
    }

    private ImmutableArray<TableInput> ReadTableInputs(ObjectReader reader, PolicyPart part)
    {
        if (!reader.Has("inputs")) reader.Missing("inputs", "[ \"revenue\" ]");
        var inputs = ImmutableArray.CreateBuilder<TableInput>();
        foreach (var element in reader.Array("inputs")?.Elements ?? [])
        {
            JsonStringSyntax? text = null;
            LocalizedText? title = null;
            if (element is JsonStringSyntax plain) text = plain;
            else if (element is JsonObjectSyntax syntax)
            {
                var declaration = new ObjectReader(syntax, $"an input of {reader.What}", _source, _diagnostics);
                text = declaration.RequiredString("of", "\"revenue\"");
                title = ReadText(declaration, "title", plain: true);
                declaration.Done();
            }
            else reader.WrongType(element, $"an input of {reader.What}", "an expression, or an object");

            if (text is null) continue;
            var expression = BindExpression(text, part);
            if (!expression.Type.IsScalar && expression is not BoundError)
            {
                reader.Report(DiagnosticCatalog.WrongResultType, text.Span, "the input of a table", "a number, string, boolean or date", expression.Type.ToString());
                expression = new BoundError();
            }

            var symbol = (expression as BoundSymbol)?.Symbol;
            inputs.Add(new TableInput
            {
                Text = text.Value,
                Title = title ?? symbol?.Title,
                Unit = symbol?.Unit,
                Expression = expression,
                Tested = new Variable("?", expression.Type, expression.IsComputed),
            });
        }

        return inputs.ToImmutable();
    }

    private ImmutableArray<TableOutput> ReadTableOutputs(ObjectReader table, Symbol symbol, HitPolicy hit, TableAggregation aggregation, PolicyPart part)
    {
        var outputs = ImmutableArray.CreateBuilder<TableOutput>();
        if (!table.Has("outputs")) table.Missing("outputs", "{ \"class\": { \"type\": \"string\" } }");
        if (table.Object("outputs") is not { } syntax) return [];
        if (syntax.Properties.IsEmpty) table.Report(DiagnosticCatalog.EmptyCollection, syntax.Span, $"\"outputs\" of {table.What}", "output");
        foreach (var (name, nameSpan, value) in syntax.Properties)
        {
            var what = $"output \"{name}\"";
            if (value is not JsonObjectSyntax declaration)
            {
                table.WrongType(value, what, "an object such as { \"type\": \"string\" }");
                continue;
            }

            if (TableNames.Contains(name)) table.Report(DiagnosticCatalog.BadName, nameSpan, name, "an output", "another name; every table has this one already");
            else CheckName(name, nameSpan, "an output");
            if (outputs.Any(o => o.Name == name)) continue; // Reported as a property that appears twice.
            outputs.Add(ReadTableOutput(name, new ObjectReader(declaration, what, _source, _diagnostics), symbol.Members[name], aggregation, part));
        }

        if (hit is HitPolicy.Priority or HitPolicy.OutputOrder && outputs.All(o => o.Values.IsEmpty))
            table.Report(DiagnosticCatalog.NoPriority, table.NameSpanOf("outputs"), table.What, HitPolicies[(int)hit]);
        return outputs.ToImmutable();
    }

    private TableOutput ReadTableOutput(string name, ObjectReader reader, Symbol symbol, TableAggregation aggregation, PolicyPart part)
    {
        if (!reader.Has("type")) reader.Missing("type", "\"string\"");
        var type = Word(reader, "type", "a type of an answer", AnswerTypes);
        if (aggregation is TableAggregation.Sum or TableAggregation.Min or TableAggregation.Max && type > (int)InputType.Number)
            reader.Report(DiagnosticCatalog.AggregateOfNoNumber, reader.SpanOf("type"), name, Aggregations[(int)aggregation - 1]);
        var values = ReadClosedSet(reader, type < 0 ? null : (InputType)type);
        var unit = reader.String("unit")?.Value;
        var title = ReadText(reader, "title", plain: true);
        symbol.Title = title;
        var otherwise = reader.Any("default");
        var output = new TableOutput
        {
            Name = name,
            Type = (InputType)Math.Max(0, type),
            Values = values,
            Title = title,
            Unit = unit,
            Labels = ReadValueTexts(reader, "labels", values, plain: true),
            Advice = ReadValueTexts(reader, "advice", values, plain: false),
            Slot = symbol.Slot,
        };
        var text = otherwise is null ? null : CellOf(otherwise);
        if (otherwise is not null && text is null) reader.WrongType(otherwise, $"\"default\" of {reader.What}", CellForms);
        reader.Done();
        return text is null ? output : output.With(text.Text, BindAnswer(output, text, "the default", part));
    }

    /// <summary>Texts for the values of a closed set.</summary>
    private ImmutableDictionary<string, LocalizedText> ReadValueTexts(ObjectReader output, string property, ImmutableArray<string> values, bool plain)
    {
        if (output.Object(property) is not { } syntax) return ImmutableDictionary<string, LocalizedText>.Empty;
        if (values.IsEmpty) output.Report(DiagnosticCatalog.Misplaced, output.NameSpanOf(property), property, output.What, "\"values\"");
        var reader = new ObjectReader(syntax, $"\"{property}\" of {output.What}", _source, _diagnostics);
        var texts = ImmutableDictionary.CreateBuilder<string, LocalizedText>(StringComparer.Ordinal);
        foreach (var value in values)
            if (ReadText(reader, value, plain) is { } text) texts[value] = text;
        if (!values.IsEmpty) reader.Done();
        return texts.ToImmutable();
    }

    private static ImmutableArray<string> PeekStrings(JsonObjectSyntax syntax, string name) =>
        syntax.Properties.FirstOrDefault(p => p.Name == name)?.Value is JsonArraySyntax array ? [.. array.Elements.OfType<JsonStringSyntax>().Select(s => s.Value).Distinct(StringComparer.Ordinal)] : [];
}
