using System.Collections.Immutable;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Documents;

/// <content>The rules of decision tables, in the policy or in a file beside it.</content>
internal sealed partial class PolicyReader
{
    private const string CellForms = "an expression, a number, true or false";

    /// <summary>The text of a cell: a string is an expression, a number or truth stands for itself.</summary>
    private ExpressionText? CellOf(JsonSyntax syntax) => syntax switch
    {
        JsonStringSyntax text => TextOf(text),
        JsonNumberSyntax or JsonBooleanSyntax or JsonNullSyntax => new ExpressionText(
            _source.Text.Substring(syntax.Span.Start, syntax.Span.Length), _source, [.. Enumerable.Range(syntax.Span.Start, syntax.Span.Length + 1)]),
        _ => null,
    };

    private ImmutableArray<TableRule> ReadRules(
        ObjectReader table, ImmutableArray<TableInput> inputs, ImmutableArray<TableOutput> outputs, ImmutableDictionary<string, LocalizedText> reasons, PolicyPart part)
    {
        if (!table.Has("rules")) table.Missing("rules", "[ { \"when\": [\">= 100\"], \"then\": [\"\\\"large\\\"\"] } ], or \"file\": \"NAME.csv\"");
        var rules = ImmutableArray.CreateBuilder<TableRule>();
        var seen = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        foreach (var syntax in table.Objects("rules", "rule"))
        {
            if (rules.Count == _limits.MaxTableRules)
            {
                table.Report(DiagnosticCatalog.TooManyRules, syntax.Span, table.What, Invariant(_limits.MaxTableRules));
                break;
            }

            var reader = new ObjectReader(syntax, FormattableString.Invariant($"rule {rules.Count + 1} of {table.What}"), _source, _diagnostics);
            var id = reader.Has("id") ? ReadId(reader, "rule", seen) : null;
            var when = ReadTests(reader, inputs);
            var then = ReadAnswers(reader, outputs);
            rules.Add(Rule(rules.Count + 1, id?.Value, when, then, ReadReason(reader, reasons), ReadText(reader, "message"), syntax.Span, inputs, outputs, part));
            reader.Done();
        }

        return rules.ToImmutable();
    }

    /// <summary>One test for each input; a wrong number of them is reported.</summary>
    private ExpressionText?[] ReadTests(ObjectReader reader, ImmutableArray<TableInput> inputs)
    {
        if (!reader.Has("when")) reader.Missing("when", "[ \">= 100\", \"-\" ]");
        if (reader.Array("when") is not { } cells) return new ExpressionText?[inputs.Length];
        if (cells.Elements.Length != inputs.Length)
            reader.Report(DiagnosticCatalog.WrongCellCount, cells.Span, reader.What, Invariant(cells.Elements.Length), "test", Invariant(inputs.Length), "input");
        foreach (var cell in cells.Elements.Where(c => c is JsonNullSyntax || CellOf(c) is null)) reader.WrongType(cell, $"a test of {reader.What}", "unary tests, a number, true or false (\"-\" for anything)");
        return [.. inputs.Select((_, i) => i < cells.Elements.Length && cells.Elements[i] is not JsonNullSyntax ? CellOf(cells.Elements[i]) : null)];
    }

    /// <summary>One answer for each output, in an array or by name.</summary>
    private ExpressionText?[] ReadAnswers(ObjectReader reader, ImmutableArray<TableOutput> outputs)
    {
        JsonSyntax?[] cells = new JsonSyntax?[outputs.Length];
        switch (reader.Any("then"))
        {
            case null:
                reader.Missing("then", "[ \"\\\"large\\\"\" ]");
                return new ExpressionText?[outputs.Length];
            case JsonArraySyntax array:
                if (array.Elements.Length != outputs.Length)
                    reader.Report(DiagnosticCatalog.WrongCellCount, array.Span, reader.What, Invariant(array.Elements.Length), "answer", Invariant(outputs.Length), "output");
                array.Elements.Take(outputs.Length).ToArray().CopyTo(cells, 0);
                break;
            case JsonObjectSyntax syntax:
                var byName = new ObjectReader(syntax, $"\"then\" of {reader.What}", _source, _diagnostics);
                for (var i = 0; i < outputs.Length; i++)
                {
                    cells[i] = byName.Any(outputs[i].Name) ?? syntax.Properties.FirstOrDefault(p => p.Name == outputs[i].Name)?.Value;
                    if (cells[i] is null) byName.Missing(outputs[i].Name, "an answer, or null where it is unknown");
                }

                byName.Done();
                break;
            case var other:
                reader.WrongType(other, $"\"then\" of {reader.What}", "an array of answers, or an object from output to answer");
                return new ExpressionText?[outputs.Length];
        }

        foreach (var cell in cells.Where(c => c is not null && CellOf(c) is null)) reader.WrongType(cell!, $"an answer of {reader.What}", CellForms);
        return [.. cells.Select(c => c is null ? null : CellOf(c))];
    }

