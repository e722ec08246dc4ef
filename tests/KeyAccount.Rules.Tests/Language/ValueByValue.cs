using KeyAccount.Oracle.Model;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Tests.Language;

/// <summary>The language as <c>keyaccount eval</c> runs it: value by value, on the facts as a context.</summary>
internal sealed class ValueByValue : ILanguage
{
    public LanguageOutcome EvaluateExpression(string expression, IReadOnlyList<Input> schema, Facts facts) => Evaluate(expression, schema, facts, FeelExpression.Parse);

    public LanguageOutcome EvaluateUnaryTests(string tests, IReadOnlyList<Input> schema, Facts facts) => Evaluate(tests, schema, facts, FeelExpression.ParseTests);

    private delegate FeelExpression? Parsing(ExpressionText source, FeelContext names, PolicyLimits limits, DiagnosticBag diagnostics);

    private static LanguageOutcome Evaluate(string text, IReadOnlyList<Input> schema, Facts facts, Parsing parse)
    {
        var diagnostics = new DiagnosticBag();
        var context = Context(schema, facts);
        var value = parse(new ExpressionText("expression", text), context, PolicyLimits.Default, diagnostics)
            ?.Evaluate(context, new FeelRun(PolicyLimits.Default), diagnostics);
        return value is null ? new LanguageOutcome(null, [.. diagnostics.ToSorted().Select(one => one.ToString())]) : new LanguageOutcome(Plain(value), []);
    }

    private static FeelContext Context(IReadOnlyList<Input> schema, Facts facts) =>
        new(schema.Select(input => new KeyValuePair<string, FeelValue>(input.Name, Value(input.Type, facts.Of(input.Name)))));

    private static FeelValue Value(FactType type, object? value) => value switch
    {
        null => FeelValue.Null,
        double number => FeelValue.Of(number),
        string text => FeelValue.Of(text),
        bool truth => FeelValue.Of(truth),
        DateOnly date => FeelDate.Of(date),
        List<object?> list => new FeelList([.. list.Select(item => Value(((ListType)type).Item, item))]),
        Facts record => Context(((RecordType)type).Fields, record),
        _ => throw new InvalidOperationException($"{value} is no fact."),
    };

    private static object? Plain(FeelValue value) => value switch
    {
        FeelNull => null,
        FeelNumber number => number.Value,
        FeelString text => text.Value,
        FeelBoolean truth => truth.Value,
        FeelDate date => date.ToDateOnly(),
        FeelList list => list.Items.Select(Plain).ToList(),
        _ => value.ToString(),
    };
}
