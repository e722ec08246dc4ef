using KeyAccount.Oracle;
using KeyAccount.Oracle.Model;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Execution;
using KeyAccount.Rules.Expressions;
using KeyAccount.Rules.Planning;

namespace KeyAccount.Rules.Tests.Language;

/// <content>The engine's language: parsed, bound to the declared names, and evaluated over a batch of one row.</content>
internal static partial class LanguageUnderTest
{
    static partial void Create(ref ILanguage? language) => language = new Feel();

    private sealed class Feel : ILanguage
    {
        public LanguageOutcome EvaluateExpression(string expression, IReadOnlyList<Input> schema, Facts facts)
        {
            var scope = new DeclaredNames(schema);
            var text = new ExpressionText("expression", expression);
            var diagnostics = new DiagnosticBag();
            var syntax = Parser.ParseExpression(text, Expressions.DeclaredNames.None, PolicyLimits.Default, diagnostics);
            if (syntax is ErrorSyntax) return Refused(diagnostics);
            var bound = Binder.Bind(syntax, text, scope, diagnostics);
            return diagnostics.HasErrors ? Refused(diagnostics) : Evaluated(bound, scope, facts);
        }

        public LanguageOutcome EvaluateUnaryTests(string tests, IReadOnlyList<Input> schema, Facts facts)
        {
            var scope = new DeclaredNames(schema);
            var text = new ExpressionText("tests", tests);
            var diagnostics = new DiagnosticBag();
            var syntax = Parser.ParseUnaryTests(text, Expressions.DeclaredNames.None, PolicyLimits.Default, diagnostics);
            if (syntax is null) return Refused(diagnostics);
            var tested = new Variable("?", scope.Find("?")!.Type!, isComputed: false);
            var bound = Binder.BindTests(syntax, tested, text, scope, diagnostics);
            if (diagnostics.HasErrors) return Refused(diagnostics);
            return Evaluated(new BoundLet(tested, new BoundSymbol(scope.Find("?")!), bound), scope, facts);
        }
    }

    private static LanguageOutcome Evaluated(BoundExpression bound, DeclaredNames scope, Facts facts)
    {
        var batch = ColumnFacts.Batch(scope.Schema, [facts]);
        var lowering = new ExpressionLowering(new NodeGraph(), symbol => throw new InvalidOperationException($"{symbol.Name} is no input."), PolicyLimits.Default);
        var program = ExpressionProgram.Link(lowering.Graph, lowering.Lower(bound), null);
        return new LanguageOutcome(program.IsList ? program.Elements(batch)?.Select(e => ColumnFacts.Plain(e.Value)).ToList() : ColumnFacts.Plain(program.Evaluate(batch)[0]), []);
    }

    private static LanguageOutcome Refused(DiagnosticBag diagnostics) => new(null, [.. diagnostics.ToSorted().Select(one => Kind(one.Code))]);

    /// <summary>The kind of mistake, in the words of cases.txt.</summary>
    private static string Kind(string code) => code switch
    {
        "KA2101" or "KA2102" or "KA2103" => "name",
        "KA2104" or "KA2105" or "KA2109" or "KA2111" => "type",
        "KA2106" => "set",
        "KA2107" => "argument",
        "KA2009" => "date",
        "KA2007" => "support",
        "KA2110" => "place",
        _ => "syntax",
    };

    /// <summary>The names that a case declares, each an input with the column of its own.</summary>
    private sealed class DeclaredNames : ISymbolScope
    {
        private readonly Dictionary<string, Symbol> _symbols = new(StringComparer.Ordinal);

        public DeclaredNames(IReadOnlyList<Input> inputs)
        {
            Schema = SchemaOf(inputs);
            foreach (var input in Schema.Inputs)
            {
                _symbols.Add(input.Name, new Symbol { Name = input.Name, Slot = input.Ordinal, Input = input, Type = FeelType.Of(input) });
            }
        }

        public InputSchema Schema { get; }

        public IReadOnlyCollection<string> Names => _symbols.Keys;

        public Symbol? Find(string name) => _symbols.GetValueOrDefault(name);

        public void Use(Symbol symbol)
        {
        }

        private static InputSchema SchemaOf(IReadOnlyList<Input> inputs) => new([.. inputs.Select((input, at) => Definition(input, at))]);

        private static InputDefinition Definition(Input input, int ordinal) => input.Type switch
        {
            NumberType => new InputDefinition(input.Name, ordinal, InputType.Number),
            StringType text => new InputDefinition(input.Name, ordinal, InputType.String) { Values = [.. text.Values ?? []] },
            BooleanType => new InputDefinition(input.Name, ordinal, InputType.Boolean),
            DateType => new InputDefinition(input.Name, ordinal, InputType.Date),
            ListType { Item: RecordType record } => new InputDefinition(input.Name, ordinal, InputType.List) { Items = SchemaOf(record.Fields) },
            _ => throw new InvalidOperationException($"No input has the type {input.Type}."),
        };
    }
}
