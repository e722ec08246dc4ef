using KeyAccount.Rules;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Documents;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Cli.Evaluation;

/// <summary>One line of a batch: what is asked, of which facts, and by which id.</summary>
internal sealed class BatchLine
{
    private const string NoId = "null";
    private const string Example = "\"expression\": \"1 + 1\"";

    private readonly SourceText _source;
    private readonly DiagnosticBag _diagnostics;

    private BatchLine(SourceText source, DiagnosticBag diagnostics) => (_source, _diagnostics) = (source, diagnostics);

    /// <summary>The id as JSON, as it was written.</summary>
    public string Id { get; private set; } = NoId;

    /// <summary>The expression, or the unary tests; <see langword="null"/> after a mistake, which is reported.</summary>
    public ExpressionText? Text { get; private set; }

    /// <summary>The tested value; <see langword="null"/> where an expression is asked.</summary>
    public FeelValue? Tested { get; private set; }

    public FeelContext Context { get; private set; } = new([]);

    /// <summary>Reads a line.</summary>
    public static BatchLine Read(string text, DiagnosticBag diagnostics)
    {
        var line = new BatchLine(new SourceText("line", text), diagnostics);
        line.Read();
        return line;
    }

    private void Read()
    {
        if (JsonDocumentParser.Parse(_source, PolicyLimits.Default, _diagnostics, isStrict: true) is not { } json) return;
        if (json is not JsonObjectSyntax line)
        {
            WrongType(json, "the line", "an object");
            return;
        }

        if (Find(line, "id")?.Value is { Span: var span }) Id = _source.Text.Substring(span.Start, span.Length);
        if (_diagnostics.HasErrors || TextOf(line) is not { } text) return;
        switch (Find(line, "context")?.Value)
        {
            case null or JsonNullSyntax:
                break;
            case JsonObjectSyntax context:
                Context = (FeelContext)JsonFacts.Read(_source, context);
                break;
            case var other:
                WrongType(other, "the context", "an object");
                return;
        }

        Text = text;
    }

    private ExpressionText? TextOf(JsonObjectSyntax line)
    {
        var (expression, tests) = (Find(line, "expression"), Find(line, "unary"));
        if (expression is not null && tests is not null)
        {
            Report(DiagnosticCatalog.Misplaced, tests.NameSpan, "unary", "the line", "a line without \"expression\"");
            return null;
        }

        if ((expression ?? tests) is not { } asked)
        {
            Report(DiagnosticCatalog.MissingProperty, line.Span, "expression", "the line", Example);
            return null;
        }

        if (asked.Value is not JsonStringSyntax text)
        {
            WrongType(asked.Value, $"\"{asked.Name}\"", "a string with an expression");
            return null;
        }

        if (tests is not null) Tested = Find(line, "input")?.Value is { } input ? JsonFacts.Read(_source, input) : FeelValue.Null;
        return new ExpressionText(asked.Name, text.Value);
    }

    /// <summary>The property of this name, the last one where it is repeated.</summary>
    private static JsonPropertySyntax? Find(JsonObjectSyntax line, string name) => line.Properties.LastOrDefault(p => p.Name == name);

    private void WrongType(JsonSyntax found, string what, string expected) => Report(DiagnosticCatalog.WrongJsonType, found.Span, what, found.Describe, expected);

    private void Report(DiagnosticDescriptor descriptor, SourceSpan span, params ReadOnlySpan<string> arguments) => _diagnostics.Add(descriptor, _source, span, arguments);
}
