using KeyAccount.Rules.Diagnostics;

namespace KeyAccount.Rules.Expressions;

/// <summary>
/// An expression, or unary tests, by itself: parsed against the names of a context, and run on contexts with these names. Immutable and thread-safe.
/// </summary>
internal sealed class FeelExpression
{
    private readonly Code _code;
    private readonly ExpressionText _source;

    private FeelExpression(Code code, ExpressionText source)
    {
        _code = code;
        _source = source;
    }

    /// <summary>Parses an expression; <see langword="null"/> after a mistake, which is reported.</summary>
    /// <param name="source">The text.</param>
    /// <param name="names">A context with the names that the expression may use.</param>
    /// <param name="limits">Bounds.</param>
    /// <param name="diagnostics">Where mistakes are reported.</param>
    public static FeelExpression? Parse(ExpressionText source, FeelContext names, PolicyLimits limits, DiagnosticBag diagnostics)
    {
        var syntax = Parser.ParseExpression(source, NamesOf(names), limits, diagnostics);
        return syntax is ErrorSyntax ? null : Checked(FeelCompiler.Compile(syntax, source, names.Names, diagnostics), source, diagnostics);
    }

    /// <summary>Parses unary tests of <c>?</c>, an entry of the context that they run on.</summary>
    public static FeelExpression? ParseTests(ExpressionText source, FeelContext names, PolicyLimits limits, DiagnosticBag diagnostics)
    {
        var tests = Parser.ParseUnaryTests(source, NamesOf(names), limits, diagnostics);
        return tests is null ? null : Checked(FeelCompiler.CompileTests(tests, source, names.Names.Append("?"), diagnostics), source, diagnostics);
    }

    /// <summary>The value; <see langword="null"/> where it takes more work than it may, which is reported.</summary>
    public FeelValue? Evaluate(FeelContext context, FeelRun run, DiagnosticBag diagnostics)
    {
        try
        {
            return _code(FeelScope.Of(context), run);
        }
        catch (WorkLimitException)
        {
            diagnostics.Add(DiagnosticCatalog.TooMuchWork, _source.Document, _source.Locate(new SourceSpan(0, _source.Text.Length)));
            return null;
        }
    }

    private static FeelExpression? Checked(Code code, ExpressionText source, DiagnosticBag diagnostics) =>
        diagnostics.HasErrors ? null : new FeelExpression(code, source);

    private static DeclaredNames NamesOf(FeelContext context) => new(context.Names, Keys(context).Distinct(StringComparer.Ordinal));

    /// <summary>The names of all entries, however deep.</summary>
    private static IEnumerable<string> Keys(FeelValue value) => value switch
    {
        FeelContext context => context.Entries.SelectMany(e => Keys(e.Value).Prepend(e.Key)),
        FeelList list => list.Items.SelectMany(Keys),
        _ => [],
    };
}
