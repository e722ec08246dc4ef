using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Tests.Diagnostics;

/// <summary>The page docs/diagnostics.md, written from the catalogue and the cases.</summary>
internal static partial class DiagnosticPage
{
    private const string Chinese = DiagnosticTexts.SimplifiedChinese;
    private const string File = "my.policy.json";

    private const string Sample = """
        {
          "policy": "minefields", "version": "1.0.0",
          "inputs": {
            "days_overdue": { "type": "number", "unit": "days" },
            "contacts": { "type": "list", "items": { "role": { "type": "string", "values": ["decision_maker", "coach"] } } } },
          "flags": [
            { "id": "no-coach", "severity": "high", "when": "not(some c in contacts satisfies c.role = \"coahc\")" },
            { "id": "overdue", "severity": "medium", "when": "days_overdeu > 30" },
            { "id": "no-coach", "severity": "low", "when": "days_overdue > 60" } ]
        }
        """;

    private static readonly (char Range, string Title)[] Sections =
    [
        ('1', "The document, and files beside it"),
        ('2', "Expressions"),
        ('3', "The meaning of a policy"),
        ('4', "Warnings and advice"),
        ('5', "The tests of a policy"),
    ];

    public static string Write()
    {
        var page = new StringBuilder();
        page.Append(
            """
            # Diagnostics

            Everything that can be said about a policy and its tests, by code. This page is written from the catalogue and the tests by `KEYACCOUNT_UPDATE_DOCS=1 dotnet test`; a test compares it.

            All mistakes of a document are reported together, each with its place, what was found and what to do, and with the other places that it is about. An *error* keeps a policy from running; a *warning* is probably not what was meant; *advice* is worth knowing.
            Codes stay the same between versions, texts do not. At most 200 errors are kept, and 200 warnings and pieces of advice (`PolicyLimits.MaxDiagnostics`); the last diagnostic then says how many more there are.

            ```console
            keyaccount policy check my.policy.json                    # as below
            keyaccount policy check my.policy.json --lang zh-Hans     # in Chinese
            keyaccount policy check my.policy.json --format json      # for programs
            keyaccount policy check my.policy.json --format sarif     # SARIF 2.1.0, for build servers and code hosts
            ```

            From C#: `CompiledPolicy.TryLoad` gives every `Diagnostic`, with `Code`, `Severity`, `GetMessage(language)`, `GetRemedy(language)`, `Position`, `EndPosition` and `Related`; `DiagnosticRenderer.Render(diagnostics, language)` writes them as below. Languages are
            `en` and `zh-Hans`; in any other the texts are English.

            ## What it looks like

            A policy of ten lines with three mistakes:


            """.ReplaceLineEndings("\n"));
        CompiledPolicy.TryLoad(Sample.ReplaceLineEndings("\n"), File, null, out _, out var diagnostics);
        Fence(page, "jsonc", Sample.ReplaceLineEndings("\n"));
        page.Append("In English:\n\n");
        Fence(page, "text", DiagnosticRenderer.Render(diagnostics));
        page.Append("In Chinese:\n\n");
        Fence(page, "text", DiagnosticRenderer.Render(diagnostics, Chinese));
        var examples = Examples();
        foreach (var (range, title) in Sections)
        {
            page.Append("## ").Append(title).Append("\n\n");
            foreach (var descriptor in Catalogue().Where(d => d.Code[2] == range)) Append(page, descriptor, examples[descriptor.Code]);
        }

        return page.ToString().TrimEnd('\n') + "\n";
    }

    private static void Append(StringBuilder page, DiagnosticDescriptor descriptor, Diagnostic example)
    {
        page.Append("### ").Append(descriptor.Code).Append("\n\n");
        page.Append(DiagnosticRenderer.Word(descriptor.Severity)).Append(": ").Append(Texts(example, "en", ". Remedy: ", "for example, ")).Append("\n\n");
        page.Append(DiagnosticTexts.Say(DiagnosticRenderer.Word(descriptor.Severity), Chinese)).Append('：').Append(Texts(example, Chinese, "。改法：", "例如，")).Append("\n\n");
        Fence(page, "text", DiagnosticRenderer.Render([example]));
    }

    /// <summary>Message and remedy; where the remedy is nothing but an argument, that of the example.</summary>
    private static string Texts(Diagnostic example, string language, string between, string forExample)
    {
        var (message, remedy) = example.GetTemplates(language);
        return Escaped(message) + between + (remedy == "…" ? forExample + Escaped(example.GetRemedy(language)) : Escaped(remedy));
    }

    /// <summary>The first case of every code.</summary>
    private static Dictionary<string, Diagnostic> Examples()
    {
        var examples = new Dictionary<string, Diagnostic>(StringComparer.Ordinal);
        foreach (var @case in DiagnosticCaseFile.Cases)
            foreach (var diagnostic in @case.Read(File, "my.tests.json").Diagnostics) examples.TryAdd(diagnostic.Code, diagnostic);
        foreach (var diagnostic in Running("for i in 1..1000000 return i")) examples.TryAdd(diagnostic.Code, diagnostic);
        foreach (var diagnostic in OfTheTool()) examples.TryAdd(diagnostic.Code, diagnostic);
        return examples;
    }

    /// <summary>What only <c>keyaccount eval</c> finds, as it says it.</summary>
    private static IEnumerable<Diagnostic> OfTheTool()
    {
        var expression = new SourceText("EXPRESSION", "{a: string join(for i in 1..100 return \"0123456789\"), b: for i in 1..20000 return a}.b");
        var whole = new SourceSpan(0, expression.Text.Length);
        yield return new Diagnostic(DiagnosticCatalog.ResultTooLarge, expression, whole, []);
        yield return new Diagnostic(DiagnosticCatalog.LineTooLong, new SourceText("line", ""), default, ["1048576"]);
        yield return new Diagnostic(DiagnosticCatalog.EvaluationFault, expression, whole, ["Index was outside the bounds of the array."]);
    }

    /// <summary>What is found while an expression runs.</summary>
    private static ImmutableArray<Diagnostic> Running(string text)
    {
        var (diagnostics, nothing) = (new DiagnosticBag(), new FeelContext([]));
        FeelExpression.Parse(new ExpressionText("expression", text), nothing, PolicyLimits.Default, diagnostics)!.Evaluate(nothing, new FeelRun(PolicyLimits.Default), diagnostics);
        return diagnostics.ToSorted();
    }

    private static ImmutableArray<DiagnosticDescriptor> Catalogue() =>
    [
        .. typeof(DiagnosticCatalog).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (DiagnosticDescriptor)f.GetValue(null)!).OrderBy(d => d.Code, StringComparer.Ordinal),
    ];

    private static void Fence(StringBuilder page, string language, string text) =>
        page.Append("```").Append(language).Append('\n').Append(text.TrimEnd('\n')).Append("\n```\n\n");

    /// <summary>A text whose signs mean nothing in Markdown.</summary>
    private static string Escaped(string text) => Sign().Replace(text, @"\$0");

    [GeneratedRegex(@"[\\`*_<>\[\]|]")]
    private static partial Regex Sign();
}
