using System.CommandLine;
using KeyAccount.Cli.Evaluation;
using KeyAccount.Rules;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Expressions;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Commands;

/// <summary><c>keyaccount eval</c>: evaluates FEEL, one expression, a batch of them, or as a dialogue.</summary>
internal sealed class EvalCommand
{
    private readonly Argument<string?> _expression = new("EXPRESSION") { Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _context = new("--context") { HelpName = "JSON|FILE" };
    private readonly Option<bool> _unary = new("--unary");
    private readonly Option<string?> _input = new("--input") { HelpName = "JSON" };
    private readonly Option<bool> _batch = new("--batch");
    private readonly Option<string?> _account = new("--account") { HelpName = "ACCOUNT" };
    private readonly AccountOptions _accounts = new();

    public static Command Create(Session session)
    {
        var eval = new EvalCommand();
        var command = new ToolCommand("eval",
            "keyaccount eval 'sum(for x in [1, 2, 3] return x ** 2)'",
            "keyaccount eval 'profit / revenue' --context '{\"profit\": 20, \"revenue\": 80}'",
            "keyaccount eval '[18..65)' --unary --input 40",
            "keyaccount eval 'contacts[stance = \"opponent\"].name' --account CASE-1-INSTRUMENT --demo",
            "keyaccount eval --account CASE-1-INSTRUMENT --demo",
            "keyaccount eval --batch < questions.jsonl > answers.jsonl")
        {
            eval._expression, eval._context, eval._unary, eval._input, eval._batch, eval._account,
        };
        eval._accounts.AddTo(command);
        command.SetAction(CommandTree.Action(session, eval.Run));
        return command;
    }

    private int Run(ParseResult parsed, Session session, CancellationToken cancellation)
    {
        var evaluator = new Evaluator(session.Clock);
        if (parsed.GetValue(_batch))
        {
            RequireAlone(parsed, session);
            using var input = session.OpenInput();
            new Batch(evaluator, session.Output, session.Language).Run(input, cancellation);
            return ExitCode.Fine;
        }

        var expression = parsed.GetValue(_expression);
        var isTest = parsed.GetValue(_unary);
        if (isTest != parsed.GetValue(_input) is not null || (isTest && expression is null)) throw new UsageException(session.Text("eval.unary-input"));
        var diagnostics = new DiagnosticBag();
        if (Context(parsed, session, diagnostics, cancellation) is { } context)
        {
            if (expression is null) return Talk(session, evaluator, context, cancellation);
            if (Answer(new ExpressionText(_expression.Name, expression), parsed.GetValue(_input), context, evaluator, diagnostics) is { } answer)
            {
                session.Output.WriteLine(answer);
                return ExitCode.Fine;
            }
        }

        session.Error.Write(DiagnosticRenderer.Render(diagnostics.ToSorted(), session.Language));
        return ExitCode.Refused;
    }

    /// <summary>What the account says, and then what is said of it here; <see langword="null"/> after a mistake, which is reported.</summary>
    private FeelContext? Context(ParseResult parsed, Session session, DiagnosticBag diagnostics, CancellationToken cancellation)
    {
        var account = Account(parsed, session, cancellation);
        if (parsed.GetValue(_context) is not { } given) return account;
        return new FactsInput(session).Context(given, _context.Name, diagnostics) is { } own ? new FeelContext(account.Entries.Concat(own.Entries)) : null;
    }

    private FeelContext Account(ParseResult parsed, Session session, CancellationToken cancellation)
    {
        if (parsed.GetValue(_account) is not { } id)
        {
            string[] given = [.. _accounts.Given(parsed)];
            return given.Length == 0 ? new FeelContext([]) : throw new UsageException(session.Text("eval.without-account", string.Join(session.Text("list.separator"), given)));
        }

        var asOf = _accounts.AsOf(parsed, session);
        var scorer = _accounts.Portfolio.Scorer(parsed, session);
        var assessment = scorer.Assess(_accounts.Find(parsed, id, asOf, session, cancellation), new AssessmentOptions(asOf, _accounts.Portfolio.Window(parsed, session)));
        return AccountContext.Of(new AccountSnapshot(assessment.Account, assessment.Indicators, asOf));
    }

    /// <summary>The value as JSON; <see langword="null"/> after a mistake, which is reported.</summary>
    private string? Answer(ExpressionText text, string? input, FeelContext context, Evaluator evaluator, DiagnosticBag diagnostics)
    {
        var tested = input is null ? null : JsonFacts.Read(new SourceText(_input.Name, input), diagnostics);
        if (diagnostics.HasErrors) return null;
        var value = tested is null ? evaluator.Evaluate(text, context, diagnostics) : evaluator.Test(text, tested, context, diagnostics);
        return value is null ? null : JsonLine.Of(value, text, diagnostics);
    }

    private static int Talk(Session session, Evaluator evaluator, FeelContext context, CancellationToken cancellation)
    {
        if (session is { IsTyped: true, Console.Profile.Capabilities.Ansi: true })
            return new Dialogue(session, evaluator, new LineEditor(session.Console), context).Run(cancellation);
        using var input = session.OpenInput();
        return new Dialogue(session, evaluator, new TextLines(input, Batch.LongestLine), context).Run(cancellation);
    }

    private void RequireAlone(ParseResult parsed, Session session)
    {
        string[] given =
        [
            .. parsed.GetValue(_expression) is null ? Array.Empty<string>() : [_expression.Name],
            .. ((Option[])[_context, _unary, _input, _account]).Where(o => parsed.GetResult(o) is { Implicit: false }).Select(o => o.Name),
            .. _accounts.Given(parsed),
        ];
        if (given.Length > 0) throw new UsageException(session.Text("eval.batch-alone", string.Join(session.Text("list.separator"), given)));
    }
}