    private TableRule Rule(
        int number, string? id, ExpressionText?[] when, ExpressionText?[] then, string? reason, LocalizedText? message, SourceSpan span,
        ImmutableArray<TableInput> inputs, ImmutableArray<TableOutput> outputs, PolicyPart part, SourceText? source = null)
    {
        ImmutableArray<BoundExpression> tests = [.. inputs.Zip(when, (input, cell) => cell is null ? new BoundError() : BindTests(cell, input.Tested, part))];
        return new TableRule
        {
            Number = number,
            Id = id,
            When = [.. when.Select(c => c?.Text ?? "")],
            Then = [.. then.Select(c => c?.Text ?? "")],
            Reason = reason,
            Message = message,
            Tests = tests,
            Condition = Condition(inputs, tests),
            Answers = [.. outputs.Zip(then, (output, cell) => cell is null ? new BoundError() : BindAnswer(output, cell, "the answer", part))],
            Source = source ?? _source,
            Span = span,
        };
    }

    /// <summary>All tests of a rule, as a condition on the row; tests that everything passes do not look at their input.</summary>
    private static BoundExpression Condition(ImmutableArray<TableInput> inputs, ImmutableArray<BoundExpression> tests)
    {
        ImmutableArray<BoundExpression> conditions =
            [.. inputs.Zip(tests).Where(p => p.Second is not BoundConstant { Value: true }).Select(p => new BoundLet(p.First.Tested, p.First.Expression, p.Second))];
        return conditions switch
        {
            [] => new BoundConstant(FeelType.Boolean, true),
            [var only] => only,
            _ => new BoundLogical(true, conditions),
        };
    }

    /// <summary>An answer, which must fit the output: of a closed set, one of its values.</summary>
    private BoundExpression BindAnswer(TableOutput output, ExpressionText cell, string what, PolicyPart part)
    {
        var type = output.Type switch
        {
            InputType.Number => FeelType.Number,
            InputType.Boolean => FeelType.Boolean,
            InputType.Date => FeelType.Date,
            _ => FeelType.String,
        };
        var answer = BindExpression(cell, type, $"{what} \"{output.Name}\"", part);
        if (output.Values.IsEmpty || answer is BoundError or BoundConstant { Value: null }) return answer;
        var span = cell.Locate(new SourceSpan(0, cell.Text.Length));
        if (answer is BoundConstant { Value: string text })
        {
            if (output.Values.Contains(text)) return answer;
            _diagnostics.Add(DiagnosticCatalog.AnswerOutsideSet, cell.Document, span, text, output.Name, Spelling.Suggest(text, output.Values));
        }
        else if (answer.Type.Values.IsEmpty || answer.Type.Values.Except(output.Values).Any())
        {
            _diagnostics.Add(DiagnosticCatalog.AnswerNotClosed, cell.Document, span, output.Name);
        }
        else return answer;

        return new BoundError();
    }

    // ---- files --------------------------------------------------------------------------------------------------------------------

    private ImmutableArray<TableRule> ReadRulesFile(
        ObjectReader table, JsonStringSyntax file, ImmutableArray<TableInput> inputs, ImmutableArray<TableOutput> outputs, ImmutableDictionary<string, LocalizedText> reasons, PolicyPart part)
    {
        if (table.Any("rules") is not null) table.Report(DiagnosticCatalog.RulesTwice, table.NameSpanOf("rules"), [table.Place(file.Span, "the file is named here")], table.What);
        if (!PolicyFiles.IsPlain(file.Value))
        {
            table.Report(DiagnosticCatalog.BadName, file.Span, file.Value, "a file beside the policy", "a plain file name such as \"matrix.csv\", without folders");
            return [];
        }

        if (_files.Find(file.Value) is not { } source)
        {
            table.Report(DiagnosticCatalog.NoTableFile, file.Span, file.Value);
            return [];
        }

        var rows = new TableFileReader(source, inputs, outputs, _limits, _diagnostics).Read();
        var rules = ImmutableArray.CreateBuilder<TableRule>(rows.Count);
        foreach (var row in rows)
        {
            if (row.Reason is { } reason && !reasons.ContainsKey(reason.Text))
                _diagnostics.Add(DiagnosticCatalog.UnknownReference, source, reason.Locate(new SourceSpan(0, reason.Text.Length)), reason.Text, "reason code", Spelling.Suggest(reason.Text, [.. reasons.Keys.Order(StringComparer.Ordinal)]));
            rules.Add(Rule(rules.Count + 1, row.Id?.Text, row.When, row.Then, row.Reason?.Text, null, row.Span, inputs, outputs, part, source));
        }

        return rules.ToImmutable();
    }
}
