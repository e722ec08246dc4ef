using System.CommandLine;
using KeyAccount.Cli.Evaluation;
using KeyAccount.Rules;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Cli.Commands;

/// <summary><c>keyaccount eval</c>: evaluates FEEL, one expression or a batch of them.</summary>
internal sealed class EvalCommand
{
    private readonly Argument<string?> _expression = new("EXPRESSION") { Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _context = new("--context") { HelpName = "JSON|FILE" };
    private readonly Option<bool> _unary = new("--unary");
    private readonly Option<string?> _input = new("--input") { HelpName = "JSON" };
    private readonly Option<bool> _batch = new("--batch");

    public static Command Create(Session session)
    {
        var eval = new EvalCommand();
        var command = new ToolCommand("eval",
            "keyaccount eval 'sum(for x in [1, 2, 3] return x ** 2)'",
            "keyaccount eval 'profit / revenue' --context '{\"profit\": 20, \"revenue\": 80}'",
            "keyaccount eval '[18..65)' --unary --input 40",
            "keyaccount eval --batch < questions.jsonl > answers.jsonl")
        {
            eval._expression, eval._context, eval._unary, eval._input, eval._batch,
        };
        command.SetAction(CommandTree.Action(session, eval.Run));
        return command;
    }

    private int Run(ParseResult parsed, Session session, CancellationToken cancellation)
    {
        var evaluator = new Evaluator(session.Clock);
        var expression = parsed.GetValue(_expression);
        if (parsed.GetValue(_batch))
        {
            RequireAlone(parsed, session);
            using var input = session.OpenInput();
            new Batch(evaluator, session.Output, session.Language).Run(input, cancellation);
            return ExitCode.Fine;
        }

        if (expression is null) throw new UsageException(session.Text("eval.nothing"));
        if (parsed.GetValue(_unary) != parsed.GetValue(_input) is not null) throw new UsageException(session.Text("eval.unary-input"));
        var diagnostics = new DiagnosticBag();
        if (Answer(new ExpressionText(_expression.Name, expression), parsed, session, evaluator, diagnostics) is { } answer)
        {
            session.Output.WriteLine(answer);
            return ExitCode.Fine;
        }

        session.Error.Write(DiagnosticRenderer.Render(diagnostics.ToSorted()));
        return ExitCode.Refused;
    }

    /// <summary>The value as JSON; <see langword="null"/> after a mistake, which is reported.</summary>
    private string? Answer(ExpressionText text, ParseResult parsed, Session session, Evaluator evaluator, DiagnosticBag diagnostics)
    {
        var context = parsed.GetValue(_context) is { } given ? new FactsInput(session).Context(given, _context.Name, diagnostics) : new FeelContext([]);
        var tested = parsed.GetValue(_input) is { } input ? JsonFacts.Read(new SourceText(_input.Name, input), diagnostics) : null;
        if (context is null || diagnostics.HasErrors) return null;
        var value = tested is null ? evaluator.Evaluate(text, context, diagnostics) : evaluator.Test(text, tested, context, diagnostics);
        return value is null ? null : JsonLine.Of(value, text, diagnostics);
    }

    private void RequireAlone(ParseResult parsed, Session session)
    {
        string[] given =
        [
            .. parsed.GetValue(_expression) is null ? Array.Empty<string>() : [_expression.Name],
            .. ((Option[])[_context, _unary, _input]).Where(o => parsed.GetResult(o) is { Implicit: false }).Select(o => o.Name),
        ];
        if (given.Length > 0) throw new UsageException(session.Text("eval.batch-alone", string.Join(session.Text("list.separator"), given)));
    }
}
